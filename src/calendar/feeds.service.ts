import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { newSecret, secretHash } from '../accounts/secrets.js';
import { Clock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { FeedContent } from './feed-content.service.js';
import type { Feed } from './feed.entity.js';
import type { CreateFeed } from './feeds.input.js';
import { FeedsStore } from './feeds.store.js';
import { printCalendar } from './ics/calendar.js';

/** A calendar file as a client gets it. */
export interface CalendarDocument {
  readonly body: string;
  /** The same for the same bytes (RFC 9110, 8.8.3). */
  readonly etag: string;
}

@Injectable()
export class FeedsService {
  constructor(
    private readonly store: FeedsStore,
    private readonly content: FeedContent,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The address holds the secret; it is in this answer and nowhere else. */
  async create(accountId: string, { label }: CreateFeed): Promise<{ feed: Feed; url: string }> {
    const now = this.clock.now();
    const secret = newSecret('');
    const feed: Feed = {
      id: newId(now),
      accountId,
      label: label.trim(),
      tokenHash: secretHash(secret),
      lastUsedOn: null,
      createdAt: now.toISOString(),
    };
    await this.unitOfWork.run(() => this.store.insert(feed));
    return { feed, url: `${this.config.baseUrl}/feeds/${secret}.ics` };
  }

  list(accountId: string): Promise<Feed[]> {
    return this.store.list(accountId);
  }

  async remove(accountId: string, id: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!found) throw new NotFound('calendar address');
  }

  /** What a feed of the account holds today. */
  async file(account: Account): Promise<string> {
    return printCalendar(await this.content.of(account, this.clock.today(account.timeZone)));
  }

  /** What the secret opens: the account's meetings and reminders, nothing else. */
  async read(secret: string): Promise<CalendarDocument> {
    const feed = await this.store.findByHash(secretHash(secret));
    if (!feed) throw new NotFound('calendar');
    const account = await this.content.ownerOf(feed);
    const today = this.clock.today(account.timeZone);
    if (feed.lastUsedOn !== today) await this.unitOfWork.run(() => this.store.usedOn(account.id, feed.id, today));
    const body = await this.file(account);
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
  }
}
