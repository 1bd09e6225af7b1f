import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate } from '../../common/local-date.js';
import { type Channel, channels } from '../../contacts/domain/words.js';
import type { PastEventsPreview } from '../../past-events/past-events.service.js';

export class PastEventResponse {
  /** The same for the same event and person, whenever it is read. */
  key!: string;
  contactId!: string;
  name!: string;
  on!: LocalDate;
  @ApiProperty({ enum: channels }) channel!: Channel;
  title!: string | null;
  /** A talk with them stands on that day already. */
  known!: boolean;
}

export class PastEventsResponse {
  /** The newest first, at most 500. */
  events!: PastEventResponse[];
  /** True: there are older ones; they come once these are kept. */
  more!: boolean;
  /** How many were kept before, and are left out. */
  counted!: number;
  /** How many had more than 12 people, and are left out. */
  large!: number;
  /** How many could not be read. */
  unreadable!: number;
}

export class KeptPastEventsResponse {
  /** How many talks came. */
  talks!: number;
  /** With how many people. */
  people!: number;
}

export function pastEventsResponse({ events, ...rest }: PastEventsPreview): PastEventsResponse {
  return { events: events.map((event) => ({ ...event })), ...rest };
}
