import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { CommitImportService } from '../../src/imports/commit/commit-import.service.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { monday, startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { fixture, ImportWorld, table } from './import-world.js';
import { PreviewService } from '../../src/imports/preview/preview.service.js';

describe.each(engines)('the steps of an import, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let world: ImportWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    account = anAccount();
    await stored(app.unitOfWork, account);
    world = new ImportWorld(app, account);
  });

  const people = async (): Promise<readonly Contact[]> =>
    (await app.get(ContactsService).list(account, { sort: 'name' })).items;

  it('can be taken back within 24 hours, once', async () => {
    const done = await world.imported(table('Anna,Eins,,,,,'));
    app.clock.set('2026-11-24T08:00:01.000Z');
    await expect(world.undo(done)).rejects.toMatchObject({ type: 'undo-too-late' });
    app.clock.set('2026-11-24T08:00:00.000Z');
    await world.undo(done);
    await expect(world.undo(done)).rejects.toMatchObject({ type: 'import-not-ready' });
  });

  it('imports a preview once', async () => {
    const preview = await world.read(table('Anna,Eins,,,,,'));
    const twice = await Promise.allSettled([1, 2].map(() => app.get(CommitImportService).commit(account, preview.id)));
    await app.get(CommitImportService).settled(preview.id);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await people()).toHaveLength(1);
  });

  it('says what is wrong with a file that has nobody', async () => {
    expect(await world.read(fixture('header-only.csv'))).toMatchObject({
      state: 'failed',
      problem: 'no-people-in-file',
    });
    const start = (bytes: Buffer): Promise<unknown> =>
      app.get(ReadImportService).start(account, { fileName: 'x', bytes });
    await expect(start(fixture('table.xlsx'))).rejects.toMatchObject({ type: 'excel-file', status: 415 });
    await expect(start(Buffer.alloc(21 * 1024 * 1024, 'a'))).rejects.toMatchObject({
      type: 'file-too-large',
      status: 413,
    });
  });

  it('reads one file at a time', async () => {
    const people = Array.from({ length: 5000 }, (_, nth) => `Anna,Nr${nth},,,,,`);
    const start = (...lines: string[]): Promise<{ id: string }> =>
      app.get(ReadImportService).start(account, { fileName: 'x', bytes: table(...lines) });
    const { id } = await start(...people);
    await expect(start('Anna,Eins,,,,,')).rejects.toMatchObject({ type: 'import-under-way' });
    await app.get(ReadImportService).settled(id);
  });

  it('forgets the rows of imports that can no longer be taken back', async () => {
    const done = await world.imported(table('Anna,Eins,,,,,'));
    app.clock.set('2026-11-25T08:00:00.000Z');
    await world.read(table('Anna,Zwei,,,,,'));
    expect(await world.rowsOf(done)).toEqual([]);
  });

  it('pages the rows and filters them by status', async () => {
    const preview = await world.read(
      table(...Array.from({ length: 7 }, (_, index) => `Anna,Nr${index},,,,,`), ',,,,Radio,,'),
    );
    const imports = app.get(PreviewService);
    const first = await imports.rowsOf(account.id, preview.id, { limit: 5 });
    const second = await imports.rowsOf(account.id, preview.id, { limit: 5, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second.nextCursor).toBe(null);
    expect((await imports.rowsOf(account.id, preview.id, { status: 'unclear' })).items).toMatchObject([{ row: 8 }]);
  });

  it('belongs to its account', async () => {
    const preview = await world.read(table('Anna,Eins,,,,,'));
    const other = anAccount();
    await stored(app.unitOfWork, other);
    await expect(app.get(ImportsService).find(other.id, preview.id)).rejects.toMatchObject({ type: 'not-found' });
    await expect(app.get(CommitImportService).commit(other, preview.id)).rejects.toMatchObject({ type: 'not-found' });
  });
});
