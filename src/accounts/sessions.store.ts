import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow } from '../common/database/whole-rows.js';
import { Session } from './session.entity.js';

@Injectable()
export class SessionsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findByHash(tokenHash: string): Promise<Session | null> {
    return wholeRow(this.unitOfWork.reader, Session, 'token_hash = ?', [tokenHash]);
  }

  list(accountId: string): Promise<Session[]> {
    return this.unitOfWork.reader.find(Session, { where: { accountId }, order: { createdAt: 'DESC' }, take: 200 });
  }

  async insert(session: Session): Promise<void> {
    await this.unitOfWork.writer.insert(Session, session);
  }

  async seen(accountId: string, id: string, lastSeenAt: string, expiresAt: string): Promise<void> {
    await this.unitOfWork.writer.update(Session, { accountId, id }, { lastSeenAt, expiresAt });
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const found = await this.unitOfWork.writer.findOneBy(Session, { accountId, id });
    if (found) await this.unitOfWork.writer.delete(Session, { accountId, id });
    return found !== null;
  }

  async removeAllBut(accountId: string, keptId: string | null): Promise<void> {
    const all = await this.unitOfWork.writer.findBy(Session, { accountId });
    const others = all.filter(({ id }) => id !== keptId);
    if (others.length > 0) await this.unitOfWork.writer.remove(others);
  }

  async removeExpired(accountId: string, now: string): Promise<void> {
    await this.unitOfWork.writer.delete(Session, { accountId, expiresAt: LessThan(now) });
  }
}
