import { accountFields } from './account-fields.js';
import type { AccountTable } from './account-table.js';
import { accountTables } from './account-tables.js';
import type { Column, Columns } from './column.js';

/** The word in the file that says what it is. */
export const accountFormat = 'wiedersehen-account';
/** Rises when older programs could no longer read the file. */
export const accountVersion = 1;

/**
 * The JSON Schema (draft-07) of the account export, as docs/account-export.schema.json publishes it. Never throws.
 *
 * @example accountSchema().required // ['format', 'version', ...]
 */
export function accountSchema(): object {
  const lists = accountTables.map((table) => [table.name, { type: 'array', items: rowSchema(table) }] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Wiedersehen: everything of one account',
    ...objectSchema({
      format: { const: accountFormat },
      version: { const: accountVersion },
      exportedAt: schemaOf({ kind: 'instant' }),
      account: fieldsSchema(accountFields),
      ...Object.fromEntries(lists),
    }),
  };
}

function rowSchema({ columns, children = [] }: AccountTable): object {
  const own = fieldsSchema(columns);
  const lists = children.map((child) => [child.field, { type: 'array', items: childSchema(child.columns) }] as const);
  return {
    ...own,
    properties: { ...own.properties, ...Object.fromEntries(lists) },
    required: [...own.required, ...children.map(({ field }) => field)],
  };
}

function childSchema(columns: Columns): object {
  return fieldsSchema(columns);
}

interface ObjectSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

function objectSchema(properties: Readonly<Record<string, object>>): ObjectSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function fieldsSchema(columns: Columns): ObjectSchema {
  const properties = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, schemaOf(column)]));
  const required = Object.keys(columns).filter((name) => !columns[name]?.optional);
  return { ...objectSchema(properties), required };
}

const PATTERNS = {
  id: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  reference: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  day: '^\\d{4}-\\d{2}-\\d{2}$',
  'partial-day': '^\\d{4}(-\\d{2}){0,2}$',
  birthday: '^(\\d{4}|-)-\\d{2}-\\d{2}$',
  instant: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
} as const;

function schemaOf(column: Column): object {
  switch (column.kind) {
    case 'list':
      return { type: 'array', maxItems: column.most, items: schemaOf(column.of) };
    case 'object':
      return fieldsSchema(column.fields);
    case 'map':
      return { type: 'object', maxProperties: column.most, additionalProperties: { type: ['string', 'number'] } };
    default:
      return plainSchema(column);
  }
}

function plainSchema(column: Exclude<Column, { kind: 'list' | 'object' | 'map' }>): object {
  switch (column.kind) {
    case 'flag':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: column.least, maximum: column.most };
    case 'cadence':
      return { anyOf: [{ type: 'integer', minimum: 7, maximum: 3650 }, { const: 'none' }] };
    case 'word':
      return { enum: column.words };
    case 'line':
    case 'text':
      return { type: 'string', maxLength: column.longest };
    case 'reference':
      return { type: 'string', pattern: PATTERNS.reference, description: `the id of a row in "${column.to}"` };
    default:
      return { type: 'string', pattern: PATTERNS[column.kind] };
  }
}
