import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { PreviewService } from '../../src/imports/preview/preview.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { ImportWorld, table } from './import-world.js';

describe.each(engines)('what of a preview needs the user, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let world: ImportWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
    account = anAccount();
    await stored(app.unitOfWork, account, aContact(account, { givenName: 'Tom', familyName: 'Probe' }));
    world = new ImportWorld(app, account);
  });
  afterAll(() => app.close());

  it('is a question until it was answered, an entry set aside, or a row that could not be read', async () => {
    const previews = app.get(PreviewService);
    const current = await world.read(
      table('Tom,Probe,,,Radio,,', 'Info,,,info@radio.example,,,', ',,,,,,14 Mar 2022', 'Mia,Muster,,,,,'),
    );
    const rows = async (kind: 'open' | 'aside' | 'unreadable'): Promise<number[]> =>
      (await previews.first(current, kind, 10)).items.map(({ row }) => row);
    expect(await rows('open')).toEqual([1]);
    expect(await rows('aside')).toEqual([2]);
    expect(await rows('unreadable')).toEqual([3]);
    expect(await previews.tally(current)).toEqual({ add: 1, update: 0, skip: 3 });
    await app.get(PreviewService).changeRow(account.id, current.id, 1, { action: 'update', choices: {} });
    await app.get(PreviewService).changeRow(account.id, current.id, 2, { action: 'add' });
    expect(await rows('open')).toEqual([]);
    expect(await rows('aside')).toEqual([2]);
    expect(await previews.tally(current)).toEqual({ add: 2, update: 1, skip: 1 });
  });

  it('is counted whole where only the first ones are shown', async () => {
    const current = await world.read(table(...Array.from({ length: 3 }, () => ',,,,,,14 Mar 2022'), 'Mia,Neu,,,,,'));
    expect(await app.get(PreviewService).first(current, 'unreadable', 2)).toMatchObject({ count: 3 });
  });
});
