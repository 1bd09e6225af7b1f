import { hostname } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { CommitImportService } from '../../src/imports/commit/commit-import.service.js';
import type { Import } from '../../src/imports/import.entity.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { ResumeImports } from '../../src/imports/jobs/resume-imports.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { table } from './import-world.js';

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
