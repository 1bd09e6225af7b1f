import { type ColumnField, type ColumnMeaning, meaning } from '../../domain/column-meaning.js';
import { type CellShape, cellShape } from './cell-shape.js';
import { headerMeaning } from './header-meaning.js';

/** So many of a column's values that are not empty must look alike. */
const MOST_OF_THEM = 0.6;
/** Birthdays of people who work lie before; later days may mean anything. */
const BIRTH_YEARS_UNTIL = 2008;
const NAMES: readonly ColumnField[] = ['givenName', 'familyName', 'fullName'];
/** Family name beside a first name, else the whole name. */
const NAME_OR_FAMILY_NAME = /^(?:name|nom)$/i;
/** First name beside a family name, else the whole name. */
const NAME_OR_GIVEN_NAME = /^(?:nombre|nome)$/i;
/** In English also the job. */
const TITLE = /^title$/i;
const TITLES = /^(?:(?:dr|prof|mr|mrs|ms|herr|frau|mag|ing|miss)\b\.?\s*)+$/i;

/**
 * What the columns of an unknown table mean: by the words of the header, and by the looks of the first values where
 * those say nothing. Never throws.
 *
 * @example guessColumns(['Wer', 'Wo'], [['Greta Beispiel', 'greta@radio.example']])[1] // meaning('email')
 */
export function guessColumns(header: readonly string[], samples: readonly (readonly string[])[]): ColumnMeaning[] {
  const valuesAt = (at: number): string[] => samples.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
  const byHeader = namesTogether(header, header.map(headerMeaning));
  const known = byHeader.map((found, at) => {
    if (TITLE.test((header[at] ?? '').trim()) && areMostly(valuesAt(at), (value) => TITLES.test(value))) {
      return meaning('salutation');
    }
    return found ?? byLooks(valuesAt(at));
  });
  const hasName = known.some((found) => found && NAMES.includes(found.field));
  const named = hasName ? known : withNames(header, known, valuesAt);
  return named.map((found) => found ?? meaning('extra'));
}

type Guess = ColumnMeaning | null;

function namesTogether(header: readonly string[], found: readonly Guess[]): Guess[] {
  const fields = new Set(found.map((guess) => guess?.field));
  return found.map((guess, at) => {
    const text = (header[at] ?? '').trim();
    if (fields.has('givenName') && !fields.has('familyName') && NAME_OR_FAMILY_NAME.test(text))
      return meaning('familyName');
    if (fields.has('familyName') && !fields.has('givenName') && NAME_OR_GIVEN_NAME.test(text))
      return meaning('givenName');
    return guess;
  });
}

const MEANING_OF_SHAPE: Readonly<Partial<Record<CellShape, ColumnField>>> = {
  email: 'email',
  link: 'link',
  phone: 'phone',
};

function byLooks(values: readonly string[]): Guess {
  for (const shape of ['email', 'link', 'phone'] as const) {
    const field = MEANING_OF_SHAPE[shape];
    if (field && areMostly(values, (value) => cellShape(value) === shape)) return meaning(field);
  }
  return areMostly(values, isBirthday) ? meaning('birthday') : null;
}

function isBirthday(value: string): boolean {
  const year = /\d{4}/.exec(value)?.[0];
  return cellShape(value) === 'date' && (year === undefined || Number(year) < BIRTH_YEARS_UNTIL);
}

/** The first column of whole names; without any, the first two of single words, where no header says otherwise. */
function withNames(header: readonly string[], known: readonly Guess[], valuesAt: (at: number) => string[]): Guess[] {
  const isFree = (at: number, shape: CellShape): boolean =>
    !known[at] && areMostly(valuesAt(at), (value) => cellShape(value) === shape);
  const whole = known.findIndex((_, at) => isFree(at, 'fullName'));
  if (whole !== -1) return known.map((found, at) => (at === whole ? meaning('fullName') : found));
  const isHeaderless = header.every((text) => text.trim() === '');
  const given = isHeaderless ? known.findIndex((_, at) => isFree(at, 'word')) : -1;
  if (given === -1) return [...known];
  const family = isFree(given + 1, 'word') ? given + 1 : -1;
  return known.map((found, at) =>
    at === given ? meaning('givenName') : at === family ? meaning('familyName') : found,
  );
}

function areMostly(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(test).length >= values.length * MOST_OF_THEM;
}
