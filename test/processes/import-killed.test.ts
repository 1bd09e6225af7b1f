import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { FixedClock } from '../../src/common/clock.js';
import { Config } from '../../src/common/config.js';
import { rows } from '../../src/common/database/sql.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { ImportsSchedule } from '../../src/imports/jobs/imports.schedule.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { monday } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, freshDatabase, type TestDatabase } from '../support/database.js';
import { table } from '../modules/import-world.js';

const root = join(import.meta.dirname, '..', '..');
const ROWS = 3000;

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
  ])('%s goes on by itself when the service starts, and each row stands once', async (_, failpoint, after) => {
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
  });
});
