import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { command, type Ended } from '../support/command.js';
import { type Exported, peopleOf } from '../support/exported-people.js';
import { fixtureOf, pathOfFixture } from '../support/format-fixtures.js';
import { samples } from '../support/import-samples.js';

const root = join(import.meta.dirname, '..', '..');
const sample = (name: string): string => join(root, 'test', 'fixtures', 'imports', name);

/** Commands as somebody types them, one after the other on one data folder: test/processes/ has the built ones. */
describe('commands', () => {
  const folder = mkdtempSync(join(inject('scratch'), 'commands-'));
  const clock = { NODE_ENV: 'test', CLOCK_NOW: '2026-11-23T08:00:00Z' }; // a Monday, 09:00 in Berlin

  const run = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    command(args, { DATA_DIR: folder, ...clock, ...env }, input);
  const asJana = ['--email', 'jana@example.org'];

  beforeAll(async () => {
    const created = await run(
      ['user', 'create', ...asJana, '--name', 'Jana', '--password-stdin'],
      'correct horse battery\n',
    );
    expect(created).toMatchObject({ status: 0, err: '' });
  });

  it('a token stands alone on the last line', async () => {
    const { status, out } = await run(['token', 'create', ...asJana, '--label', 'x', '--scopes', 'read,write']);
    expect(status).toBe(0);
    expect(out.split('\n').at(-1)).toMatch(/^wds_[\w-]{43}$/);
  });

  it('an app password for a phone is a token, too, and a scope that is none is refused', async () => {
    const made = await run(['token', 'create', ...asJana, '--label', 'phone', '--scopes', 'dav']);
    expect([made.status, made.out.split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^wds_[\w-]{43}$/)]);
    const refused = await run(['token', 'create', ...asJana, '--label', 'phone', '--scopes', 'carddav']);
    expect(refused.status).not.toBe(0);
  });

  it('an import says what came of it, for people and for programs', async () => {
    const { status, out } = await run(['import', sample('linkedin-Connections-en.csv'), ...asJana]);
    expect([status, out]).toEqual([0, 'Added: 2. Completed: 0. Unclear, and left out: 1.']);
    const again = await run(['import', sample('linkedin-Connections-en.csv'), ...asJana, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, unclear: 1 });
  });

  it.each([
    ['monica-4x-export.json', false],
    ['apple.vcf', true],
  ])('an import of %s brings what the API brings, from standard input: %s', async (file, fromInput) => {
    const own = { DATA_DIR: mkdtempSync(join(folder, 'own-')) };
    const created = await run(
      ['user', 'create', ...asJana, '--name', 'J', '--password-stdin'],
      'correct horse battery\n',
      own,
    );
    expect(created.status).toBe(0);
    const input = fromInput ? readFileSync(sample(file), 'utf8') : '';
    expect(await run(['import', fromInput ? '-' : sample(file), ...asJana], input, own)).toMatchObject({
      status: 0,
      err: '',
    });
    const { out } = await run(['export', ...asJana, '--format', 'json', '--out', '-'], '', own);
    expect(peopleOf(JSON.parse(out) as Exported)).toEqual(samples.find((known) => known.file === file)?.people);
  });

  it('files of every format come in at once, or as the one that is named', async () => {
    const own = { DATA_DIR: mkdtempSync(join(folder, 'own-')) };
    await run(['user', 'create', ...asJana, '--name', 'J', '--password-stdin'], 'correct horse battery\n', own);
    const { names = '', ...guessed } = fixtureOf;
    const files = Object.values(guessed).map(pathOfFixture);
    const all = await run(['import', ...files, ...asJana, '--json'], '', own);
    expect(all).toMatchObject({ status: 0, err: '' });
    expect((JSON.parse(all.out) as { added: number }).added).toBeGreaterThan(files.length);
    const pasted = await run(['import', pathOfFixture(names), ...asJana, '--format', 'names', '--json'], '', own);
    expect((JSON.parse(pasted.out) as { added: number }).added).toBeGreaterThan(0);
    const csv = join(own.DATA_DIR, 'contacts.csv');
    expect((await run(['export', ...asJana, '--format', 'csv', '--out', csv], '', own)).status).toBe(0);
    const back = await run(['import', csv, ...asJana, '--json'], '', own);
    expect(JSON.parse(back.out)).toMatchObject({ added: 0 });
  });

  it('everything comes out into a file that only its owner reads, and goes in again without doubling anything', async () => {
    const file = join(folder, 'account.json');
    const { status, out, err } = await run(['export', ...asJana, '--format', 'json', '--out', file]);
    expect({ status, out, err }).toEqual({ status: 0, out: `${file}: 0.0 MB`, err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await run(['import', file, ...asJana])).out).toBe('Added: 0. Completed: 0. Unclear, and left out: 0.');
    expect((await run(['export', ...asJana, '--format', 'vcf', '--out', '-'])).out).toMatch(/^BEGIN:VCARD\r\n/);
  });

  it('an export that can not be written says so and leaves nothing half behind', async () => {
    const nowhere = join(folder, 'no-such-folder', 'x.csv');
    const { status, err } = await run(['export', ...asJana, '--format', 'csv', '--out', nowhere]);
    expect([status, err]).toEqual([1, `The file ${nowhere} can't be written there.`]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await run(['export', ...asJana, '--format', 'pdf'])).status).toBe(2);
  });

  it('demo people come and go, and leave the others', async () => {
    expect((await run(['demo', ...asJana])).out).toBe('10 invented people are in jana@example.org.');
    expect((await run(['demo', ...asJana, '--remove'])).out).toBe('10 invented people are gone.');
  });

  it('one pass of the daily mail writes what is due, a second one nothing more', async () => {
    // a new account: the first mail comes on the next mail day
    const tuesday = { CLOCK_NOW: '2026-11-24T08:00:00Z' };
    expect(await run(['digest', 'send'], '', tuesday)).toMatchObject({ status: 0, out: '1 written, 1 delivered.' });
    expect(await run(['digest', 'send'], '', tuesday)).toMatchObject({ status: 0, out: '0 written, 0 delivered.' });
    expect(readdirSync(join(folder, 'outbox'))).toHaveLength(1);
  });

  it('one pass of the daily mail says what waits, and ends with status 1', async () => {
    const own = { DATA_DIR: mkdtempSync(join(folder, 'waits-')) };
    await run(['user', 'create', ...asJana, '--name', 'J', '--password-stdin'], 'correct horse battery\n', own);
    await run(['import', sample('linkedin-Connections-en.csv'), ...asJana], '', own);
    const noServer = { ...own, CLOCK_NOW: '2026-11-24T08:00:00Z', SMTP_URL: 'smtp://127.0.0.1:1' };
    expect(await run(['digest', 'send'], '', noServer)).toMatchObject({
      status: 1,
      out: '1 written, 0 delivered, 1 waits (the server was not reached).',
    });
  });

  it('a draft is looked at: hints only, status 1 where something is left to be filled in', async () => {
    const letter = 'Hallo Kim,\n\nhast du am Donnerstag, 27. November, Zeit?\n\nWenn nicht, kein Stress.\n';
    const german = ['check-draft', '-', '--language', 'de', '--form', 'du'];
    expect(await run(german, letter)).toEqual({
      status: 0,
      out: 'hint Wochentag und Datum passen nicht zusammen: 27. November ist „Freitag“.\n     Freitag',
      err: '',
    });
    const { out } = await run([...german, ...asJana, '--json'], letter);
    expect(JSON.parse(out)).toMatchObject({ checks: [{ code: 'wrong-weekday', start: 23, suggestion: 'Freitag' }] });
    const english = ['check-draft', '--language', 'en', '--form', 'sie', '--situation', 'birthday'];
    const blocked = await run(english, 'Dear {{name}},');
    expect([blocked.status, blocked.out.split(' ')[0], blocked.err]).toEqual([1, 'STOP', '']);
    expect((await run(german, letter.replace('27', '26'))).out).toBe('ok   Nothing to object to.');
    expect((await run(['check-draft', '/no/such/file', '--language', 'de', '--form', 'du'])).status).toBe(1);
    expect((await run(['check-draft', '-', '--language', 'fr', '--form', 'du'], letter)).status).toBe(2);
  });

  it('after a backup every device is told to read anew', async () => {
    const { status, out, err } = await run(['dav', 'begin-anew']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^[1-9]\d* collections begin anew: every device reads them again, the next time it asks\.$/);
  });

  it('the doctor finds everything in order', async () => {
    const { status, out } = await run(['doctor', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toContainEqual({ what: 'database', fine: true, detail: 'sqlite, ok' });
  });

  it.each([
    ['a file of another kind', ['import', sample('table.xlsx'), ...asJana], /^This is an Excel file\. /],
    ['a wrong setting', ['doctor'], /^PORT must be a port/],
  ])('%s: one sentence, status 1', async (what, args, sentence) => {
    const { status, out, err } = await run(args, '', what === 'a wrong setting' ? { PORT: 'abc' } : {});
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err).not.toContain('\n');
  });

  it('wrong usage ends with status 2', async () => {
    expect((await run(['user', 'create'])).status).toBe(2);
  });
});
