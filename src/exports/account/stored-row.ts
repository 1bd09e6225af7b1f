import type { SqlValue } from '../../common/database/sql.js';
import type { Column, Columns } from './column.js';

/** A row as it comes out of the database: flags are 0/1 on SQLite, small lists are JSON. */
export type StoredRow = Readonly<Record<string, unknown>>;
/** A row as it stands in the file. What is not known is left out. */
export type FileRow = Record<string, unknown>;

/**
 * The name of a field's column.
 *
 * @example columnOf('from', { kind: 'partial-day', stored: 'started_on' }) // 'started_on'
 */
export function columnOf(field: string, { stored }: Column): string {
  return stored ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A function that turns rows of the database into rows of the file; made once for each table, because it runs for every row.
 *
 * @example fileRows({ city: maybe(line(200)) })({ city: null }) // {}
 */
export function fileRows(columns: Columns): (row: StoredRow) => FileRow {
  const fields = Object.entries(columns).map(([field, column]) => ({
    field,
    name: columnOf(field, column),
    told: toldOf(column),
  }));
  return (row) => {
    const told: FileRow = {};
    for (const { field, name, told: value } of fields) {
      const stored = row[name];
      if (stored !== null && stored !== undefined) told[field] = value ? value(stored) : stored;
    }
    return told;
  };
}

/** Null: it is told as it is stored. */
function toldOf({ kind }: Column): ((stored: unknown) => unknown) | null {
  switch (kind) {
    case 'flag':
      return Boolean;
    case 'cadence':
      return (stored) => (stored === 'none' ? stored : Number(stored));
    case 'list':
    case 'object':
    case 'map':
      return (stored) => withoutNulls(JSON.parse(String(stored)));
    default:
      return null;
  }
}

/** In lists kept as JSON, too, what is not known is left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(known.map(([name, part]) => [name, withoutNulls(part)]));
}

/**
 * The value of a field as the database keeps it: the other way round.
 *
 * @example storedValue({ kind: 'cadence' }, 30) // '30'
 */
export function storedValue(column: Column, told: unknown): SqlValue {
  if (told === undefined || told === null) return null;
  if (typeof told === 'object') return JSON.stringify(withNulls(column, told));
  if (column.kind === 'cadence') return `${told as number | 'none'}`;
  return told as SqlValue; // texts, numbers and flags: read-row.ts has looked at them
}

/** Objects of ours have all their fields, known or not. */
function withNulls(column: Column, told: unknown): unknown {
  if (column.kind === 'list' && Array.isArray(told)) return told.map((part) => withNulls(column.of, part));
  if (column.kind !== 'object') return told;
  const given = told as Record<string, unknown>;
  return Object.fromEntries(Object.keys(column.fields).map((field) => [field, given[field] ?? null]));
}
