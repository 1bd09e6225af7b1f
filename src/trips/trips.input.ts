import { IsIn, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText, MaxLength } from '../common/validation/rules.js';

const LONGEST_CITY = 200;
const LONGEST_NOTE = 2_000;
/** Unit: km. Further than that it is another trip. */
const FURTHEST = 500;
const LARGEST_PLACE = 2_147_483_647;
const ISO_COUNTRY = /^[a-z]{2}$/i;

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
