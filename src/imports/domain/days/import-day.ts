import { isLocalDate, type LocalDate } from '../../../common/local-date.js';

/** Beginnings of the month names in English, German, French, Spanish, Italian and Portuguese, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'gen', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['mai', 'may', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];
const MONTHS_IN_A_YEAR = 12;
/** Two digits of a year mean this century: LinkedIn began in 2003. */
const CENTURY = 2000;

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/;
const DAY_MONTH_NAME = /^(\d{1,2})\.? (?:de )?([a-z]+)\.?,? (?:de )?(\d{4})$/;
const MONTH_NAME_DAY = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/;
const DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:,? .*)?$/;

/**
 * The day that a contact file means, or null if there is no such day (31 February) or the text is no date.
 * Shapes: `05 Mar 2024`, `03. Apr. 2022` with months in six languages, `Mar 5, 2024`, `2026-08-01`, `17.05.1980`,
 * `03/15/2024` and `3/15/24, 9:30 AM` (month first, as LinkedIn writes it, unless only day first makes a date).
 * Never throws. Source: imports.md, 5.1.
 *
 * @example importDay('03. Apr. 2022') // '2022-04-03'
 */
export function importDay(text: string): LocalDate | null {
  const plain = withoutAccents(text);
  const [, year, month, day] = YEAR_FIRST.exec(plain) ?? [];
  if (year) return existing(year, Number(month), day);
  return namedMonthDay(plain) ?? numericDay(plain);
}

function namedMonthDay(plain: string): LocalDate | null {
  const [, day, name, year] = DAY_MONTH_NAME.exec(plain) ?? [];
  if (name) return existing(year, monthNumber(name), day);
  const [, firstName, secondDay, lastYear] = MONTH_NAME_DAY.exec(plain) ?? [];
  return firstName ? existing(lastYear, monthNumber(firstName), secondDay) : null;
}

function numericDay(plain: string): LocalDate | null {
  const [, day, month, year] = DOTS.exec(plain) ?? [];
  if (day) return existing(year, Number(month), day);
  const [, first, second, last] = SLASHES.exec(plain) ?? [];
  if (!first || !second || !last) return null;
  const fullYear = last.length === 4 ? last : String(CENTURY + Number(last));
  return Number(first) > MONTHS_IN_A_YEAR
    ? existing(fullYear, Number(second), first)
    : existing(fullYear, Number(first), second);
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((beginnings) => beginnings.some((beginning) => name.startsWith(beginning))) + 1;
}

function existing(year: string | undefined, month: number, day: string | undefined): LocalDate | null {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
