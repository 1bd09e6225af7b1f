import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { IfGiven, IsDay, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { type Channel, channels } from '../contacts/domain/words.js';

/** How far back is looked, in years. */
export const pastYears = [1, 3, 5] as const;
export type PastYears = (typeof pastYears)[number];

/** As many as one preview has: each is a row to look at, and a few hundred bytes of a form. */
export const MOST_AT_ONCE = 500;

export const LONGEST_TITLE = 200;

/** SHA-256 in base64url. */
const KEY = /^[\w-]{43}$/;

export class PastEventsQuery {
  @IfGiven() @Type(() => Number) @IsIn(pastYears) years?: PastYears;
}

export class ReadPastCalendar {
  /** One of the calendars that say when you have no time. */
  @IsUUID() calendarId!: string;
  @IfGiven() @IsIn(pastYears) years?: PastYears;
}

/** One row of a preview, as it stands there. */
export class PastEventInput {
  @Matches(KEY) key!: string;
  @IsUUID() contactId!: string;
  @IsDay() on!: LocalDate;
  @IsIn(channels) channel!: Channel;
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_TITLE) title?: string | null;
}

export class KeepPastEvents {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => PastEventInput)
  events!: PastEventInput[];
  /** Titles become what the talk was about; otherwise they are not kept. */
  @IfGiven() @IsBoolean() keepsTitles?: boolean;
}
