import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { createApp } from '../../src/app.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import { rows } from '../../src/common/database/sql.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { CommitImportService } from '../../src/imports/commit-import.service.js';
import type { Import } from '../../src/imports/import.entity.js';
import { ImportsSchedule } from '../../src/imports/imports.schedule.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/read-import.service.js';
import { ResumeImports } from '../../src/imports/resume-imports.service.js';
import { monday, startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, freshDatabase, type TestDatabase } from '../support/database.js';
import { table } from './import-world.js';

const root = join(import.meta.dirname, '..', '..');
const ROWS = 3000;
const LONG = 60_000;

/** `import` as a process of its own, of the built service; gives the signal that ended it. */
function killedImport(
  file: string,
  email: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'dist', 'src', 'cli.js'), 'import', file, '--email', email],
    { cwd: root, env: { PATH: process.env.PATH ?? '', ...environment }, stdio: 'ignore' },
  );
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
}

describe.each(engines)('an import whose process is killed, on %s', (engine) => {
  let database: TestDatabase;
  let dataDir: string;
  const settings = (): Record<string, string> => ({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    SECRET_KEY: 'a key for tests, long enough for any check',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
  });

  beforeEach(async () => {
    database = await freshDatabase(engine);
    dataDir = mkdtempSync(join(inject('scratch'), 'killed-'));
  });

  it.each([
    ['while it is read', 'import-read:1500', 'preview'],
    ['while people are written', 'import-write:1500', 'done'],
  ])(
    '%s goes on by itself when the service starts, and each row stands once',
    async (_, failpoint, after) => {
      const account = anAccount();
      const file = join(dataDir, 'Connections.csv');
      writeFileSync(
        file,
        table(...Array.from({ length: ROWS }, (_row, nth) => `Anna,Nr${nth},,a${nth}@probe.example,,,`)),
      );
      const first = await createApp(new Config(settings()), { clock: new FixedClock(monday) });
      await first.init();
      await stored(first.get(UnitOfWork), account);
      await first.close();

      expect(await killedImport(file, account.email, { ...settings(), FAILPOINT: failpoint })).toBe('SIGKILL');

      const app = await createApp(new Config(settings()), { clock: new FixedClock(monday) });
      await app.init();
      const imports = app.get(ImportsService);
      const [orphan] = (await imports.list(account.id)).items;
      expect(orphan?.state).toBe(after === 'preview' ? 'reading' : 'importing');
      await app.get(ImportsSchedule).tick(); // what serve() does at the start
      await app.get(ReadImportService).settled(orphan?.id ?? '');
      const found = await imports.find(account.id, orphan?.id ?? '');
      expect(found).toMatchObject({ state: after, newRows: ROWS });
      const count = async (what: string): Promise<number> =>
        Number((await rows<{ n: number }>(app.get(UnitOfWork).reader, `select count(*) as n from ${what}`))[0]?.n);
      expect(await count('import_rows')).toBe(ROWS);
      expect(await count('(select distinct family_name from contacts) as names')).toBe(after === 'done' ? ROWS : 0);
      expect(await count('contacts')).toBe(after === 'done' ? ROWS : 0);
      await app.close();
      await database.drop();
    },
    LONG,
  );
});

describe.each(engines)('what a process left behind, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let preview: Import;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    account = anAccount();
    await stored(app.unitOfWork, account);
    const bytes = table('Anna,Eins,,,,,', 'Bea,Zwei,,,,,');
    const { id } = await app.get(ReadImportService).start(account, { fileName: 'Connections.csv', bytes });
    await app.get(ReadImportService).settled(id);
    preview = await app.get(ImportsService).find(account.id, id);
  });

  const orphaned = (state: string, runner: string): Promise<unknown> => {
    const sql = 'update imports set state = ?, runner = ?, updated_at = ? where id = ?';
    return app.unitOfWork.run(() =>
      rows(app.unitOfWork.writer, sql, [state, runner, '2026-11-23T07:00:00.000Z', preview.id]),
    );
  };
  const found = (): Promise<Import> => app.get(ImportsService).find(account.id, preview.id);
  const dead = `${hostname()}/999999999`;

  it('is taken over once, however many try', async () => {
    await orphaned('importing', dead);
    const resumed = await Promise.all([1, 2, 3, 4].map(() => app.get(ResumeImports).resume(account.id)));
    expect(resumed.flat()).toHaveLength(1);
    await app.get(CommitImportService).settled(preview.id);
    expect(await found()).toMatchObject({ state: 'done', added: 2 });
  });

  it.each([
    ['reading', 'another-machine/12/0', 'preview'],
    ['importing', `${dead}/1`, 'done'],
    ['reading', `${dead}/2`, 'failed'],
    ['importing', `${dead}/2`, 'preview'],
  ])('while %s (%s) is done again, three times at most', async (state, runner, after) => {
    await orphaned(state, runner);
    await app.get(ResumeImports).resume();
    await app.get(ReadImportService).settled(preview.id);
    expect((await found()).state).toBe(after);
  });

  it('is left to a process that lives', async () => {
    await orphaned('reading', `${hostname()}/1`);
    expect(await app.get(ResumeImports).resume()).toEqual([]);
    await orphaned('importing', dead); // for the next test's peace
    await app.get(ResumeImports).resume();
    await app.get(CommitImportService).settled(preview.id);
  });

  it('can no longer be written by the one it was taken from', async () => {
    await orphaned('importing', dead);
    const before = await found();
    await app.get(ResumeImports).resume();
    await app.get(CommitImportService).settled(preview.id);
    app.get(CommitImportService).begin(account, before);
    await app.get(CommitImportService).settled(preview.id);
    expect(await found()).toMatchObject({ state: 'done', added: 2 });
    const sql = 'select count(*) as n from contacts where account_id = ?';
    const [row] = await rows<{ n: number }>(app.unitOfWork.reader, sql, [account.id]);
    expect(Number(row?.n)).toBe(2);
  });
});
