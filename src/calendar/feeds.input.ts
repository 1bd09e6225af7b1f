import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfGiven, IsPlainText, Length } from '../common/validation/rules.js';
import { type FeedKind, feedKinds, type FeedShows } from './domain/feed-shows.js';

/** The longest time before a meeting at which a program may speak up: a week. In minutes. */
const MOST_ALARM_MINUTES = 7 * 24 * 60;

/** What a calendar address shows; fields that are left out are as usual. */
export class FeedShowsInput implements Partial<FeedShows> {
  @IfGiven() @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(feedKinds, { each: true }) kinds?: FeedKind[];
  /** "A. B." instead of names, and nothing that you wrote. */
  @IfGiven() @IsBoolean() initials?: boolean;
  /** So many minutes before a meeting the calendar program speaks up; null: it does not. */
  @IsOptional() @IsInt() @Min(0) @Max(MOST_ALARM_MINUTES) alarmMinutes?: number | null;
}

export class CreateFeed {
  /** Which calendar program reads it: "My phone". */
  @IsPlainText() @Length(1, 100) label!: string;
  @IfGiven() @ValidateNested() @Type(() => FeedShowsInput) shows?: FeedShowsInput;
}

export class UpdateFeed {
  @IfGiven() @IsPlainText() @Length(1, 100) label?: string;
  @IfGiven() @ValidateNested() @Type(() => FeedShowsInput) shows?: FeedShowsInput;
}
