import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { Attempt } from '../../src/outreach/attempt.entity.js';
import { Reminder } from '../../src/reminders/reminder.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('reminders, on %s', (engine) => {
  let world: OutreachWorld;
  let reminders: RemindersService;
  let account: Account;
  let contact: Contact;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    reminders = world.app.get(RemindersService);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account();
    contact = await world.contact(account);
  });

  const days = async (query = {}): Promise<string[]> =>
    (await reminders.list(account.id, query)).items.map(({ dueOn }) => dueOn);

  it('stands with its words or its person on its day', async () => {
    const reminder = await reminders.create(account, { dueOn: '2026-11-25', text: 'Unterlagen schicken' });
    expect(await reminders.find(account.id, reminder.id)).toMatchObject({
      kind: 'own',
      text: 'Unterlagen schicken',
      contactId: null,
      state: 'open',
    });
    await reminders.create(account, { dueOn: '2026-11-24', kind: 'promise', contactId: contact.id });
    expect(await days()).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('lists the open ones of all days unless asked otherwise, by day', async () => {
    for (const dueOn of ['2026-12-03', '2026-12-01', '2026-12-02'])
      await reminders.create(account, { dueOn, text: 'x' });
    const { id } = await reminders.create(account, { dueOn: '2026-11-30', text: 'x', contactId: contact.id });
    expect(await days({ from: '2026-12-01', to: '2026-12-02' })).toEqual(['2026-12-01', '2026-12-02']);
    expect(await days({ contactId: contact.id })).toEqual(['2026-11-30']);
    await reminders.done(account.id, id);
    expect(await days()).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
    expect(await days({ state: 'done' })).toEqual(['2026-11-30']);
  });

  it('gives every reminder once when read page by page', async () => {
    for (let index = 0; index < 5; index += 1)
      await reminders.create(account, { dueOn: '2026-12-01', text: `${index}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reminders.list(account.id, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('done is done, a second time too; done ones cannot be put off', async () => {
    const { id } = await reminders.create(account, { dueOn: '2026-11-23', text: 'x' });
    const done = await reminders.done(account.id, id);
    expect(done).toMatchObject({ state: 'done', doneAt: '2026-11-23T08:00:00.000Z' });
    world.goTo('2026-11-24');
    expect((await reminders.done(account.id, id)).doneAt).toBe(done.doneAt);
    await expect(reminders.snooze(account, id, '2026-12-01')).rejects.toMatchObject({
      type: 'reminder-not-open',
      status: 409,
    });
  });

  it('put off until a day stands on that day; today and before are no such day', async () => {
    const { id } = await reminders.create(account, { dueOn: '2026-11-20', text: 'x' });
    expect((await reminders.snooze(account, id, '2026-11-24')).dueOn).toBe('2026-11-24');
    await expect(reminders.snooze(account, id, '2026-11-23')).rejects.toMatchObject({ status: 422 });
  });

  it('needs words or a person, and only people of one’s own', async () => {
    await expect(reminders.create(account, { dueOn: '2026-11-25' })).rejects.toMatchObject({ status: 422 });
    const { id } = await reminders.create(account, { dueOn: '2026-11-25', text: 'x' });
    await expect(reminders.update(account.id, id, { text: null })).rejects.toMatchObject({ status: 422 });
    const stranger = await world.contact(await world.account());
    await expect(reminders.create(account, { dueOn: '2026-11-25', contactId: stranger.id })).rejects.toMatchObject({
      status: 404,
    });
    expect((await reminders.update(account.id, id, { text: null, contactId: contact.id })).text).toBeNull();
  });

  it('nobody else finds, changes or removes it', async () => {
    const { id } = await reminders.create(account, { dueOn: '2026-11-25', text: 'x' });
    const stranger = await world.account();
    await expect(reminders.find(stranger.id, id)).rejects.toMatchObject({ status: 404 });
    await expect(reminders.done(stranger.id, id)).rejects.toMatchObject({ status: 404 });
    await expect(reminders.remove(stranger.id, id)).rejects.toMatchObject({ status: 404 });
    await reminders.remove(account.id, id);
    await expect(reminders.remove(account.id, id)).rejects.toMatchObject({ status: 404 });
  });

  it('"please-dont and neverSuggest: no birthday, greeting or follow-up; own reminders stay"', async () => {
    for (const kind of ['follow-up', 'birthday', 'reconnect', 'promise', 'own', 'thank-you'] as const) {
      await reminders.create(account, { dueOn: '2026-11-20', kind, text: kind, contactId: contact.id });
    }
    await reminders.create(account, { dueOn: '2026-11-20', kind: 'birthday', text: 'of nobody in particular' });
    const kindsDue = async (): Promise<string[]> =>
      (await reminders.dueUntil(account.id, '2026-11-23')).map(({ kind }) => kind).sort();
    expect(await kindsDue()).toHaveLength(7);
    await world.app.get(SaveContactService).update(account.id, contact.id, { neverSuggest: true });
    expect(await kindsDue()).toEqual(['birthday', 'own', 'promise', 'thank-you']);
    await world.app.get(SaveContactService).update(account.id, contact.id, { neverSuggest: false });
    expect(await kindsDue()).toHaveLength(7);
    const attempt = await world.sent(account, contact);
    await world.outcome(account, attempt, { outcome: 'please-dont' });
    expect((await reminders.list(account.id, { contactId: contact.id })).items.map(({ kind }) => kind).sort()).toEqual([
      'own',
      'promise',
      'thank-you',
    ]);
  });

  it('what is due stands from its day on, not before', async () => {
    await reminders.create(account, { dueOn: '2026-11-24', text: 'x' });
    expect(await reminders.dueUntil(account.id, '2026-11-23')).toEqual([]);
    expect(await reminders.dueUntil(account.id, '2026-11-24')).toHaveLength(1);
    expect(await reminders.dueUntil(account.id, '2026-12-24')).toHaveLength(1);
  });

  it('"a birthday message takes the follow-up’s place and moves it 7 days"', async () => {
    await world.sent(account, contact);
    world.goTo('2026-11-30'); // the follow-up's day
    const birthday = await world.draft(account, contact);
    // birthdays have no template yet: any draft made one
    const { unitOfWork } = world.app;
    await unitOfWork.run(() => unitOfWork.writer.update(Attempt, { id: birthday.id }, { situation: 'birthday' }));
    await world.send(account, birthday);
    const followUps = await world.app.unitOfWork.reader.findBy(Reminder, { contactId: contact.id, kind: 'follow-up' });
    expect(followUps.map(({ dueOn }) => dueOn)).toEqual(['2026-12-07']);
  });

  it('goes with its person', async () => {
    const { id } = await reminders.create(account, { dueOn: '2026-11-25', contactId: contact.id });
    await world.app.get(ContactsService).removeForGood(account.id, [contact.id]);
    await expect(reminders.find(account.id, id)).rejects.toMatchObject({ status: 404 });
  });
});
