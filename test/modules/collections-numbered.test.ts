import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { CollectionsService } from '../../src/collections/collections.service.js';
import { rows, type SqlValue } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { type DavClient, davClient } from '../support/dav-client.js';
import { synced } from '../support/dav-reports.js';
import { engines } from '../support/database.js';

/** Tables that files show something of, with the columns that nobody changes: what a row is, and whose. */
const TABLES = {
  contacts: ['id', 'account_id'],
  contact_points: ['id', 'account_id', 'contact_id'],
  contact_tags: ['id', 'account_id', 'contact_id', 'tag_id'],
  tags: ['id', 'account_id'],
  contact_extras: ['id', 'account_id', 'contact_id'],
  meetings: ['id', 'account_id'],
  meeting_people: ['id', 'account_id', 'contact_id', 'meeting_id'],
  reminders: ['id', 'account_id', 'contact_id'],
  accounts: ['id', 'email'],
} as const;
type TableName = keyof typeof TABLES;

/** One of them is another value than the one that is there, and fits, whatever the column holds. */
const ANY_TEXTS: readonly SqlValue[] = [
  ...['Zzz', 'de', 'fr', '2026-12-25', '2026-12-25T10:00:00.000Z', 'America/New_York', 'phone', 'done'],
  ...['not-this-time', 'cancelled', '[]', '[{"name":"X-NEU","value":"v"}]', null],
  '[{"street":"S","city":"C","region":null,"postalCode":null,"country":null,"label":null,"preferred":false}]',
];
const ANY_OTHERS: readonly SqlValue[] = [0, 1, 5, true, false, null];

interface Served {
  readonly text: string;
  readonly number: number;
}

describe.each(engines)('what files show has its number, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    owner = await signedIn(app, { locale: 'en' });
    phone = await davClient(app, owner.account);
    await fill();
  });
  afterAll(() => app.close());

  const card = (name: string, ...more: readonly string[]): string =>
    ['BEGIN:VCARD', 'VERSION:3.0', `UID:${name}`, `FN:${name}`, `N:${name};;;;`, ...more, 'END:VCARD', ''].join('\r\n');
  const put = async (name: string, ...more: readonly string[]): Promise<string> => {
    const path = `${phone.book}${name}.vcf`;
    await phone.send('PUT', path, { headers: { 'content-type': 'text/vcard' }, body: card(name, ...more) });
    const [item] = await app.get(CollectionsService).named(owner.account.id, 'people', [`${name}.vcf`]);
    return item?.id ?? '';
  };
  const fill = async (): Promise<void> => {
    const names = { givenName: 'Greta', familyName: 'B', nickname: 'g', honorific: 'Dr.', organisation: 'O' };
    const more = { role: 'R', city: 'Bonn', country: 'DE', notes: 'n', birthday: { year: 1990, month: 2, day: 3 } };
    const beside = { tags: ['alle'], emails: [{ value: 'g@example.org', label: 'work' }] };
    const greta = await owner.api.make('/contacts', { ...names, ...more, ...beside });
    const other = await owner.api.make('/contacts', { givenName: 'Other' });
    await put('odd', 'X-ODD:1');
    const time = { start: '2026-11-24T15:00:00Z', end: '2026-11-24T16:00:00Z', timeZone: 'Europe/Berlin' };
    await owner.api.make('/meetings', { ...time, place: 'p', title: 't', note: 'n', contactIds: [greta, other] });
    await owner.api.make('/meetings', { ...time, contactIds: [greta] });
    await owner.api.make('/reminders', { dueOn: '2026-11-24', kind: 'promise', text: 'x', contactId: greta });
    await owner.api.make('/reminders', {
      dueOn: '2026-11-24',
      kind: 'own',
      recurrence: { rule: 'FREQ=WEEKLY' },
      text: 'y',
    });
    await said('extras', greta);
  };
  const said = (id: string, contactId: string): Promise<unknown> =>
    run(
      `insert into contact_extras(id, account_id, contact_id, origin, entries, created_at)
        values (?, ?, ?, 'vcard', '[{"name":"X-OLD","value":"o"}]', '2026-01-01T00:00:00.000Z')`,
      [id, owner.account.id, contactId],
    );
  const served = async (): Promise<Map<string, Served>> => {
    const account = await app.get(AccountsService).find(owner.account.id);
    const collections = app.get(CollectionsService);
    const found = new Map<string, Served>();
    for (const kind of ['people', 'meetings', 'follow-ups'] as const) {
      for await (const items of collections.all(account.id, kind)) {
        const texts = await collections.texts(account, kind, items, { vcardVersion: null });
        for (const { id, number } of items) found.set(id, { text: texts.get(id) ?? '', number });
      }
    }
    return found;
  };
  const run = (sql: string, values: readonly SqlValue[]): Promise<unknown> =>
    app.unitOfWork.run(() => rows(app.unitOfWork.writer, sql, values));
  const columnsOf = async (table: TableName): Promise<{ name: string; values: readonly SqlValue[] }[]> => {
    const sql =
      engine === 'sqlite'
        ? `select name, type from pragma_table_info('${table}')`
        : `select column_name as name, data_type as type from information_schema.columns
            where table_name = '${table}' and table_schema = 'public'`;
    const fixed: readonly string[] = TABLES[table];
    const found = await rows<{ name: string; type: string }>(app.unitOfWork.reader, sql);
    const valuesOf = (type: string): readonly SqlValue[] => (/char|text/i.test(type) ? ANY_TEXTS : ANY_OTHERS);
    return found.flatMap(({ name, type }) => (fixed.includes(name) ? [] : [{ name, values: valuesOf(type) }]));
  };

  /** Gives every row of ours another value until a file shows it, and back; says whose text changed without its number. */
  const tried = async (
    table: TableName,
    column: { name: string; values: readonly SqlValue[] },
  ): Promise<{ shown: boolean; silent: string[] }> => {
    const { name, values } = column;
    const owned = `${table === 'accounts' ? 'id' : 'account_id'} = ?`;
    const sql = `select id, ${name} as was from ${table} where ${owned}`;
    const before = await rows<{ id: string; was: SqlValue }>(app.unitOfWork.reader, sql, [owner.account.id]);
    let old = await served();
    const silent: string[] = [];
    for (const value of values) {
      const isTaken = await run(`update ${table} set ${name} = ? where ${owned}`, [value, owner.account.id]).then(
        () => true,
        () => false, // no value of this column
      );
      if (!isTaken) continue;
      const now = await served().catch(() => old); // nothing that a service would have written
      const changed = [...now].filter(([id, { text }]) => old.has(id) && old.get(id)?.text !== text);
      silent.push(
        ...changed.flatMap(([id, { number }]) => (old.get(id)?.number === number ? [`${name} = ${value}`] : [])),
      );
      for (const { id, was } of before) await run(`update ${table} set ${name} = ? where id = ?`, [was, id]);
      if (changed.length > 0) return { shown: true, silent };
      if (now !== old)
        old = new Map([...old].map(([id, { text }]) => [id, { text, number: now.get(id)?.number ?? 0 }]));
      else old = await served();
    }
    return { shown: false, silent };
  };

  it.each(Object.keys(TABLES) as TableName[])(
    'whatever changes in %s: another text has another number',
    async (table) => {
      const shown: string[] = [];
      const silent: string[] = [];
      for (const column of await columnsOf(table)) {
        const told = await tried(table, column);
        if (told.shown) shown.push(column.name);
        silent.push(...told.silent);
      }
      expect(silent).toEqual([]);
      // that something was tried at all: of tags and who takes part it is the row itself that is shown
      if (!['contact_tags', 'meeting_people'].includes(table)) expect(shown).not.toEqual([]);
    },
    120_000,
  );

  it('a merge moves what files said, and its undo moves it back: both are told, and an ETag has one text', async () => {
    const stays = await owner.api.make('/contacts', { givenName: 'Stays' }); // of a put card only its lines are served
    const goes = await put('goes', 'X-FAX-TO:Anna');
    const get = async (): Promise<{ etag: string; body: string }> => {
      const { headers, body } = await phone.send('GET', `${phone.book}${stays}.vcf`);
      return { etag: headers.etag ?? '', body };
    };
    const first = await get();
    expect((await owner.api.post(`/contacts/${stays}/merge`, { otherId: goes })).statusCode).toBe(200);
    const merged = await get();
    expect([first.body.includes('X-FAX-TO'), merged.body.includes('X-FAX-TO')]).toEqual([false, true]);
    const { token } = await synced(phone, phone.book, '');
    const [act] = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items;
    expect((await owner.api.post(`/undo/${act?.id}`, {})).statusCode).toBe(204);
    const after = await get();
    expect(after.body).toBe(first.body.replace(/^REV:.*$/m, /^REV:.*$/m.exec(after.body)?.[0] ?? ''));
    expect(new Set([first.etag, merged.etag, after.etag]).size).toBe(3);
    expect((await synced(phone, phone.book, token)).changed).toEqual(
      expect.arrayContaining([`${stays}.vcf`, 'goes.vcf']),
    );
  });

  it.each(['contact_points', 'contact_extras', 'contact_tags'] as const)(
    'of a row of %s that goes from one person to another, both are told',
    async (table) => {
      const from = await owner.api.make('/contacts', {
        givenName: 'From',
        phones: [{ value: '+49 30 1' }],
        tags: ['x'],
      });
      const to = await owner.api.make('/contacts', { givenName: 'To' });
      if (table === 'contact_extras') await said('moving', from);
      const { token } = await synced(phone, phone.book, '');
      await run(`update ${table} set contact_id = ? where contact_id = ?`, [to, from]);
      const { changed } = await synced(phone, phone.book, token);
      expect([...changed].sort()).toEqual([`${from}.vcf`, `${to}.vcf`].sort());
    },
  );
});
