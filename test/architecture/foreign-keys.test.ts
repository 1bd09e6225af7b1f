import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../src/common/database/database.js';
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
