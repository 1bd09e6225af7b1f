import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import { ApiToken } from './api-token.entity.js';

@Injectable()
export class TokensStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findByHash(tokenHash: string): Promise<ApiToken | null> {
    return wholeRow(this.unitOfWork.reader, ApiToken, 'token_hash = ?', [tokenHash]);
  }

  list(accountId: string): Promise<ApiToken[]> {
    return this.unitOfWork.reader.find(ApiToken, { where: { accountId }, order: { createdAt: 'DESC' }, take: 200 });
  }

  async insert(token: ApiToken): Promise<void> {
    await this.unitOfWork.writer.insert(ApiToken, token);
  }

  async usedOn(accountId: string, id: string, lastUsedOn: LocalDate): Promise<void> {
    await this.unitOfWork.writer.update(ApiToken, { accountId, id }, { lastUsedOn });
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const found = await this.unitOfWork.writer.findOneBy(ApiToken, { accountId, id });
    if (found) await this.unitOfWork.writer.delete(ApiToken, { accountId, id });
    return found !== null;
  }
}
