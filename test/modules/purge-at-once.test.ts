import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactGone, ContactNotFound } from '../../src/contacts/contact.errors.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

describe.each(engines)('deleting for good while something else happens to the same person, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let accountId: string;

  beforeAll(async () => {
    app = await startApp({ engine });
    owner = await signedIn(app);
    accountId = owner.account.id;
  });
  afterAll(() => app.close());

  const person = async (): Promise<string> =>
    (await owner.api.post('/contacts', { givenName: 'Quintessa' })).json<{ id: string }>().id;
  const status = async (id: string): Promise<number> => (await owner.api.get(`/contacts/${id}`)).statusCode;
  /** `second` begins when `first` is done and not stored yet; gives what came of `second`, or why it was refused. */
  const overlapping = async (first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<unknown> => {
    let storing: Promise<void> = Promise.resolve();
    await new Promise<void>((begin, refuse) => {
      storing = app.unitOfWork.run(async () => {
        await first();
        begin();
        await sleep(300); // the other one waits by now, or has gone wrong
      });
      storing.catch(refuse);
    });
    const answer = await second().catch((error: unknown) => error);
    await storing;
    return answer;
  };

  it('whoever is fetched back while the trash is emptied stays', async () => {
    const id = await person();
    await app.get(TrashService).throwAway(accountId, id);
    await overlapping(
      () => app.get(TrashService).restore(accountId, id),
      () => app.get(PurgeService).empty(accountId),
    );
    expect(await status(id)).toBe(200);
  });

  it('whoever becomes somebody else meanwhile is not said to be gone', async () => {
    const [stays, goes] = [await person(), await person()];
    const answer = await overlapping(
      () => app.get(MergeService).merge(accountId, stays, { otherId: goes }),
      () => app.get(PurgeService).purge(accountId, goes),
    );
    expect(answer).toBeInstanceOf(ContactNotFound);
    expect([await status(goes), await status(stays)]).toEqual([308, 200]);
  });

  it('of two who delete the same person, the second one hears that they are gone', async () => {
    const id = await person();
    const purge = (): Promise<void> => app.get(PurgeService).purge(accountId, id);
    expect(await overlapping(purge, purge)).toBeInstanceOf(ContactGone);
    expect(await status(id)).toBe(410);
  });
});
