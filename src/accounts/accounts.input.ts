import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate, Weekday } from '../common/local-date.js';
import { type Locale, locales } from '../common/text.js';
import { IfGiven, IsDay, IsPlainText, IsTimeOfDay, IsZone, Length, MaxLength } from '../common/validation/rules.js';
import { IsCadence } from './cadence.rule.js';
import { mostSlotRules } from './domain/slot-rules.js';
import { type TokenScope, tokenScopes } from './domain/words.js';

const MIN_PASSWORD = 12;
const MAX_PASSWORD = 256;

export class SetUp {
  @IsString() @MaxLength(40) code!: string;
  @IsPlainText() @Length(1, 200) name!: string;
  @IsEmail() @MaxLength(320) email!: string;
  @IsString() @Length(MIN_PASSWORD, MAX_PASSWORD) password!: string;
  @IsZone() timeZone!: string;
  @IsIn(locales) locale!: Locale;
}

export class Register {
  @IsPlainText() @Length(1, 200) name!: string;
  @IsEmail() @MaxLength(320) email!: string;
  @IsString() @Length(MIN_PASSWORD, MAX_PASSWORD) password!: string;
  @IfGiven() @IsZone() timeZone?: string;
  @IfGiven() @IsIn(locales) locale?: Locale;
}

export class SignIn {
  @IsString() @Length(1, 320) email!: string;
  @IsString() @Length(1, MAX_PASSWORD) password!: string;
}

export class ChangePassword {
  @IsString() @Length(1, MAX_PASSWORD) current!: string;
  @IsString() @Length(MIN_PASSWORD, MAX_PASSWORD) password!: string;
}

/** After how many days people of a layer count as quiet: 7-3650, or "none"; null is the usual one. */
export class LayerCadencesInput {
  @IsOptional() @IsCadence() inner?: number | 'none' | null;
  @IsOptional() @IsCadence() warm?: number | 'none' | null;
  @IsOptional() @IsCadence() known?: number | 'none' | null;
  @IsOptional() @IsCadence() loose?: number | 'none' | null;
}

export class DayHoursInput {
  /** ISO weekday, one of `days`: 1 is Monday, 7 is Sunday. */
  @IsIn([1, 2, 3, 4, 5, 6, 7]) day!: Weekday;
  @IsTimeOfDay() from!: string;
  /** After `from`. */
  @IsTimeOfDay() to!: string;
}

export class WorkingHoursInput {
  @IsTimeOfDay() from!: string;
  /** After `from`. */
  @IsTimeOfDay() to!: string;
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn([1, 2, 3, 4, 5, 6, 7], { each: true }) days!: Weekday[];
  /** Days with other hours than the rest. */
  @IfGiven()
  @IsArray()
  @ArrayUnique(({ day }: DayHoursInput) => day)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DayHoursInput)
  byDay?: DayHoursInput[];
}

export class SlotRulesInput {
  /** The way to a meeting, and the same back. */
  @IsInt() @Min(0) @Max(mostSlotRules.travelMinutes) travelMinutes!: number;
  /** Between any two things. */
  @IsInt() @Min(0) @Max(mostSlotRules.gapMinutes) gapMinutes!: number;
  /** How long before a meeting it must be proposed at the latest. */
  @IsInt() @Min(0) @Max(mostSlotRules.noticeHours) noticeHours!: number;
}

export class UpdateAccount {
  @IfGiven() @IsPlainText() @Length(1, 200) name?: string;
  @IfGiven() @IsIn(locales) locale?: Locale;
  @IfGiven() @IsZone() timeZone?: string;
  @IfGiven() @Matches(/^[A-Z]{2}$/, { message: 'country must be two capital letters like DE.' }) country?: string;
  @IsOptional() @IsPlainText() @Length(1, 10) region?: string | null;
  @IsOptional() @IsPlainText() @Length(1, 200) city?: string | null;
  /** People per week. */
  @IfGiven() @IsInt() @Min(1) @Max(10) pace?: number;
  @IfGiven() @IsTimeOfDay() mailTime?: string;
  /** ISO weekdays: 1 is Monday, 7 is Sunday. An empty list means no mail. */
  @IfGiven() @IsArray() @ArrayUnique() @IsIn([1, 2, 3, 4, 5, 6, 7], { each: true }) mailDays?: Weekday[];
  /** Names may stand in the subject of the daily mail. */
  @IfGiven() @IsBoolean() mailNames?: boolean;
  @IfGiven() @IsIn(['digital', 'not-digital']) industry?: 'digital' | 'not-digital';
  @IfGiven() @IsArray() @ArrayMaxSize(400) @IsDay({ each: true }) quietDates?: LocalDate[];
  @IsOptional() @IsDay() pauseUntil?: LocalDate | null;
  /** Layers that are not named stay as they are; null: the usual ones. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => LayerCadencesInput) cadences?: LayerCadencesInput | null;
  /** When a meeting may be proposed; null: the usual hours. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => WorkingHoursInput) workingHours?: WorkingHoursInput | null;
  /** What is kept free around meetings; null: the usual. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => SlotRulesInput) slotRules?: SlotRulesInput | null;
}

/** The settings as an account file has them: with what only pages set otherwise. */
export class RestoreAccount extends UpdateAccount {
  @IsOptional() @IsDay() attitudeOn?: LocalDate | null;
}

export class CreateToken {
  @IsPlainText() @Length(1, 100) label!: string;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(tokenScopes, { each: true }) scopes!: TokenScope[];
  @IsOptional() @IsDay() expiresOn?: LocalDate | null;
}
