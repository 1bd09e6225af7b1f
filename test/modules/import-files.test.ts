import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { ChangeReadingService } from '../../src/imports/preview/change-reading.service.js';
import type { FileToImport } from '../../src/imports/files/file-to-import.js';
import type { Import } from '../../src/imports/import.entity.js';
import { type ImportDetail, ImportsService } from '../../src/imports/imports.service.js';
import { ImportsSchedule } from '../../src/imports/jobs/imports.schedule.js';
import { LeftOutService } from '../../src/imports/preview/left-out.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { monday, startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { fixture, ImportWorld, table } from './import-world.js';
import { PreviewService } from '../../src/imports/preview/preview.service.js';

const file = (fileName: string, content: string | Buffer): FileToImport => ({ fileName, bytes: Buffer.from(content) });
const card = (name: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`;

describe.each(engines)('the files of an import, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let world: ImportWorld;

  beforeAll(async () => {
    app = await startApp({ engine, env: { UPLOAD_LIMIT_MB: '1' } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    account = anAccount({ locale: 'en' });
    await stored(app.unitOfWork, account);
    world = new ImportWorld(app, account);
  });

  const read = async (...files: readonly FileToImport[]): Promise<Import> => {
    const { id } = await app.get(ReadImportService).start(account, { files });
    await app.get(ReadImportService).settled(id);
    return world.find(id);
  };
  const refused = (...files: readonly FileToImport[]): Promise<unknown> =>
    app
      .get(ReadImportService)
      .start(account, { files })
      .then(
        () => null,
        (error: { type: string }) => error.type,
      );
  const detail = ({ id }: Import): Promise<ImportDetail> => app.get(ImportsService).detail(account.id, id);
  const keptBytes = async ({ id }: Import): Promise<number> => {
    const sql = 'select coalesce(sum(length(content)), 0) as n from import_files where import_id = ?';
    return Number((await rows<{ n: number }>(app.unitOfWork.reader, sql, [id]))[0]?.n);
  };
  const leftOut = async ({ id }: Import): Promise<string> => {
    const { pieces } = await app.get(LeftOutService).file(account, id);
    let text = '';
    for await (const piece of pieces) text += String(piece);
    return text;
  };

  it('may be several: their rows are numbered through and meet each other', async () => {
    const preview = await read(
      file('Connections.csv', table('Anna,Eins,,anna@probe.example,,,', 'Bea,Zwei,,,,,')),
      file('phone.vcf', `${card('Carl Drei')}${card('Anna Eins').replace('END', 'EMAIL:anna@probe.example\r\nEND')}`),
    );
    expect(preview).toMatchObject({
      state: 'preview',
      fileName: 'Connections.csv, phone.vcf',
      newRows: 3,
      existingRows: 1,
    });
    expect((await world.rowsOf(preview)).map(({ row, status }) => [row, status])).toEqual([
      [1, 'new'],
      [2, 'new'],
      [3, 'new'],
      [4, 'existing'],
    ]);
    const { files } = await detail(preview);
    expect(files).toMatchObject([
      { position: 1, name: 'Connections.csv', format: 'linkedin', rows: 2, confirmed: true },
      { position: 2, name: 'phone.vcf', format: 'vcard', rows: 2, outline: null },
    ]);
    const placeOf = await app.get(ImportsService).placesIn(account.id, preview.id);
    expect([1, 2, 3, 4].map((row) => placeOf(row))).toMatchObject([
      { file: 1, line: 1 },
      { file: 1, line: 2 },
      { file: 2, line: 1 },
      { file: 2, line: 2 },
    ]);
    expect(await world.commit(preview)).toMatchObject({ state: 'done', added: 3 });
  });

  it('come out of an archive, and connections are read before messages', async () => {
    const messages = fixture('linkedin-messages.csv');
    const zip = zipSync({
      'Basic/messages.csv': messages,
      'Basic/Connections.csv': table('Anna,Eins,,,,,'),
      'Basic/Profile.csv': strToU8('First Name,Last Name\nIch,Selbst\n'),
    });
    const { files } = await detail(await read(file('Basic_LinkedInDataExport.zip', Buffer.from(zip))));
    expect(files.map(({ name }) => name)).toEqual(['Connections.csv', 'messages.csv']);
  });

  it('are lines of names if they were pasted, unless they look like something else', async () => {
    const paste = async (text: string): Promise<string> =>
      (await read({ ...file('pasted.txt', text), pasted: true })).format;
    expect(await paste('Greta Beispiel, Radio Nord, Redakteurin\nJonas Probe, Werft, Leiter')).toBe('names');
    expect(await paste(card('Greta Beispiel'))).toBe('vcard');
    expect(await paste('Vorname;Nachname;Firma\nGreta;Beispiel;Radio Nord')).not.toBe('names');
  });

  it('are one row to look at where one of several holds nobody', async () => {
    const preview = await read(file('a.vcf', card('Anna Eins')), file('photo.png', fixture('picture.png')));
    expect(preview).toMatchObject({ newRows: 1, unclearRows: 1 });
    expect((await world.rowsOf(preview))[1]).toMatchObject({
      reasons: [{ code: 'file-not-read' }],
      label: 'photo.png',
    });
  });

  it('make one file of many single cards', async () => {
    const cards = Array.from({ length: 80 }, (_, nth) => file(`${nth}.vcf`, card(`Person Nr${nth}`)));
    const preview = await read(...cards);
    expect(preview.newRows).toBe(80);
    expect((await detail(preview)).files).toHaveLength(1);
  });

  it('are refused together if each of them is nothing', async () => {
    expect(await refused(file('a.png', fixture('picture.png')), file('b.csv', ''))).toBe('no-contact-file');
    expect(await refused(file('large.vcf', Buffer.alloc(1024 * 1024 + 1, 'a')))).toBe('file-too-large');
    const many = Array.from({ length: 6 }, () => file('a.vcf', Buffer.alloc(1024 * 1024, 'a')));
    expect(await refused(...many)).toBe('files-too-large');
    const account = file('account.json', '{"format":"wiedersehen-account"}');
    expect(await refused(account, file('a.vcf', card('Anna')))).toBe('account-file-alone');
  });

  it.runIf(engine === 'sqlite')(
    'have at most 100,000 rows',
    async () => {
      const lines = Array.from({ length: 100_001 }, (_, nth) => String(nth))
        .map((text) => `N${text}`)
        .join('\n');
      const { id } = await app
        .get(ReadImportService)
        .start(account, { files: [file('a.txt', lines)], format: 'names' });
      await app.get(ReadImportService).settled(id);
      expect(await world.find(id)).toMatchObject({ state: 'failed', problem: 'too-many-rows' });
    },
    60_000,
  );

  it('are kept until the import is done, and go with it', async () => {
    const preview = await read(file('Connections.csv', table('Anna,Eins,,,,,', ',,,,Radio,,')));
    expect(await keptBytes(preview)).toBeGreaterThan(0);
    const done = await world.commit(preview);
    expect(await keptBytes(done)).toBe(0);
    expect((await detail(done)).files).toMatchObject([{ name: 'Connections.csv', rows: 2, outline: null }]);
  });

  it('go a week after somebody left the preview', async () => {
    const preview = await read(file('Connections.csv', table('Anna,Eins,,,,,')));
    app.clock.set('2026-11-30T07:59:00.000Z');
    await app.get(ImportsSchedule).tick();
    expect(await keptBytes(preview)).toBeGreaterThan(0);
    app.clock.set('2026-11-30T08:00:01.000Z');
    await app.get(ImportsSchedule).tick();
    expect(await world.find(preview.id)).toMatchObject({ state: 'failed', problem: 'import-abandoned' });
    expect(await keptBytes(preview)).toBe(0);
    expect(await world.rowsOf(preview)).toEqual([]);
  });

  it('are read once more in another way; what was decided begins anew', async () => {
    const latin = Buffer.from('Vorname;Nachname;Irgendwas\nJürgen;Müller;Kegeln\n', 'latin1');
    const preview = await read(file('Kontakte.csv', latin));
    const [before] = (await detail(preview)).files;
    expect(before).toMatchObject({ encoding: 'windows-1252', outline: { delimiter: ';' } });
    const columns = ['givenName', 'familyName', 'likes'].map((field) => ({ field }) as never);
    await app.get(PreviewService).changeRow(account.id, preview.id, 1, { action: 'skip' });
    const again = await app.get(ChangeReadingService).now(account, preview.id, { columns });
    expect(again.state).toBe('reading');
    await app.get(ReadImportService).settled(preview.id);
    const [after] = (await detail(preview)).files;
    expect(after?.confirmed).toBe(true);
    expect(after?.outline?.columns.map(({ meaning }) => meaning.field)).toEqual(['givenName', 'familyName', 'likes']);
    expect(await world.rowsOf(preview)).toMatchObject([
      { row: 1, action: 'add', decided: false, parsed: { givenName: 'Jürgen', familyName: 'Müller' } },
    ]);
    await app.get(ChangeReadingService).now(account, preview.id, { format: 'names' });
    await app.get(ReadImportService).settled(preview.id);
    expect(await world.find(preview.id)).toMatchObject({ state: 'preview', format: 'names' });
  });

  it.each([{ encoding: 'utf-16le' }, { format: 'vcard' }, { format: 'monica' }] as const)(
    'keep their preview where nobody can be read with %j',
    async (wanted) => {
      const preview = await read(file('Kontakte.csv', 'Vorname;Nachname;Irgendwas\nAnna;Eins;Kegeln\n'));
      await app.get(PreviewService).changeRow(account.id, preview.id, 1, { action: 'skip' });
      const changing = app.get(ChangeReadingService).now(account, preview.id, wanted);
      await expect(changing).rejects.toMatchObject({
        type: expect.stringMatching(/no-people-in-file|broken-json/) as string,
      });
      await app.get(ReadImportService).settled(preview.id);
      expect(await world.find(preview.id)).toMatchObject({ state: 'preview', format: 'csv' });
      expect(await world.rowsOf(preview)).toMatchObject([{ row: 1, action: 'skip', decided: true }]);
    },
  );

  it('are read in another way in the preview only, and as they are', async () => {
    const preview = await read(file('Connections.csv', table('Anna,Eins,,,,,')), file('a.vcf', card('Bea Zwei')));
    const change = (wanted: object, { id }: Import = preview): Promise<unknown> =>
      app.get(ChangeReadingService).now(account, id, wanted);
    const columns = [{ field: 'givenName' }];
    await expect(change({})).rejects.toMatchObject({ type: 'invalid-input' });
    await expect(change({ encoding: 'utf-8' })).rejects.toMatchObject({ errors: [{ pointer: '/files' }] });
    await expect(change({ files: [{ position: 3 }] })).rejects.toMatchObject({
      errors: [{ pointer: '/files/0/position' }],
    });
    await expect(change({ files: [{ position: 1, columns }] })).rejects.toMatchObject({
      errors: [{ pointer: '/files/0/columns', params: { found: 7 } }],
    });
    await expect(change({ files: [{ position: 2, columns }] })).rejects.toMatchObject({
      errors: [{ code: 'importNoTable' }],
    });
    await expect(change({ files: [{ position: 1, format: 'excel' }] })).rejects.toMatchObject({
      type: 'unknown-import-format',
    });
    const done = await world.commit(preview);
    await expect(change({ files: [{ position: 1, encoding: 'utf-8' }] }, done)).rejects.toMatchObject({
      type: 'import-not-ready',
    });
  });

  it('leave out rows that can be downloaded with the reason and the original line, safe for spreadsheets', async () => {
    const people = table('Anna,Eins,,,,,', ',,,=SUM(A1),Radio,,', 'Bea,Zwei,,,,,');
    const preview = await read(file('Connections.csv', people), file('=cmd.png', fixture('picture.png')));
    await app.get(PreviewService).changeRow(account.id, preview.id, 3, { action: 'skip' });
    const lines = (await leftOut(await world.commit(preview))).split('\r\n');
    expect(lines[0]).toBe('\ufefffile,row,reason,original line');
    expect(lines[1]).toBe('Connections.csv,2,There is no name here.,",,,=SUM(A1),Radio,,"');
    expect(lines[2]).toBe('Connections.csv,3,You chose to leave it out.,Bea Zwei');
    expect(lines[3]).toBe("'=cmd.png,1,This file could not be read as contacts.,'=cmd.png");
    expect(lines).toHaveLength(5);
  });

  it('set addresses aside behind which nobody in particular reads', async () => {
    const preview = await read(file('Connections.csv', table('Info,,,info@probe.example,Probe GmbH,,')));
    expect(await world.rowsOf(preview)).toMatchObject([
      { status: 'unclear', action: 'skip', reasons: [{ code: 'role-address' }] },
    ]);
    await app.get(PreviewService).changeRow(account.id, preview.id, 1, { action: 'add' });
    expect(await world.commit(preview)).toMatchObject({ added: 1 });
  });
});
