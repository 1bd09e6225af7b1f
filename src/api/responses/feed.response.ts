import type { Feed } from '../../calendar/feed.entity.js';
import type { LocalDate } from '../../common/local-date.js';

export class FeedResponse {
  id!: string;
  label!: string;
  /** The day the address was last asked for; null: never yet. */
  lastUsedOn!: LocalDate | null;
  createdAt!: string;
}

export class NewFeedResponse extends FeedResponse {
  /** The address to subscribe to. It is shown this once: whoever has it can read the calendar. */
  url!: string;
}

export class FeedsResponse {
  items!: FeedResponse[];
  nextCursor!: string | null;
}

export function feedResponse({ id, label, lastUsedOn, createdAt }: Feed): FeedResponse {
  return { id, label, lastUsedOn, createdAt };
}
