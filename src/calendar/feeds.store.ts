import { Injectable } from '@nestjs/common';
import { oneAtATimeFor } from '../common/database/for-change.js';
import { rowArrays } from '../common/database/sqlite-arrays.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { FeedShows } from './domain/feed-shows.js';
import { Feed } from './feed.entity.js';

/** All that is needed to say that nothing has changed: one row. */
export interface OpenedFeed {
  readonly id: string;
  readonly accountId: string;
  readonly shows: FeedShows | null;
  readonly lastUsedAt: string | null;
  readonly timeZone: string;
  /** Of the account's calendar. */
  readonly version: number;
}

const OPENED = `select feeds.id, feeds.account_id, feeds.shows, feeds.last_used_at, accounts.time_zone, calendar_versions.version
  from feeds join accounts on accounts.id = feeds.account_id
  join calendar_versions on calendar_versions.account_id = feeds.account_id where feeds.token_hash = ?`;

@Injectable()
export class FeedsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The one question without an account: the secret says whose feed it is. */
  async opened(tokenHash: string): Promise<OpenedFeed | null> {
    const [found] = await rowArrays(this.unitOfWork.reader, OPENED, [tokenHash]);
    if (!found) return null;
    // in the order of the columns above
    const [id, accountId, shows, lastUsedAt, timeZone, version] = found as [string, string, ...(string | null)[]];
    return {
      ...{ id, accountId, lastUsedAt: lastUsedAt ?? null, timeZone: timeZone ?? '', version: Number(version) },
      shows: shows ? (JSON.parse(shows) as FeedShows) : null,
    };
  }

  find(accountId: string, id: string): Promise<Feed | null> {
    return this.unitOfWork.reader.findOneBy(Feed, { accountId, id });
  }

  list(accountId: string): Promise<Feed[]> {
    return this.unitOfWork.reader.find(Feed, { where: { accountId }, order: { createdAt: 'DESC' }, take: 200 });
  }

  /** Whoever else makes one for this account waits until this unit of work ends. */
  holdFor(accountId: string): Promise<void> {
    return oneAtATimeFor(this.unitOfWork.writer, accountId);
  }

  count(accountId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(Feed, { accountId });
  }

  async insert(feed: Feed): Promise<void> {
    await this.unitOfWork.writer.insert(Feed, feed);
  }

  async change(accountId: string, id: string, fields: Partial<Feed>): Promise<void> {
    await this.unitOfWork.writer.update(Feed, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const found = await this.unitOfWork.writer.findOneBy(Feed, { accountId, id });
    if (found) await this.unitOfWork.writer.delete(Feed, { accountId, id });
    return found !== null;
  }
}
