import { isLocalDate } from '../../common/local-date.js';
import { isCadence } from '../../accounts/domain/layer-cadences.js';
import { isPartialDate } from '../../stations/domain/partial-date.js';
import type { Column, Columns } from './column.js';
import type { FileRow } from './stored-row.js';

/** Where in the file something is not as it should be, as a JSON pointer (RFC 6901). */
export class NotAsDescribed extends Error {
  constructor(readonly pointer: string) {
    super(`not as described: ${pointer}`);
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const BIRTHDAY_YEARLESS = /^--(\d{2}-\d{2})$/;
const LEAP_YEAR = '2000';
/** NUL, which PostgreSQL refuses, and halves of characters, which UTF-8 has not. */
const UNFIT = /\u0000|\p{Surrogate}/u;
/** As common/validation/rules.ts has it: one line, without control characters and marks that turn text around. */
const NO_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * A row of the file with nothing in it but what the columns allow. Throws NotAsDescribed for anything else: a field that
 * is missing, unknown, of another kind or too long.
 *
 * @example readRow({ city: maybe(line(200)) }, {}, '/stations/0') // {}
 */
export function readRow(columns: Columns, given: unknown, pointer: string): FileRow {
  const fields = asObject(given, pointer);
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(columns, name)) throw new NotAsDescribed(`${pointer}/${name}`);
  }
  const row: FileRow = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = fields[name];
    const missing = value === undefined || value === null;
    if (missing && !column.optional) throw new NotAsDescribed(`${pointer}/${name}`);
    if (!missing) row[name] = readValue(column, value, `${pointer}/${name}`);
  }
  return row;
}

function asObject(given: unknown, pointer: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new NotAsDescribed(pointer);
  return given as Record<string, unknown>;
}

function readValue(column: Column, value: unknown, pointer: string): unknown {
  switch (column.kind) {
    case 'list':
      if (!Array.isArray(value) || value.length > column.most) throw new NotAsDescribed(pointer);
      return value.map((part, index) => readValue(column.of, part, `${pointer}/${index}`));
    case 'object':
      return readRow(column.fields, value, pointer);
    case 'map':
      return readMap(column, value, pointer);
    default:
      if (!isAsDescribed(column, value)) throw new NotAsDescribed(pointer);
      return value;
  }
}

/** Keys of other people's making, and texts or numbers. */
function readMap(
  { most, longest }: { readonly most: number; readonly longest: number },
  value: unknown,
  pointer: string,
): object {
  const entries = Object.entries(asObject(value, pointer));
  const fine = ([name, part]: [string, unknown]): boolean =>
    isText(name, 100) && name !== '__proto__' && (isText(part, longest) || Number.isFinite(part));
  if (entries.length > most || !entries.every(fine)) throw new NotAsDescribed(pointer);
  return Object.fromEntries(entries);
}

type Plain = Exclude<Column, { kind: 'list' | 'object' | 'map' }>;

/**
 * True for a value that may stand in such a field.
 *
 * @example isAsDescribed(integer(1, 5), 6) // false
 */
export function isAsDescribed(column: Plain, value: unknown): boolean {
  switch (column.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'integer':
      return isBetween(value, column);
    case 'cadence':
      return isCadence(value);
    case 'word':
      return typeof value === 'string' && column.words.includes(value);
    case 'line':
      return isText(value, column.longest) && !NO_LINE.test(value);
    case 'text':
      return isText(value, column.longest);
    default:
      return typeof value === 'string' && fitsShape(column.kind, value);
  }
}

function isBetween(value: unknown, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function fitsShape(kind: 'id' | 'reference' | 'day' | 'partial-day' | 'birthday' | 'instant', value: string): boolean {
  switch (kind) {
    case 'id':
    case 'reference':
      return ID.test(value);
    case 'day':
      return isLocalDate(value) && isSensible(value);
    case 'partial-day':
      return isPartialDate(value);
    case 'birthday':
      return isLocalDate(value.replace(BIRTHDAY_YEARLESS, `${LEAP_YEAR}-$1`));
    case 'instant':
      return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && isSensible(value);
  }
}

/** As common/validation/rules.ts has it: with a year of five digits next to it, nothing can be worked out any more. */
function isSensible(dayOrInstant: string): boolean {
  return dayOrInstant >= '1900' && dayOrInstant < '2200';
}

function isText(value: unknown, longest: number): value is string {
  if (typeof value !== 'string' || UNFIT.test(value)) return false;
  return value.length <= longest || [...value].length <= longest; // an emoji is one character and two units
}
