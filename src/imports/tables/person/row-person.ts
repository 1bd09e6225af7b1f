import { genderOfWord } from '../../domain/names/gender-word.js';
import { addressed } from '../../domain/names/addressed.js';
import type { ColumnField } from '../../domain/column-meaning.js';
import { parsedContact, type ParsedContact, type ParsedExtra } from '../../domain/parsed-contact.js';
import type { Remark } from '../../domain/words.js';
import type { Cells } from '../cells.js';
import type { Column } from '../layout.js';
import { rowAddresses } from './row-addresses.js';
import { rowDays } from './row-days.js';
import { rowName } from './row-name.js';
import { rowPoints } from './row-points.js';
import type { CellRules } from '../table-spec.js';
import { unsaidTexts } from './unsaid-texts.js';

/** Of these a person has one; what other columns say beside the first is kept as an extra. */
const ONE_OF_EACH: readonly ColumnField[] = [
  ...(['givenName', 'middleName', 'familyName', 'nickname', 'honorific', 'salutation'] as const),
  ...(['gender', 'organisation', 'role', 'birthday', 'connectedOn'] as const),
];
/** Kept as they stand: no field of ours holds them. */
const KEPT_BY_NAME: readonly ColumnField[] = ['suffix', 'department', 'language', 'extra'];
/** Words for "not told". */
const UNTOLD_GENDERS: ReadonlySet<string> = new Set(['unspecified', 'unknown', 'keine angabe', 'nicht angegeben', '0']);
const BETWEEN_TAGS = /[;,\n]/;
const NO_REMARKS: readonly Remark[] = [];

/**
 * The person of a row by what its columns mean; perhaps without a name. Every cell that is not `ignored` ends up
 * somewhere: in a field, in the notes with its name before it, or in the extras. Never throws.
 *
 * @example rowPerson(1, new Cells(['Greta'], layout), {}).givenName // 'Greta'
 */
export function rowPerson(row: number, cells: Cells, rules: CellRules): ParsedContact {
  const name = rowName(cells);
  const days = rowDays(cells, rules.monthFirst ?? true);
  const person = parsedContact(row, {
    givenName: name.givenName,
    familyName: name.familyName,
    nickname: name.nickname,
    honorific: name.honorific,
    gender: name.gender,
    birthday: days.birthday,
    connectedOn: days.connectedOn,
    talks: days.talks,
    organisation: cells.first('organisation'),
    role: cells.first('role'),
    points: rowPoints(cells, rules.separator),
    remarks: name.remarks.length + days.remarks.length === 0 ? NO_REMARKS : [...name.remarks, ...days.remarks],
  }); // field by field: copying objects took half of the time of thirty thousand rows
  return cells.layout.isPlain ? person : withTheRest(person, cells, rules);
}

function withTheRest(person: ParsedContact, cells: Cells, rules: CellRules): ParsedContact {
  const whole = {
    ...person,
    ...rowAddresses(cells),
    tags: tagsOf(cells, rules),
    likes: likesOf(cells),
    notes: notesOf(cells),
    extras: [...surplus(cells), ...unusedWords(cells), ...KEPT_BY_NAME.flatMap((field) => extrasOf(cells, field))],
  };
  const unsaid = unsaidTexts(whole, cells);
  return unsaid.length === 0 ? whole : { ...whole, extras: [...whole.extras, ...unsaid] };
}

function tagsOf(cells: Cells, { separator, tagSeparator }: CellRules): string[] {
  const texts = cells.columnsOf('tags').flatMap(({ at }) => cells.lines(at) ?? []);
  const between = separator !== undefined && tagSeparator === undefined ? separator.trim() : BETWEEN_TAGS;
  const tags = texts.flatMap((text) => text.split(tagSeparator ?? between)).map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
}

/** Notes as they stand; what they are about before them, where it is told. */
function notesOf(cells: Cells): string | null {
  const texts = named(cells, 'notes', ({ labelAt, label }) => labelAt !== undefined || label !== null);
  return texts.length === 0 ? null : texts.join('\n');
}

/** Several columns of interests are one list. */
function likesOf(cells: Cells): string | null {
  const texts = cells.columnsOf('likes').flatMap(({ at }) => cells.line(at) ?? []);
  return texts.length === 0 ? null : [...new Set(texts)].join(', ');
}

function named(cells: Cells, field: ColumnField, isNamed: (column: Column) => boolean): string[] {
  return cells.columnsOf(field).flatMap((column) => {
    const text = cells.lines(column.at);
    if (text === null) return [];
    return isNamed(column) ? `${nameOf(column, cells)}: ${text}` : text;
  });
}

function extrasOf(cells: Cells, field: ColumnField): ParsedExtra[] {
  return cells.columnsOf(field).flatMap((column) => {
    const value = cells.lines(column.at);
    return value === null ? [] : [{ name: nameOf(column, cells), value }];
  });
}

function nameOf(column: Column, cells: Cells): string {
  return cells.labelOf(column).text ?? column.name;
}

/** What second columns of a kind say that the first one with a value does not. */
function surplus(cells: Cells): ParsedExtra[] {
  return ONE_OF_EACH.flatMap((field) => {
    if (cells.columnsOf(field).length < 2) return [];
    const [taken, ...others] = extrasOf(cells, field);
    return others.filter(({ value }) => value !== taken?.value);
  });
}

/** A gender or a form of address in words that nothing was made of. */
function unusedWords(cells: Cells): ParsedExtra[] {
  const gender = cells.first('gender');
  const isLost = gender !== null && genderOfWord(gender) === null && !UNTOLD_GENDERS.has(gender.toLowerCase());
  return [
    ...(isLost ? extrasOf(cells, 'gender').slice(0, 1) : []),
    ...(addressed(cells.first('salutation')).rest === null ? [] : extrasOf(cells, 'salutation').slice(0, 1)),
  ];
}
