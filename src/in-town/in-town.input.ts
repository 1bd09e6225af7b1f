import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { IfGiven, IsDay } from '../common/validation/rules.js';
import { SlotInput } from '../slots/slots.input.js';

/** More than anybody meets on one trip. */
const MOST_DRAFTS = 20;
/** Shorter is no meeting, longer no longer one of several a day. Unit: minutes. */
const [SHORTEST, LONGEST] = [15, 480];

export class WriteTripDrafts {
  /** Whom to write to, the most important first. Default: everybody who would be ticked, easiest first. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_DRAFTS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
  /** Times of one's own choice, one for each person. Default: free times of the trip, at most three a day. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_DRAFTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SlotInput)
  slots?: SlotInput[];
}

export class FreeSlotsQuery {
  /** First and last day, in the account's zone. */
  @IsDay() from!: LocalDate;
  @IsDay() to!: LocalDate;
  /** Default: 45, a coffee. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(SHORTEST) @Max(LONGEST) minutes?: number;
}
