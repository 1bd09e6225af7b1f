import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { Feed } from './feed.entity.js';

@Injectable()
export class FeedsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The one question without an account: the secret says whose feed it is. */
  findByHash(tokenHash: string): Promise<Feed | null> {
    return this.unitOfWork.reader.findOneBy(Feed, { tokenHash });
  }

  list(accountId: string): Promise<Feed[]> {
    return this.unitOfWork.reader.find(Feed, { where: { accountId }, order: { createdAt: 'DESC' }, take: 200 });
  }

  async insert(feed: Feed): Promise<void> {
    await this.unitOfWork.writer.insert(Feed, feed);
  }

  async usedOn(accountId: string, id: string, lastUsedOn: LocalDate): Promise<void> {
    await this.unitOfWork.writer.update(Feed, { accountId, id }, { lastUsedOn });
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const found = await this.unitOfWork.writer.findOneBy(Feed, { accountId, id });
    if (found) await this.unitOfWork.writer.delete(Feed, { accountId, id });
    return found !== null;
  }
}
