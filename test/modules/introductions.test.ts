import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { IntroductionsService } from '../../src/contacts/relations/introductions.service.js';
import { AfterTalkService } from '../../src/people/after-talk/after-talk.service.js';
import { PromisesService } from '../../src/reminders/promises.service.js';
import type { Reminder } from '../../src/reminders/reminder.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('introductions on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());

  const person = (givenName: string, fields: Partial<Contact> = {}): Promise<Contact> =>
    world.contact(account, { givenName, familyName: null, ...fields });
  const thanksTo = async ({ id: contactId }: Contact): Promise<readonly Reminder[]> => {
    const { items } = await world.app.get(RemindersService).list(account.id, { contactId });
    return items.filter(({ kind }) => kind === 'thank-you');
  };
  const introduced = async (fields: Partial<Contact> = {}) => {
    world.goTo('2026-11-24');
    account = await world.account();
    const tom = await person('Tom', fields);
    const kim = await person('Kim', { introducedById: tom.id });
    return { tom, kim, request: await world.sent(account, kim) };
  };

  it.each(['yes', 'talked'] as const)('"Thank X automatically proposed at Y\'s outcome": %s', async (outcome) => {
    const { tom, kim, request } = await introduced();
    expect(await thanksTo(tom)).toEqual([]);
    await world.outcome(account, request, { outcome });
    expect(await thanksTo(tom)).toMatchObject([
      { contactId: tom.id, attemptId: request.id, text: 'für den Draht zu Kim', dueOn: '2026-11-24' },
    ]);
    expect(await thanksTo(kim)).toEqual([]);
  });

  it('nobody is thanked for a no or for silence', async () => {
    const { tom, request } = await introduced();
    await world.outcome(account, request, { outcome: 'no' });
    expect(await thanksTo(tom)).toEqual([]);
  });

  it('is taken back with the outcome, by undo or by another one, and proposed again', async () => {
    const { tom, request } = await introduced();
    await world.outcome(account, request, { outcome: 'yes' });
    await world.undo(account, request);
    expect(await thanksTo(tom)).toEqual([]);
    await world.outcome(account, request, { outcome: 'talked' });
    expect(await thanksTo(tom)).toHaveLength(1);
    await world.outcome(account, request, { outcome: 'no' });
    expect(await thanksTo(tom)).toEqual([]);
  });

  it('is proposed once per introduction, also when it was done', async () => {
    const { tom, kim, request } = await introduced();
    await world.outcome(account, request, { outcome: 'yes' });
    const [first] = await thanksTo(tom);
    await world.app.get(RemindersService).done(account.id, first?.id ?? '');
    await world.outcome(account, request, { outcome: 'talked' });
    world.goTo('2027-03-01');
    await world.outcome(account, await world.sent(account, kim), { outcome: 'yes' });
    expect(await thanksTo(tom)).toEqual([]);
  });

  it('is not proposed towards somebody who is not to be written to', async () => {
    const { tom, request } = await introduced({ neverSuggest: true });
    await world.outcome(account, request, { outcome: 'yes' });
    expect(await thanksTo(tom)).toEqual([]);
  });

  it('are a chain up and down, with its length', async () => {
    account = await world.account();
    const eva = await person('Eva');
    const tom = await person('Tom', { introducedById: eva.id });
    const kim = await person('Kim', { introducedById: tom.id });
    await person('Uta', { introducedById: kim.id });
    await person('Weg', { introducedById: tom.id, deletedAt: '2026-11-01T00:00:00.000Z' });
    const chain = await world.app.get(IntroductionsService).chainThrough(account.id, tom.id);
    expect(chain.up.map(({ givenName, steps }) => [givenName, steps])).toEqual([['Eva', 1]]);
    expect(chain.down.map(({ givenName, steps }) => [givenName, steps])).toEqual([
      ['Kim', 1],
      ['Uta', 2],
    ]);
    expect(chain.length).toBe(3);
  });

  it('after a talk: a promise for a day, and a name that becomes a person', async () => {
    world.goTo('2026-11-24');
    account = await world.account();
    const tom = await person('Tom');
    const asked = { promise: 'den Artikel schicken', nextName: 'Frau Dr. Lenz' };
    const lenz = await world.app.get(AfterTalkService).note(account, tom.id, asked);
    expect(lenz).toMatchObject({ familyName: 'Lenz', introducedById: tom.id, gender: 'f' });
    const { items } = await world.app.get(PromisesService).list(account.id, {});
    expect(items).toMatchObject([
      { kind: 'promise', text: 'den Artikel schicken', dueOn: '2026-12-01', contactId: tom.id },
    ]);
    expect(await world.app.get(AfterTalkService).note(account, tom.id, {})).toBeNull();
  });
});
