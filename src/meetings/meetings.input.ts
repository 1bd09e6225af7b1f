import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsInstant, IsLongText, IsPlainText, IsZone, MaxLength } from '../common/validation/rules.js';
import { type MeetingState, meetingStates } from './domain/words.js';

const LONGEST_PLACE = 500;
const LONGEST_TITLE = 200;
const LONGEST_NOTE = 10_000;
const MOST_PEOPLE = 50;
/** One way. Further than that it is a trip. In minutes. */
export const LONGEST_TRAVEL = 720;

/** When and where: also the `meeting` of an outcome. */
export class MeetingTimeInput {
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  @IsZone() timeZone!: string;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_PLACE) place?: string | null;
}

export class CreateMeeting extends MeetingTimeInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds!: string[];
  /** Default: agreed. */
  @IsOptional() @IsIn(meetingStates) state?: MeetingState;
  /** What you call it; without one the names of the people say it all. */
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_TITLE) title?: string | null;
  /** What to think of before and there: for you alone. */
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
  /** The way there in minutes, and the same back; without it: as your settings have it. */
  @IsOptional() @IsInt() @Min(0) @Max(LONGEST_TRAVEL) travelMinutes?: number | null;
}

export class UpdateMeeting {
  @IfGiven() @IsInstant() start?: string;
  @IfGiven() @IsInstant() end?: string;
  @IfGiven() @IsZone() timeZone?: string;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_PLACE) place?: string | null;
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
  @IfGiven() @IsIn(meetingStates) state?: MeetingState;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_TITLE) title?: string | null;
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(LONGEST_TRAVEL) travelMinutes?: number | null;
}

export class MeetingsQuery extends PageInput {
  /** First and last day, in the account's zone. */
  @IsOptional() @IsDay() from?: LocalDate;
  @IsOptional() @IsDay() to?: LocalDate;
  @IsOptional() @IsUUID() contactId?: string;
}
