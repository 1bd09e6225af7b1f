import { Transform, Type } from 'class-transformer';
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
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import { IsCadence } from '../accounts/cadence.rule.js';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText, IsZone, Length, MaxLength } from '../common/validation/rules.js';
import {
  BirthdayInput,
  EmailInput,
  LinkInput,
  PastRoleInput,
  PhoneInput,
  PostalAddressInput,
} from './contact-parts.input.js';
import { IsCustomValues, KeysAsTheyAre } from './custom-fields/custom-values.rule.js';
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
const MOST_ADDRESSES = 50;
const MOST_PAST_ROLES = 100;
const MOST_TAGS = 100;
const MOST_NOTES = 100_000;

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
  /** IANA; null: not told, then that of the country counts if it has only one. */
  @IsOptional() @IsZone() timeZone?: string | null;
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
  /** Postal addresses; each with one part at least. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_ADDRESSES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PostalAddressInput)
  addresses?: PostalAddressInput[];
  /** Where they worked before; answered with the latest first. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_PAST_ROLES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PastRoleInput)
  history?: PastRoleInput[];
  /** Values of your own fields by the field's name; null empties one, fields that are not named stay. */
  @IfGiven() @KeysAsTheyAre() @IsCustomValues() custom?: Record<string, string | number | null>;
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

const columnSorts = ['name', 'lastInteractionOn', 'createdAt'] as const;
/** Sorts by what stands in the row; ease depends on the week, too. */
export type ColumnSort = (typeof columnSorts)[number];
const contactSorts = [...columnSorts, 'ease'] as const;
const standingFilters = ['fresh', 'quiet', 'asleep', 'dormant', 'unknown', 'paused'] as const;
export type StandingFilter = (typeof standingFilters)[number];

/** As they stand in an address. */
const flags: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** Somebody is looked for by a few words. */
export class FindPeople extends PageInput {
  @IfGiven() @IsString() @MaxLength(200) q?: string;
}

export class ListContacts extends FindPeople {
  @IfGiven() @IsUUID() station?: string;
  @IfGiven() @IsString() @MaxLength(200) city?: string;
  @IfGiven() @IsString() @MaxLength(100) tag?: string;
  @IfGiven() @IsIn(standingFilters) standing?: StandingFilter;
  @IfGiven() @IsDay() notContactedSince?: LocalDate;
  @IfGiven() @IsIn(rungs) rung?: Rung;
  /** Only those in the trash; they are in no other list. */
  @IfGiven() @Transform(({ value }) => flags.get(value) ?? (value as unknown)) @IsBoolean() deleted?: boolean;
  /** Without it: by name, and if `q` is given, those whose name it is before the others. */
  @IfGiven() @IsIn(contactSorts) sort?: (typeof contactSorts)[number];
}

export class CreateTag {
  @IsPlainText() @Length(1, 100) name!: string;
  @IsOptional() @IsCadence() cadence?: Cadence | null;
}

export class UpdateTag extends PartialType(CreateTag, { skipNullProperties: false }) {}
