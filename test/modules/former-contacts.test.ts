import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { FormerContactsService } from '../../src/contacts/former-ids/former-contacts.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('ids that once named a person, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let former: FormerContactsService;
  let [first, second, third]: Contact[] = [];

  beforeAll(async () => {
    app = await startApp({ engine, env: { BASE_URL: 'https://example.org/kontakte' } });
    former = app.get(FormerContactsService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
    [first, second, third] = [aContact(owner.account), aContact(owner.account), aContact(owner.account)];
    await stored(app.unitOfWork, first, second, third);
  });

  const idOf = (contact: Contact | undefined): string => contact?.id ?? '';
  const merged = (old: Contact | undefined, kept: Contact | undefined): Promise<string[]> =>
    app.unitOfWork.run(async () => {
      const ledThere = await former.becomes(owner.account.id, idOf(old), idOf(kept));
      await app.get(ContactsService).removeForGood(owner.account.id, [idOf(old)]);
      return ledThere;
    });
  const asked = async (contact: Contact | undefined): Promise<[number, unknown]> => {
    const { statusCode, headers } = await owner.api.get(`/contacts/${idOf(contact)}`);
    return [statusCode, headers['location']];
  };
  const at = (contact: Contact | undefined): string => `/kontakte/api/v1/contacts/${idOf(contact)}`;

  it('"old ids after a merge answer 308 to the new one", whatever is asked and by whom', async () => {
    await merged(first, second);
    expect(await asked(first)).toEqual([308, at(second)]);
    const logged = await owner.api.post(`/contacts/${idOf(first)}/interactions`, { channel: 'call' });
    expect([logged.statusCode, logged.headers['location'], logged.json<{ type: string }>().type]).toEqual([
      308,
      `${at(second)}/interactions`,
      '/problems/contact-merged',
    ]);
    const page = await owner.visitor.get(`/people/${idOf(first)}?x=1`);
    expect([page.statusCode, page.headers['location']]).toEqual([308, `/kontakte/people/${idOf(second)}?x=1`]);
    const stranger = await signedIn(app);
    expect((await stranger.api.get(`/contacts/${idOf(first)}`)).statusCode).toBe(404);
  });

  it('lead to the end of the chain at once, and step back when a merge is undone', async () => {
    await merged(first, second);
    const ledToSecond = await merged(second, third);
    expect([await asked(first), await asked(second)]).toEqual([
      [308, at(third)],
      [308, at(third)],
    ]);
    await app.unitOfWork.run(async () => {
      await app.unitOfWork.writer.insert(Contact, second ?? {});
      await former.forget(owner.account.id, idOf(second), ledToSecond);
    });
    expect(await asked(first)).toEqual([308, at(second)]);
    expect((await asked(second))[0]).toBe(200);
  });

  it('say that they are gone for good when the one that is kept is purged', async () => {
    await merged(first, second);
    expect((await owner.api.post(`/contacts/${idOf(second)}/purge`)).statusCode).toBe(204);
    expect([(await asked(first))[0], (await asked(second))[0]]).toEqual([410, 410]);
  });

  it('lead nobody on who deletes: both would be gone, and nobody meant that', async () => {
    await merged(first, second);
    const purged = await owner.api.post(`/contacts/${idOf(first)}/purge`);
    expect([purged.statusCode, purged.headers['location']]).toEqual([404, undefined]);
    for (const step of ['purge', 'delete']) {
      const { statusCode, headers } = await owner.visitor.submit(`/people/${idOf(first)}/${step}`);
      // 303: a browser looks there, and does not send the form again as it would with 308
      expect([step, statusCode, headers['location']]).toEqual([step, 303, `/kontakte/people/${idOf(second)}`]);
    }
    expect([await asked(first), (await asked(second))[0]]).toEqual([[308, at(second)], 200]);
  });

  it('in a body are not there: an address can only lead on from an address', async () => {
    await merged(first, second);
    const body = { dueOn: '2026-12-01', text: 'x', contactId: idOf(first) };
    const answer = await owner.api.post('/reminders', body);
    expect([answer.statusCode, answer.headers['location']]).toEqual([404, undefined]);
  });
});
