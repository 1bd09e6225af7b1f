import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { newSecret, secretHash } from '../accounts/secrets.js';
import { Clock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { projectFolder } from '../common/folders.js';
import { newId } from '../common/ids.js';
import { type FeedShows, shownAs, usualShows } from './domain/feed-shows.js';
import { FeedContent } from './feed-content.service.js';
import type { Feed } from './feed.entity.js';
import { MOST_FEEDS, TooManyFeeds } from './feeds.errors.js';
import type { CreateFeed, FeedShowsInput, UpdateFeed } from './feeds.input.js';
import { FeedsStore } from './feeds.store.js';

/** The last use is noted again only after so long: programs ask often, and each note is a write. In ms. */
const NOTED_EVERY_MS = 15 * 60_000;

/** A calendar file that can be had, if it is wanted. */
export interface CalendarDocument {
  /** Another word for other bytes (RFC 9110, 8.8.3), without its quotes. */
  readonly tag: string;
  /** Reads and prints; nothing was read for the tag alone but one row. */
  readonly body: () => Promise<Buffer>;
}

/** An address that was just made: it holds the secret, and is in this answer and nowhere else. */
export interface NewAddress {
  readonly feed: Feed;
  readonly url: string;
}

@Injectable()
export class FeedsService {
  private readonly program: string;

  constructor(
    private readonly store: FeedsStore,
    private readonly content: FeedContent,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.program = programWord(config.baseUrl);
  }

  /** Throws TooManyFeeds. */
  async create(accountId: string, { label, shows }: CreateFeed): Promise<NewAddress> {
    const now = this.clock.now();
    const secret = newSecret('');
    const feed: Feed = {
      id: newId(now),
      accountId,
      label: label.trim(),
      tokenHash: secretHash(secret),
      shows: shows ? wholeShows(shows) : null,
      lastUsedAt: null,
      createdAt: now.toISOString(),
    };
    await this.unitOfWork.run(async () => {
      await this.store.holdFor(accountId);
      if ((await this.store.count(accountId)) >= MOST_FEEDS) throw new TooManyFeeds();
      await this.store.insert(feed);
    });
    return { feed, url: this.addressOf(secret) };
  }

  list(accountId: string): Promise<Feed[]> {
    return this.store.list(accountId);
  }

  async find(accountId: string, id: string): Promise<Feed> {
    const feed = await this.store.find(accountId, id);
    if (!feed) throw new NotFound('calendar address');
    return feed;
  }

  update(accountId: string, id: string, { label, shows }: UpdateFeed): Promise<Feed> {
    return this.unitOfWork.run(async () => {
      const feed = await this.find(accountId, id);
      const changed = { label: label?.trim() ?? feed.label, shows: shows ? wholeShows(shows) : feed.shows };
      await this.store.change(accountId, id, changed);
      return { ...feed, ...changed };
    });
  }

  /** Another address for the same calendar; the one before opens nothing any more. */
  async renew(accountId: string, id: string): Promise<NewAddress> {
    const secret = newSecret('');
    const feed = await this.unitOfWork.run(async () => {
      const changed = { tokenHash: secretHash(secret), lastUsedAt: null };
      const before = await this.find(accountId, id);
      await this.store.change(accountId, id, changed);
      return { ...before, ...changed };
    });
    return { feed, url: this.addressOf(secret) };
  }

  async remove(accountId: string, id: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!found) throw new NotFound('calendar address');
  }

  /** What a usual calendar of the account holds today. */
  async file(account: Account): Promise<string> {
    return (await this.content.print(account, usualShows, this.clock.today(account.timeZone))).toString();
  }

  /** What the secret opens, and nothing else: what its address shows of the account's calendar. */
  async read(secret: string): Promise<CalendarDocument> {
    const feed = await this.store.opened(secretHash(secret));
    if (!feed) throw new NotFound('calendar');
    const now = this.clock.now();
    const usedAt = feed.lastUsedAt === null ? 0 : Date.parse(feed.lastUsedAt);
    if (now.getTime() - usedAt >= NOTED_EVERY_MS) {
      await this.unitOfWork.run(() => this.store.change(feed.accountId, feed.id, { lastUsedAt: now.toISOString() }));
    }
    const today = this.clock.today(feed.timeZone);
    const shows = feed.shows ?? usualShows;
    return {
      tag: [feed.version, today, shownAs(shows), this.program].join('.'),
      body: async () => this.content.print(await this.content.ownerOf(feed), shows, today),
    };
  }

  private addressOf(secret: string): string {
    return `${this.config.baseUrl}/feeds/${secret}.ics`;
  }
}

function wholeShows({ kinds, initials, alarmMinutes }: FeedShowsInput): FeedShows {
  return {
    kinds: kinds ?? usualShows.kinds,
    initials: initials ?? usualShows.initials,
    alarmMinutes: alarmMinutes ?? null,
  };
}

/** Another version of the program may print the same rows otherwise, and so does another address of ours. */
function programWord(baseUrl: string): string {
  // our own file
  const { version } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as { version: string };
  return createHash('sha256').update(`${version} ${baseUrl}`).digest('base64url').slice(0, 8);
}
