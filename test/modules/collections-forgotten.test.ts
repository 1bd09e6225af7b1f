import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SyncTokenUnknown } from '../../src/collections/collections.errors.js';
import { CollectionsSchedule } from '../../src/collections/collections.schedule.js';
import { CollectionsService } from '../../src/collections/collections.service.js';
import { GONE_KEPT_DAYS } from '../../src/collections/forget-gone-items.service.js';
import { rows } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { plansOf } from '../support/query-plans.js';

const DAY_MS = 86_400_000;

describe.each(engines)('what was deleted, on %s', (engine) => {
  let app: TestApp;
  let jana: SignedIn;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    jana = await signedIn(app);
  });

  const token = (): Promise<string> => app.get(CollectionsService).token(jana.account.id, 'people');
  const gone = async (since: string): Promise<number> => {
    let found = 0;
    for await (const { items } of app.get(CollectionsService).since(jana.account.id, 'people', since)) {
      found += items.filter(({ isThere }) => !isThere).length;
    }
    return found;
  };
  const remembered = async (): Promise<number> => {
    const sql = 'select id from collection_files where account_id = ? and gone';
    return (await rows(app.unitOfWork.reader, sql, [jana.account.id])).length;
  };
  const later = (days: number): void =>
    app.clock.set(new Date(app.clock.now().getTime() + days * DAY_MS).toISOString());
  const pass = (): Promise<void> => app.get(CollectionsSchedule).tick();
  const purged = async (): Promise<void> => {
    const contact = aContact(jana.account);
    await stored(app.unitOfWork, contact);
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from contacts where id = ?', [contact.id]));
  };

  it('is told for 180 days and forgotten then, and who asks with an older token reads all anew (RFC 6578, 3.5)', async () => {
    const before = await token();
    await purged();
    const after = await token();
    await pass();
    later(GONE_KEPT_DAYS);
    await pass();
    expect([await gone(before), await remembered()]).toEqual([1, 1]);
    later(1);
    await pass();
    expect(await remembered()).toBe(0);
    await expect(gone(before)).rejects.toThrow(SyncTokenUnknown);
    expect(await gone(after)).toBe(0);
  });

  it('counts from the day on which it was noticed, however often the clock comes by', async () => {
    await purged();
    await pass();
    later(100);
    await pass();
    later(81);
    await pass();
    expect(await remembered()).toBe(0);
  });

  it('is forgotten in portions, each with what it means for those who read less', async () => {
    const before = await token();
    const many = Array.from({ length: 1200 }, () => aContact(jana.account));
    await stored(app.unitOfWork, ...many);
    await app.unitOfWork.run(() =>
      rows(app.unitOfWork.writer, 'delete from contacts where account_id = ?', [jana.account.id]),
    );
    const after = await token();
    await pass();
    later(GONE_KEPT_DAYS + 1);
    await pass();
    expect(await remembered()).toBe(0);
    await expect(gone(before)).rejects.toThrow(SyncTokenUnknown);
    expect(await gone(after)).toBe(0);
  });

  it.runIf(engine === 'sqlite')('costs a look into an index when there is nothing to do', async () => {
    await pass();
    const [, plans] = await plansOf(app.unitOfWork, pass);
    expect(plans.length).toBe(2);
    for (const plan of plans) expect(plan).toContain('collection_files_gone');
  });
});
