import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { getMetadataArgsStorage } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { entities } from '../../src/common/database/entities.js';
import { SnakeNamingStrategy } from '../../src/common/database/snake-naming.js';
import { accountTables } from '../../src/exports/account/account-tables.js';
import type { Columns } from '../../src/exports/account/column.js';
import { accountSchema } from '../../src/exports/account/json-schema.js';
import { columnsLeftOut, tablesLeftOut } from '../../src/exports/account/left-out.js';
import { columnOf } from '../../src/exports/account/stored-row.js';
import { anyAccountFile } from '../support/any-account.js';

interface Exported {
  readonly table: string;
  readonly columns: Columns;
  readonly also: readonly string[];
}

const exported: readonly Exported[] = accountTables.flatMap(({ table, columns, children = [] }) => [
  { table, columns, also: ['account_id'] },
  ...children.map((child) => ({ table: child.table, columns: child.columns, also: ['account_id', child.parent] })),
]);

describe('the account export', () => {
  const storage = getMetadataArgsStorage();
  const tables = entities.map((entity) => ({
    entity,
    name: String(storage.tables.find(({ target }) => target === entity)?.name),
  }));
  const columnsOf = (entity: unknown) =>
    storage.columns
      .filter(({ target }) => target === entity)
      .map(({ propertyName, options }) => ({
        name: new SnakeNamingStrategy().columnName(propertyName, options.name),
        length: options.length === undefined ? null : Number(options.length),
      }));

  it('has every table of an account, or says why not', () => {
    const known = new Set([...exported.map(({ table }) => table), ...Object.keys(tablesLeftOut)]);
    expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('has every column of those tables, or says why not', () => {
    for (const { table, columns, also } of exported) {
      const entity = tables.find(({ name }) => name === table)?.entity;
      const told = Object.entries(columns).map(([field, column]) => columnOf(field, column));
      const known = [...told, ...also, ...Object.keys(columnsLeftOut[table] ?? {})];
      expect([table, ...known].sort()).toEqual([table, ...columnsOf(entity).map(({ name }) => name)].sort());
    }
  });

  it('lets nothing in that is longer than its column', () => {
    for (const { table, columns } of exported) {
      const lengths = new Map(
        columnsOf(tables.find(({ name }) => name === table)?.entity).map((c) => [c.name, c.length]),
      );
      for (const [field, column] of Object.entries(columns)) {
        const most = lengths.get(columnOf(field, column)) ?? Infinity;
        if (column.kind === 'line' || column.kind === 'text')
          expect(column.longest, `${table}.${field}`).toBeLessThanOrEqual(most);
      }
    }
  });

  it('is described by the published schema, docs/account-export.schema.json: WRITE_SCHEMA=1 writes it anew', () => {
    const path = join(import.meta.dirname, '../../docs/account-export.schema.json');
    const schema = `${JSON.stringify(accountSchema(), null, 2)}\n`;
    if (process.env.WRITE_SCHEMA) writeFileSync(path, schema);
    expect(readFileSync(path, 'utf8')).toBe(schema);
  });

  it('fits that schema, whatever stands in it', () => {
    const validate = new Ajv({ strict: false }).compile(accountSchema());
    for (let seed = 1; seed <= 5; seed += 1) {
      expect(validate(anyAccountFile(seed, 6)) ? [] : validate.errors).toEqual([]);
    }
    expect(validate({ ...anyAccountFile(1, 3), secrets: 1 })).toBe(false);
  });
});
