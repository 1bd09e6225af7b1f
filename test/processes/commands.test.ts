import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Ended } from '../support/command.js';
import { type Exported, peopleOf } from '../support/exported-people.js';
import { samples } from '../support/import-samples.js';

const root = join(import.meta.dirname, '..', '..');

/** The built commands as somebody types them; what each of them does is shown in test/cli/. */
describe('commands', () => {
  const folder = mkdtempSync(join(inject('scratch'), 'commands-'));
  const clock = { NODE_ENV: 'test', CLOCK_NOW: '2026-11-23T08:00:00Z' }; // a Monday, 09:00 in Berlin

  const run = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Ended => {
    const ended = spawnSync(process.execPath, [join(root, 'dist', 'src', 'cli.js'), ...args], {
      input,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, ...clock, ...env },
    });
    return { status: ended.status ?? -1, out: ended.stdout.trim(), err: ended.stderr.trim() };
  };
  const asJana = ['--email', 'jana@example.org'];

  beforeAll(() => {
    const created = run(['user', 'create', ...asJana, '--name', 'Jana', '--password-stdin'], 'correct horse battery\n');
    expect(created).toMatchObject({ status: 0, err: '' });
  });

  it('a token stands alone on the last line', () => {
    const { status, out } = run(['token', 'create', ...asJana, '--label', 'x', '--scopes', 'read,write']);
    expect(status).toBe(0);
    expect(out.split('\n').at(-1)).toMatch(/^wds_[\w-]{43}$/);
  });

  it('a file comes in through a pipe, byte for byte, and everything goes out through one', () => {
    const own = { DATA_DIR: mkdtempSync(join(folder, 'own-')) };
    run(['user', 'create', ...asJana, '--name', 'J', '--password-stdin'], 'correct horse battery\n', own);
    const file = 'apple.vcf';
    const card = readFileSync(join(root, 'test', 'fixtures', 'imports', file), 'utf8');
    expect(run(['import', '-', ...asJana], card, own)).toMatchObject({ status: 0, err: '' });
    const { out } = run(['export', ...asJana, '--format', 'json', '--out', '-'], '', own);
    expect(peopleOf(JSON.parse(out) as Exported)).toEqual(samples.find((known) => known.file === file)?.people);
  });

  it('a wrong setting: one sentence, status 1', () => {
    const { status, out, err } = run(['doctor'], '', { PORT: 'abc' });
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^PORT must be a port/);
    expect(err).not.toContain('\n');
  });

  it('wrong usage ends with status 2', () => {
    expect(run(['user', 'create']).status).toBe(2);
  });

  it('a port that is taken is said in one sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // listening on a port, not on a pipe
    const { status, err } = run(['serve'], '', { PORT: String(port) });
    other.close();
    expect([status, err]).toEqual([1, `PORT ${port} is taken by another program. Please choose another one.`]);
  });
});
