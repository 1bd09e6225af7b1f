import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText } from '../common/validation/rules.js';
import { IsCadence } from './cadence.rule.js';
import { addressShapes, longestAddress } from './domain/address-shape.js';
import { earliestBirthYear } from './domain/birth-year.js';
import {
  type Cadence,
  type Form,
  forms,
  type Gender,
  genders,
  type Language,
  languages,
  type Layer,
  layers,
  type Rung,
  rungs,
} from './domain/words.js';

const MOST_POINTS = 200;
const MOST_TAGS = 100;
const MOST_NOTES = 100_000;

export class EmailInput {
  @Matches(addressShapes.email, { message: 'value must look like an e-mail address: name@company.com.' })
  @MaxLength(longestAddress)
  value!: string;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

export class PhoneInput {
  @Matches(addressShapes.phone, { message: 'value must look like a phone number.' }) value!: string;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

export class LinkInput {
  @Matches(addressShapes.link, { message: 'value must be an address that begins with https://.' })
  @MaxLength(longestAddress)
  value!: string;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

export class BirthdayInput {
  /** null: only the day is known. */
  @IsOptional() @IsInt() @Min(earliestBirthYear) @Max(2100) year?: number | null;
  @IsInt() @Min(1) @Max(12) month!: number;
  @IsInt() @Min(1) @Max(31) day!: number;
}

/** Everything one may know about a person. Only a name, or half a name, is needed. */
export class CreateContact {
  @IsOptional() @IsPlainText() @MaxLength(200) givenName?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) familyName?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) nickname?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(100) honorific?: string | null;
  @IsOptional() @IsIn(genders) gender?: Gender | null;
  /** null: not told yet; drafts then propose one and say so. */
  @IsOptional() @IsIn(forms) form?: Form | null;
  @IsOptional() @IsIn(languages) language?: Language | null;
  @IsOptional() @IsPlainText() @MaxLength(200) organisation?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) role?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) city?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(100) country?: string | null;
  @IsOptional() @IsUUID() stationId?: string | null;
  @IfGiven() @IsIn(layers) layer?: Layer;
  /** 7-3650 days, "none", or null: inherit from tags or layer. */
  @IsOptional() @IsCadence() cadence?: Cadence | null;
  /** How a message would feel: the user's own word. */
  @IsOptional() @IsIn(rungs) feltRung?: Rung | null;
  @IsOptional() @IsDay() roughlyLastOn?: LocalDate | null;
  @IsOptional() @IsInt() @Min(1) @Max(5) gotOnWell?: number | null;
  @IsOptional() @IsBoolean() higherStatus?: boolean | null;
  @IsOptional() @IsBoolean() tension?: boolean | null;
  @IsOptional() @IsBoolean() metInPerson?: boolean | null;
  @IsOptional() @IsLongText() @MaxLength(2000) likes?: string | null;
  @IsOptional() @ValidateNested() @Type(() => BirthdayInput) birthday?: BirthdayInput | null;
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_POINTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EmailInput)
  emails?: EmailInput[];
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_POINTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PhoneInput)
  phones?: PhoneInput[];
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_POINTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LinkInput)
  links?: LinkInput[];
  /** Names of tags; new ones are created. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsPlainText({ each: true })
  @Length(1, 100, { each: true })
  tags?: string[];
  @IsOptional() @IsLongText() @MaxLength(MOST_NOTES) notes?: string | null;
  @IsOptional() @IsUUID() introducedById?: string | null;
  @IfGiven() @IsBoolean() neverSuggest?: boolean;
}

export class UpdateContact extends PartialType(CreateContact, { skipNullProperties: false }) {
  /** Set by the outcome "please don't"; only the user takes it back. */
  @IfGiven() @IsBoolean() pleaseDont?: boolean;
}

const contactSorts = ['name', 'lastInteractionOn', 'createdAt'] as const;
export type ContactSort = (typeof contactSorts)[number];
const standingFilters = ['fresh', 'quiet', 'asleep', 'dormant', 'unknown', 'paused'] as const;
export type StandingFilter = (typeof standingFilters)[number];

export class ListContacts extends PageInput {
  @IfGiven() @IsString() @MaxLength(200) q?: string;
  @IfGiven() @IsUUID() station?: string;
  @IfGiven() @IsString() @MaxLength(200) city?: string;
  @IfGiven() @IsString() @MaxLength(100) tag?: string;
  @IfGiven() @IsIn(standingFilters) standing?: StandingFilter;
  @IfGiven() @IsDay() notContactedSince?: LocalDate;
  @IfGiven() @IsIn(contactSorts) sort?: ContactSort;
}

export class CreateTag {
  @IsPlainText() @Length(1, 100) name!: string;
  @IsOptional() @IsCadence() cadence?: Cadence | null;
}

export class UpdateTag extends PartialType(CreateTag, { skipNullProperties: false }) {}
