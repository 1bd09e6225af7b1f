import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsUUID,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsInstant, IsPlainText, IsZone, MaxLength } from '../common/validation/rules.js';
import { type MeetingState, meetingStates } from './domain/words.js';

const LONGEST_PLACE = 500;
const MOST_PEOPLE = 50;

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
}

export class MeetingsQuery extends PageInput {
  /** First and last day, in the account's zone. */
  @IsOptional() @IsDay() from?: LocalDate;
  @IsOptional() @IsDay() to?: LocalDate;
  @IsOptional() @IsUUID() contactId?: string;
}
