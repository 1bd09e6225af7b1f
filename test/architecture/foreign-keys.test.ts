import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** What becomes of each pointer to a person when they are merged into somebody else, and who sees to it. */
const whenMerged: Readonly<Record<string, string>> = {
  'attempts.contact_id': 'src/outreach/move-attempts.service.ts',
  'changes.contact_id': 'src/contacts/merging/merging.service.ts',
  'contact_extras.contact_id': 'src/contacts/extras/contact-extras.service.ts',
  'contact_points.contact_id': 'src/contacts/merging/merging.service.ts',
  'contact_tags.contact_id': 'src/contacts/merging/merging.service.ts',
  'contacts.introduced_by_id': 'src/contacts/merging/merging.service.ts',
  'dismissed_pairs.one_id': 'src/people/merge/pointers.service.ts',
  'dismissed_pairs.other_id': 'src/people/merge/pointers.service.ts',
  'former_contacts.became_id': 'src/contacts/former-ids/former-contacts.service.ts',
  'held_slots.contact_id': 'src/slots/slots.service.ts',
  'interactions.contact_id': 'src/interactions/interactions.service.ts',
  'meeting_people.contact_id': 'src/meetings/move-places.service.ts',
  'relations.one_id': 'src/contacts/merging/merging.service.ts',
  'relations.other_id': 'src/contacts/merging/merging.service.ts',
  'reminders.contact_id': 'src/reminders/reminders.service.ts',
  'suggestion_events.contact_id': 'src/reactivation/suggestion-actions.service.ts',
  'triage_cards.contact_id': 'src/imports/triage/triage-deck.service.ts',
};

it('every pointer to a person is thought of when two entries are merged, or it goes with the one who goes', async () => {
  const tables = await ask<{ name: string }>("select name from sqlite_master where type = 'table'");
  const pointers: string[] = [];
  for (const { name } of tables) {
    const keys = await ask<{ table: string; from: string }>(`pragma foreign_key_list(${name})`);
    pointers.push(...keys.filter(({ table }) => table === 'contacts').map(({ from }) => `${name}.${from}`));
  }
  expect(pointers.sort()).toEqual(Object.keys(whenMerged).sort());
  const there = Object.values(whenMerged).filter((file) => existsSync(join(import.meta.dirname, '../..', file)));
  expect(there).toEqual(Object.values(whenMerged));
});
