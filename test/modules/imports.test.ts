import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { CreateContact } from '../../src/contacts/contacts.input.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/save-contact.service.js';
import { CommitImportService } from '../../src/imports/commit-import.service.js';
import type { ImportRow } from '../../src/imports/import-row.entity.js';
import type { Import } from '../../src/imports/import.entity.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/read-import.service.js';
import { UndoImportService } from '../../src/imports/undo-import.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { monday, startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/imports', name));
const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const table = (...lines: readonly string[]): Buffer => Buffer.from([header, ...lines, ''].join('\n'));

describe.each(engines)('importing people, on %s', (engine) => {
  let app: TestApp;
  let account: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    account = anAccount();
    await stored(app.unitOfWork, account);
  });

  const read = async (bytes: Buffer, fileName = 'file'): Promise<Import> => {
    const { id } = await app.get(ReadImportService).start(account, { fileName, bytes });
    await app.get(ReadImportService).settled(id);
    return app.get(ImportsService).find(account.id, id);
  };
  const commit = async ({ id }: Import): Promise<Import> => {
    await app.get(CommitImportService).commit(account, id);
    await app.get(CommitImportService).settled(id);
    return app.get(ImportsService).find(account.id, id);
  };
  const imported = async (bytes: Buffer): Promise<Import> => commit(await read(bytes));
  const undo = ({ id }: Import): Promise<Import> => app.get(UndoImportService).undo(account, id);
  const rowsOf = async ({ id }: Import): Promise<readonly ImportRow[]> =>
    (await app.get(ImportsService).rowsOf(account.id, id)).items;
  const people = async (): Promise<readonly Contact[]> =>
    (await app.get(ContactsService).list(account, { sort: 'name' })).items;
  const names = async (): Promise<string[]> =>
    (await people()).map(({ givenName, familyName }) => `${givenName ?? ''} ${familyName ?? ''}`.trim());
  const addressesOf = async ({ id }: Contact): Promise<string[]> =>
    ((await app.get(ContactsService).pointsOf(account.id, [id])).get(id) ?? []).map(({ value }) => value);
  const person = (input: CreateContact): Promise<Contact> => app.get(SaveContactService).create(account.id, input);

  it('shows what it found and saves nobody yet', async () => {
    const preview = await read(fixture('linkedin-Connections-en.csv'), 'Connections.csv');
    expect(preview).toMatchObject({
      state: 'preview',
      format: 'linkedin',
      fileName: 'Connections.csv',
      encoding: 'utf-8',
      newRows: 2,
      existingRows: 0,
      unclearRows: 1,
    });
    expect(await rowsOf(preview)).toMatchObject([
      { row: 1, status: 'new', action: 'add', reasons: [] },
      { row: 2, status: 'new', action: 'add', reasons: [{ code: 'name-tidied' }] },
      { row: 3, status: 'unclear', action: 'skip', reasons: [{ code: 'closed-account' }] },
    ]);
    expect(await people()).toEqual([]);
  });

  // "imported ones in `loose`, both without form and language" (product.md, Contact and standing)
  it("lets imported people start in layer loose, without form and language, with LinkedIn's day as assumed", async () => {
    const done = await imported(fixture('linkedin-Connections-en.csv'));
    expect(done).toMatchObject({ state: 'done', added: 2, updated: 0 });
    const [greta, jonas] = await people();
    expect(greta).toMatchObject({
      givenName: 'Greta',
      layer: 'loose',
      layerChosen: false,
      form: null,
      language: null,
      source: 'linkedin',
      importId: done.id,
      connectedOn: '2024-03-05',
      lastInteractionOn: null,
      silentSinceOn: '2024-03-05',
      effectiveCadenceDays: 365,
      quietOn: '2025-03-06',
      easeGroup: 'loose.365.-.a',
      nameKey: 'beispiel greta',
    });
    expect(await addressesOf(jonas!)).toEqual(['jonas@probe.example', 'https://www.linkedin.com/in/jonas-probe']);
  });

  it('brings people from a vCard file with everything that the card says', async () => {
    await imported(fixture('apple.vcf'));
    const [greta] = await people();
    expect(await names()).toEqual(['Greta Beispiel']);
    expect(greta).toMatchObject({ honorific: 'Dr.', city: 'München', birthday: '--05-17', source: 'vcard' });
    expect(await addressesOf(greta!)).toHaveLength(5);
  });

  // "Exact duplicates (merged at import without asking)"
  it('does not double anybody when the same file comes again', async () => {
    await imported(fixture('linkedin-Connections-en.csv'));
    const again = await read(fixture('linkedin-Connections-en.csv'));
    expect(again).toMatchObject({ newRows: 0, existingRows: 2, unclearRows: 1 });
    expect(await commit(again)).toMatchObject({ added: 0, updated: 0 });
    expect(await names()).toEqual(['Greta Beispiel', 'Jonas Probe']);
  });

  it('does not double anybody when two previews of the same file are committed', async () => {
    const first = await read(fixture('linkedin-Connections-en.csv'));
    const second = await read(fixture('linkedin-Connections-en.csv'));
    await commit(first);
    expect(await commit(second)).toMatchObject({ state: 'done', added: 0 });
    expect(await people()).toHaveLength(2);
  });

  it('fills in what is empty, adds what is new, and overwrites nothing', async () => {
    const url = 'https://www.linkedin.com/in/greta';
    const { id } = await person({
      givenName: 'Grete',
      familyName: 'Beispiel',
      role: 'Chefin',
      links: [{ value: url }],
    });
    const done = await imported(table(`Greta,Beispiel,${url}/,greta@radio.example,Radio Muster,Leiterin,05 Mar 2024`));
    expect(done).toMatchObject({ added: 0, updated: 1 });
    const greta = await app.get(ContactsService).find(account.id, id);
    expect(greta).toMatchObject({
      givenName: 'Grete',
      role: 'Chefin',
      organisation: 'Radio Muster',
      connectedOn: '2024-03-05',
    });
    expect(greta).toMatchObject({ silentSinceOn: '2024-03-05', searchKey: 'grete beispiel radio muster chefin' });
    expect(await addressesOf(greta)).toEqual([url, 'greta@radio.example']);
  });

  it('merges the duplicates of a file into one person', async () => {
    const done = await imported(
      table(
        'Greta,Beispiel,,g@x.example,Radio,,05 Mar 2024',
        'Greta,Beispiel,,g@x.example,,Leiterin,',
        'Greta,,,G@x.example,,,',
      ),
    );
    expect(done).toMatchObject({ newRows: 1, existingRows: 2, added: 1 });
    expect(await people()).toMatchObject([{ organisation: 'Radio', role: 'Leiterin' }]);
  });

  it('leaves those that may be there already to the user', async () => {
    const there = await person({ givenName: 'Greta', familyName: 'Beispiel', organisation: 'Theater' });
    const preview = await read(table('Greta,Beispiel,,,Radio,Leiterin,', 'Jonas,Probe,,,Radio,,', 'Mia,Muster'));
    expect(await rowsOf(preview)).toMatchObject([
      { status: 'unclear', action: 'skip', contactId: there.id, reasons: [{ code: 'likely-same-name' }] },
      { status: 'new' },
      { status: 'unclear', action: 'skip', reasons: [{ code: 'too-few-columns' }] },
    ]);
    const imports = app.get(ImportsService);
    await imports.changeRow(account.id, preview.id, 1, 'add');
    await imports.changeRow(account.id, preview.id, 3, 'add');
    await commit(preview);
    expect(await names()).toEqual(['Greta Beispiel', 'Greta Beispiel', 'Mia Muster', 'Jonas Probe']);
  });

  it('merges a person who may be the same when the user says so', async () => {
    const there = await person({ givenName: 'Greta', familyName: 'Beispiel', organisation: 'Theater' });
    const preview = await read(table('Greta,Beispiel,,greta@radio.example,Radio,Leiterin,'));
    await app.get(ImportsService).changeRow(account.id, preview.id, 1, 'update');
    expect(await commit(preview)).toMatchObject({ added: 0, updated: 1 });
    expect(await people()).toMatchObject([{ id: there.id, organisation: 'Theater', role: null }]);
    expect(await addressesOf(there)).toEqual(['greta@radio.example']);
  });

  it('adds a row whose twin above was skipped', async () => {
    const preview = await read(table('Greta,Beispiel,,g@x.example,,,', 'Greta,Beispiel,,g@x.example,Radio,,'));
    await app.get(ImportsService).changeRow(account.id, preview.id, 1, 'skip');
    expect(await commit(preview)).toMatchObject({ added: 1 });
    expect(await people()).toMatchObject([{ organisation: 'Radio' }]);
  });

  it('lets nobody add a row without a name, or update where nobody is', async () => {
    const preview = await read(table(',,,,Radio,,', 'Jonas,Probe,,,,,'));
    const change = (row: number, action: 'add' | 'update'): Promise<unknown> =>
      app.get(ImportsService).changeRow(account.id, preview.id, row, action);
    await expect(change(1, 'add')).rejects.toMatchObject({ type: 'row-cannot-be-added' });
    await expect(change(2, 'update')).rejects.toMatchObject({ type: 'row-has-no-match' });
    await expect(change(3, 'add')).rejects.toMatchObject({ type: 'not-found' });
  });

  it('takes an import back: new people go, what was filled in goes, what was there stays', async () => {
    const url = 'https://www.linkedin.com/in/greta';
    const there = await person({ givenName: 'Greta', links: [{ value: url }] });
    const done = await imported(
      table(`Greta,Beispiel,${url},g@x.example,Radio,,05 Mar 2024`, 'Jonas,Probe,,,,,12 Jan 2023'),
    );
    await app.get(SaveContactService).update(account.id, there.id, { organisation: 'Theater' });
    expect(await undo(done)).toMatchObject({ state: 'undone', removed: 1, kept: 0 });
    const [greta] = await people();
    expect(await names()).toEqual(['Greta']);
    expect(greta).toMatchObject({ id: there.id, organisation: 'Theater', connectedOn: null, silentSinceOn: null });
    expect(greta).toMatchObject({ nameKey: 'greta' });
    expect(await addressesOf(there)).toEqual([url]);
  });

  it('keeps people on whom something hangs when an import is taken back', async () => {
    const done = await imported(table('Anna,Eins,,,,,', 'Anna,Zwei,,,,,', 'Anna,Drei,,,,,'));
    const [one, two] = await people();
    const call = { on: '2026-11-20', channel: 'call', direction: 'mutual' } as const;
    await app.get(InteractionsService).log(account, one!.id, call);
    app.clock.set('2026-11-23T09:00:00.000Z');
    await app.get(SaveContactService).update(account.id, two!.id, { notes: 'laughed at my topics' });
    expect(await undo(done)).toMatchObject({ removed: 1, kept: 2 });
    expect((await people()).map(({ id }) => id)).toEqual([one!.id, two!.id]);
  });

  it('can be taken back within 24 hours, once', async () => {
    const done = await imported(table('Anna,Eins,,,,,'));
    app.clock.set('2026-11-24T08:00:01.000Z');
    await expect(undo(done)).rejects.toMatchObject({ type: 'undo-too-late' });
    app.clock.set('2026-11-24T08:00:00.000Z');
    await undo(done);
    await expect(undo(done)).rejects.toMatchObject({ type: 'import-not-ready' });
  });

  it('imports a preview once', async () => {
    const preview = await read(table('Anna,Eins,,,,,'));
    const twice = await Promise.allSettled([1, 2].map(() => app.get(CommitImportService).commit(account, preview.id)));
    await app.get(CommitImportService).settled(preview.id);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await people()).toHaveLength(1);
  });

  it('says what is wrong with a file that has nobody', async () => {
    expect(await read(fixture('header-only.csv'))).toMatchObject({ state: 'failed', problem: 'no-people-in-file' });
    const start = (bytes: Buffer): Promise<unknown> =>
      app.get(ReadImportService).start(account, { fileName: 'x', bytes });
    await expect(start(fixture('table.xlsx'))).rejects.toMatchObject({ type: 'excel-file', status: 415 });
    await expect(start(Buffer.alloc(21 * 1024 * 1024, 'a'))).rejects.toMatchObject({
      type: 'file-too-large',
      status: 413,
    });
  });

  it('calls an import failed whose process has gone, and then reads the file again', async () => {
    const preview = await read(table('Anna,Eins,,,,,'));
    for (const [state, runner] of [
      ['reading', 'another-machine/12'],
      ['importing', `${(await import('node:os')).hostname()}/999999999`],
    ] as const) {
      await app.unitOfWork.run(() =>
        rows(
          app.unitOfWork.writer,
          'update imports set state = ?, problem = null, runner = ?, updated_at = ? where id = ?',
          [state, runner, '2026-11-23T07:00:00.000Z', preview.id],
        ),
      );
      expect(await app.get(ImportsService).find(account.id, preview.id)).toMatchObject({
        state: 'failed',
        problem: 'import-interrupted',
      });
    }
    expect(await read(table('Anna,Eins,,,,,'))).toMatchObject({ state: 'preview' });
  });

  it('reads one file at a time', async () => {
    const file = { fileName: 'x', bytes: table('Anna,Eins,,,,,') };
    const { id } = await app.get(ReadImportService).start(account, file);
    await expect(app.get(ReadImportService).start(account, file)).rejects.toMatchObject({ type: 'import-under-way' });
    await app.get(ReadImportService).settled(id);
  });

  it('forgets the rows of imports that can no longer be taken back', async () => {
    const done = await imported(table('Anna,Eins,,,,,'));
    app.clock.set('2026-11-25T08:00:00.000Z');
    await read(table('Anna,Zwei,,,,,'));
    expect(await rowsOf(done)).toEqual([]);
  });

  it('pages the rows and filters them by status', async () => {
    const preview = await read(
      table(...Array.from({ length: 7 }, (_, index) => `Anna,Nr${index},,,,,`), ',,,,Radio,,'),
    );
    const imports = app.get(ImportsService);
    const first = await imports.rowsOf(account.id, preview.id, { limit: 5 });
    const second = await imports.rowsOf(account.id, preview.id, { limit: 5, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second.nextCursor).toBe(null);
    expect((await imports.rowsOf(account.id, preview.id, { status: 'unclear' })).items).toMatchObject([{ row: 8 }]);
  });

  it('belongs to its account', async () => {
    const preview = await read(table('Anna,Eins,,,,,'));
    const other = anAccount();
    await stored(app.unitOfWork, other);
    await expect(app.get(ImportsService).find(other.id, preview.id)).rejects.toMatchObject({ type: 'not-found' });
    await expect(app.get(CommitImportService).commit(other, preview.id)).rejects.toMatchObject({ type: 'not-found' });
  });
});
