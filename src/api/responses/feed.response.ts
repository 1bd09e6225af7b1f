import { ApiProperty } from '@nestjs/swagger';
import { type FeedKind, feedKinds, type FeedShows, usualShows } from '../../calendar/domain/feed-shows.js';
import { webcalAddress } from '../../calendar/domain/webcal-address.js';
import type { Feed } from '../../calendar/feed.entity.js';
import type { LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';

export class FeedShowsResponse implements FeedShows {
  @ApiProperty({ enum: feedKinds, isArray: true }) kinds!: FeedKind[];
  /** "A. B." instead of names, and nothing that you wrote. */
  initials!: boolean;
  /** So many minutes before a meeting the calendar program speaks up; null: it does not. */
  alarmMinutes!: number | null;
}

export class FeedResponse {
  id!: string;
  label!: string;
  shows!: FeedShowsResponse;
  /** The day the address was last asked for; null: never yet. */
  lastUsedOn!: LocalDate | null;
  /** The same with its time, to a quarter of an hour. */
  lastUsedAt!: string | null;
  createdAt!: string;
}

export class NewFeedResponse extends FeedResponse {
  /** The address to subscribe to. It is shown this once: whoever has it can read the calendar. */
  url!: string;
  /** The same, as calendar programs open it by a click. */
  webcalUrl!: string;
}

export class FeedsResponse {
  items!: FeedResponse[];
  nextCursor!: string | null;
}

export function feedResponse({ id, label, shows, lastUsedAt, createdAt }: Feed, zone: string): FeedResponse {
  const { kinds, initials, alarmMinutes } = shows ?? usualShows;
  const lastUsedOn = lastUsedAt === null ? null : localDateOf(new Date(lastUsedAt), zone);
  return { id, label, shows: { kinds: [...kinds], initials, alarmMinutes }, lastUsedOn, lastUsedAt, createdAt };
}

export function newFeedResponse(feed: Feed, url: string, zone: string): NewFeedResponse {
  return { ...feedResponse(feed, zone), url, webcalUrl: webcalAddress(url) };
}
