import { phoneCountry } from '../../contacts/points/phone-number.js';

/** ISO 3166-1 alpha-2 of a country as people write it, "Österreich", "Austria" or "AT"; null if it is none. */
export function countryCode(country: string | null): string | null {
  return phoneCountry(country, '') || null;
}

/** What it is called in German and English. */
export function countryNames(code: string): string[] {
  return ['de', 'en'].map((language) => countryName(code, language));
}

export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}
