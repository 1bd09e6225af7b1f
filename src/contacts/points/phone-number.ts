import { type CountryCode, getCountries, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneNumber } from 'libphonenumber-js/min';

/** The longest line that is still looked at as a number. Unit: characters. */
const LONGEST_NUMBER = 100;

/** Reading a line once more for its extension takes as long as all the rest, and most have none: "x12", "#12", ";ext=12". */
const MAY_HOLD_EXTENSION = /[\p{L}#;~]/u;

/** Where a number was written down: decides what `089 ...` means. */
export type PhoneCountry = string;

/**
 * What two spellings of one number have in common: E.164 (`+4989123456`) when the number is possible in that country,
 * else its digits, else the text itself. Extensions are left to the text as it was typed. Never throws.
 * Source: ITU E.164; libphonenumber's possible lengths.
 *
 * @example phoneKey('089 / 12 34 56', 'DE') // '+4989123456'
 */
export function phoneKey(value: string, country: PhoneCountry): string {
  const number = possible(value, country);
  if (number) return number.number;
  return value.replace(/\D/g, '') || value.toLowerCase();
}

/**
 * The number as one reads it in that country: national for its own numbers, international for all others, with the
 * extension that was typed. A number that is not possible stays as it was typed. `key` is its `phoneKey`. Never throws.
 *
 * @example phoneAsRead({ value: '+498912 3456', key: '+4989123456', country: 'DE' }) // '089 123456'
 */
export function phoneAsRead({ value, key, country }: { value: string; key: string; country: PhoneCountry }): string {
  const number = e164Of(key) === null ? undefined : parsePhoneNumberFromString(key);
  if (!number) return value;
  const extension = MAY_HOLD_EXTENSION.test(value) ? possible(value, number.country ?? country)?.ext : undefined;
  if (extension) number.setExt(extension);
  return number.country === country ? number.formatNational() : number.formatInternational();
}

/** The key if it is a whole number (E.164), else null. */
export function e164Of(key: string): string | null {
  return /^\+\d/.test(key) ? key : null;
}

/**
 * The country that a contact's own words name (`AT`, `Österreich`, `Austria`), else the fallback. Never throws.
 *
 * @example phoneCountry('Österreich', 'DE') // 'AT'
 */
export function phoneCountry(country: string | null, fallback: PhoneCountry): PhoneCountry {
  if (country === null) return fallback;
  const word = country.trim();
  const code = word.toUpperCase();
  return isSupportedCountry(code) ? code : (codeByName().get(word.toLowerCase()) ?? fallback);
}

/** What people write that is nobody's official name. */
const SHORT_NAMES = [
  ['usa', 'US'],
  ['uk', 'GB'],
  ['england', 'GB'],
] as const;

let codes: ReadonlyMap<string, CountryCode> | null = null;

/** German and English names of all countries: some 500, worked out when first asked for. */
function codeByName(): ReadonlyMap<string, CountryCode> {
  codes ??= new Map([...['de', 'en'].flatMap(namesIn), ...SHORT_NAMES]);
  return codes;
}

function namesIn(language: string): (readonly [string, CountryCode])[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return getCountries().map((code) => [(names.of(code) ?? code).toLowerCase(), code]);
}

function possible(value: string, country: PhoneCountry): PhoneNumber | undefined {
  if (value.length > LONGEST_NUMBER) return undefined;
  const defaultCountry = isSupportedCountry(country) ? { defaultCountry: country } : {};
  const number = parsePhoneNumberFromString(value, { ...defaultCountry, extract: false });
  return number?.isPossible() ? number : undefined;
}
