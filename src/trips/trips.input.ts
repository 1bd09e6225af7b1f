import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { SlotInput } from '../slots/slots.input.js';

const LONGEST_CITY = 200;
const LONGEST_NOTE = 2_000;
/** Unit: km. Further than that it is another trip. */
const FURTHEST = 500;
const LARGEST_PLACE = 2_147_483_647;
/** More than anybody meets on one trip. */
const MOST_DRAFTS = 20;
const ISO_COUNTRY = /^[a-z]{2}$/i;
/** Shorter is no meeting, longer no longer one of several a day. Unit: minutes. */
const [SHORTEST, LONGEST] = [15, 480];

export class CreateTrip {
  @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_CITY) city!: string;
  /** ISO 3166-1 alpha-2. Default: wherever the largest city of that name is. */
  @IsOptional() @Matches(ISO_COUNTRY) country?: string | null;
  /** Which of several cities of that name: an `id` of `otherPlaces`. Default: the largest. */
  @IsOptional() @IsInt() @Min(1) @Max(LARGEST_PLACE) placeId?: number | null;
  /** First and last day. */
  @IsDay() from!: LocalDate;
  @IsDay() to!: LocalDate;
  /** Who lives within so many km counts as there. Default: 50. */
  @IfGiven() @IsInt() @Min(0) @Max(FURTHEST) radiusKm?: number;
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
}

export class UpdateTrip {
  @IfGiven() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_CITY) city?: string;
  @IsOptional() @Matches(ISO_COUNTRY) country?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(LARGEST_PLACE) placeId?: number | null;
  @IfGiven() @IsDay() from?: LocalDate;
  @IfGiven() @IsDay() to?: LocalDate;
  @IfGiven() @IsInt() @Min(0) @Max(FURTHEST) radiusKm?: number;
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
}

export class TripsQuery extends PageInput {
  /** Default: all, the latest first. `ahead` begins with the next one. */
  @IsOptional() @IsIn(['ahead', 'past']) when?: 'ahead' | 'past';
}

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
