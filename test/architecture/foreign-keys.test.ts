import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../src/common/database/database.js';
import type { Mover } from '../../src/contacts/merging/mover.js';
import { MOVERS } from '../../src/people/merge/moved-things.service.js';
import { startApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let file: TestDatabase;
let database: Database;
beforeAll(async () => {
  file = await freshDatabase('sqlite');
  database = await Database.open(file.url);
});
afterAll(async () => {
  await database.close();
  await file.drop();
});

const ask = <T>(sql: string): Promise<T[]> => database.reading.query<T[]>(sql);

it('every foreign key has an index that begins with it, or deleting a row reads whole tables', async () => {
  const tables = await ask<{ name: string }>(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  const bare: string[] = [];
  for (const { name } of tables) {
    const keys = await ask<{ from: string }>(`pragma foreign_key_list(${name})`);
    const indexes = await ask<{ name: string }>(`pragma index_list(${name})`);
    const firsts = await Promise.all(
      indexes.map(async (index) => (await ask<{ name: string }>(`pragma index_info(${index.name})`))[0]?.name),
    );
    bare.push(...keys.filter(({ from }) => !firsts.includes(from)).map(({ from }) => `${name}.${from}`));
  }
  expect(bare).toEqual([]);
});

/** What the one who merges may choose: src/people/merge/merge.service.ts swaps these, row by row. */
const chosen = ['contact_points.contact_id', 'contact_tags.contact_id', 'relations.one_id', 'relations.other_id'];

it('every pointer to a person is looked after by one mover when two entries are merged, or chosen', async () => {
  const app = await startApp();
  const movers = app.get<readonly Mover[]>(MOVERS);
  await app.close();
  const tables = await ask<{ name: string }>("select name from sqlite_master where type = 'table'");
  const pointers: string[] = [];
  for (const { name } of tables) {
    const keys = await ask<{ table: string; from: string }>(`pragma foreign_key_list(${name})`);
    pointers.push(...keys.filter(({ table }) => table === 'contacts').map(({ from }) => `${name}.${from}`));
  }
  const kept = 'import_rows.contact_id'; // outlives its person: no foreign key
  const lookedAfter = [...movers.flatMap((mover) => mover.pointers), ...chosen].filter((pointer) => pointer !== kept);
  expect(lookedAfter.sort()).toEqual(pointers.sort());
  expect(new Set(movers.map(({ name }) => name)).size).toBe(movers.length);
});
