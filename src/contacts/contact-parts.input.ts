import { IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IfGiven, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { IsPartialDate } from '../stations/partial-date.rule.js';
import type { PartialDate } from '../stations/domain/partial-date.js';
import { addressShapes, longestAddress } from './domain/address-shape.js';
import { earliestBirthYear } from './domain/birth-year.js';

export class EmailInput {
  @IsPlainText()
  @Matches(addressShapes.email, { message: 'value must look like an e-mail address: name@company.com.' })
  @MaxLength(longestAddress)
  value!: string;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

export class PhoneInput {
  /** As you write it, with an extension if there is one. */
  @IsPlainText()
  @Matches(addressShapes.phone, { message: 'value must look like a phone number.' })
  value!: string;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

export class LinkInput {
  @IsPlainText()
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

/** A postal address: one of its parts at least. */
export class PostalAddressInput {
  @IsOptional() @IsPlainText() @MaxLength(200) street?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(20) postalCode?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) city?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) region?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(100) country?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(100) label?: string | null;
  @IfGiven() @IsBoolean() preferred?: boolean;
}

/** A place of work that is over: where, or what they were there, or both. */
export class PastRoleInput {
  @IsOptional() @IsPlainText() @MaxLength(200) organisation?: string | null;
  @IsOptional() @IsPlainText() @MaxLength(200) role?: string | null;
  /** As exactly as remembered: 2023, 2023-08 or 2023-08-31. */
  @IsOptional() @IsPartialDate() from?: PartialDate | null;
  @IsOptional() @IsPartialDate() to?: PartialDate | null;
}
