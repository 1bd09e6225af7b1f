import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { CommitImportService } from '../../src/imports/commit/commit-import.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, onSqlite } from '../support/database.js';
import { ImportWorld, table } from './import-world.js';

/** So many show what 30,000 show: several pages of rows, several statements a page. `npm run test:soak` takes them all. */
const MANY = process.env.SOAK ? 30_000 : 3000;

function connections(from: number, to: number): Buffer {
  const lines = Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    return `Anna,Nr${number},https://www.linkedin.com/in/anna-${number},,Radio Muster,Redakteurin,05 Mar 2024`;
  });
  return table(...lines);
}

describe.each(engines)(`a file of ${MANY} people, on %s`, (engine) => {
  let app: TestApp;
  let account: Account;
  let world: ImportWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
    account = anAccount();
    await stored(app.unitOfWork, account);
    world = new ImportWorld(app, account);
  });
  afterAll(() => app.close());

  const count = (): Promise<number> => app.get(ContactsService).count(account.id);
  const countOf = async (table: string): Promise<number> => {
    const [row] = await rows<{ n: number | string }>(app.unitOfWork.reader, `select count(*) as n from ${table}`);
    return Number(row?.n);
  };

  /** Those who were there are found, those who went left no word, and whoever goes next will leave none either. */
  const expectNoWordsLeft = async (): Promise<void> => {
    const terms = await rows<{ term: string }>(
      app.unitOfWork.reader,
      "select term from contact_vocabulary where term in ('nr999', 'nr1000', 'nr1500', 'nr2500')",
    );
    expect(terms).toEqual([{ term: 'nr999' }]);
    const setting = "select v from contact_words_config where k = 'secure-delete'";
    expect(await rows(app.unitOfWork.reader, setting)).toEqual([{ v: 1 }]);
  };

  it(
    'comes in one go, beside those who are there, brings nothing due, and goes again',
    { timeout: 120_000 },
    async () => {
      await world.imported(connections(0, 1000));
      const preview = await world.read(connections(500, 500 + MANY));
      expect(preview).toMatchObject({ state: 'preview', newRows: MANY - 500, existingRows: 500, unclearRows: 0 });
      const done = await world.commit(preview);
      expect(done).toMatchObject({ state: 'done', added: MANY - 500, updated: 0 });
      expect(await count()).toBe(500 + MANY);
      // "an import creates no reminders, no dates, no calendar entries" (product.md, Flood guard)
      for (const table of ['reminders', 'meetings', 'attempts', 'interactions']) expect(await countOf(table)).toBe(0);
      expect(await world.undo(done)).toMatchObject({ removed: MANY - 500, kept: 0 });
      expect(await count()).toBe(1000);
      if (engine === 'sqlite') await expectNoWordsLeft();
    },
  );
});

describe.each(onSqlite)('while a long import is committed', () => {
  it('everybody else sees nobody of it before all are there', { timeout: 60_000 }, async () => {
    const app = await startApp();
    const account = anAccount();
    await stored(app.unitOfWork, account);
    const { id } = await app.get(ReadImportService).start(account, { fileName: 'x', bytes: connections(0, 3000) });
    await app.get(ReadImportService).settled(id);
    await app.get(CommitImportService).commit(account, id);
    const seen = new Set<number>();
    let done = false;
    const settled = app
      .get(CommitImportService)
      .settled(id)
      .then(() => (done = true));
    while (!done) {
      seen.add(await app.get(ContactsService).count(account.id));
      await new Promise(setImmediate); // others have their turn while it runs
    }
    await settled;
    seen.add(await app.get(ContactsService).count(account.id));
    await app.close();
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 3000]);
  });
});
