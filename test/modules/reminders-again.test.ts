import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import type { Reminder } from '../../src/reminders/reminder.entity.js';
import type { CreateReminder } from '../../src/reminders/reminders.input.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const yearly = { rule: 'FREQ=YEARLY', from: 'date' } as const;

describe.each(engines)('reminders that come again, on %s', (engine) => {
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
    contact = await world.contact(account, { birthday: '1990-12-17' });
  });

  const add = (input: Partial<CreateReminder> = {}): Promise<Reminder> =>
    reminders.create(account, { dueOn: '2026-11-23', text: 'Pflanzen gießen', ...input });
  const birthdayOf = ({ id }: Contact, leadDays: number | null = null): Promise<Reminder> =>
    reminders.create(account, { dueOn: '2026-11-23', kind: 'birthday', contactId: id, recurrence: yearly, leadDays });
  const open = async (): Promise<readonly Reminder[]> => (await reminders.list(account.id, {})).items;
  const days = async (): Promise<string[]> => (await open()).map(({ dueOn }) => dueOn);
  const due = async (day: string): Promise<string[]> =>
    (await reminders.dueUntil(account.id, day)).map(({ dueOn }) => dueOn);
  const undoLast = async (): Promise<void> => {
    const undo = world.app.get(UndoService);
    const [last] = await undo.list(account);
    await undo.undo(account, last?.id ?? '');
  };
  const saveBirthday = async (month: number, day: number): Promise<void> => {
    await world.app.get(SaveContactService).update(account.id, contact.id, { birthday: { month, day } });
  };

  it('done closes this time and opens the next, and both are taken back as one', async () => {
    const { id } = await add({ recurrence: { rule: 'freq=weekly;interval=2' }, leadDays: 2 });
    const done = await reminders.done(account.id, id);
    expect(done).toMatchObject({ state: 'done', dueOn: '2026-11-23' });
    expect(await open()).toMatchObject([
      { dueOn: '2026-12-07', text: 'Pflanzen gießen', leadDays: 2, recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2' } },
    ]);
    await undoLast();
    expect((await open()).map((one) => [one.id, one.dueOn])).toEqual([[id, '2026-11-23']]);
  });

  it('a second tap opens no second one, nor do two at once', async () => {
    const { id } = await add({ recurrence: { rule: 'FREQ=DAILY' } });
    await Promise.all([reminders.done(account.id, id), reminders.done(account.id, id)]);
    await reminders.done(account.id, id);
    expect(await days()).toEqual(['2026-11-24']);
  });

  it('is not taken back over what was done with the next one', async () => {
    const { id } = await add({ recurrence: { rule: 'FREQ=DAILY' } });
    await reminders.done(account.id, id);
    const undo = world.app.get(UndoService);
    const [done] = await undo.list(account);
    const [next] = await open();
    await reminders.update(account.id, next?.id ?? '', { text: 'anders' });
    await expect(undo.undo(account, done?.id ?? '')).rejects.toMatchObject({ type: 'undo-overtaken' });
    expect(await days()).toEqual(['2026-11-24']);
  });

  it('counts from the day on which it was done, if it is to, and that is the account’s day', async () => {
    const { id } = await add({ recurrence: { rule: 'FREQ=WEEKLY', from: 'done' } });
    await world.app.get(AccountsService).update(account.id, { timeZone: 'Pacific/Auckland' });
    world.app.clock.set('2026-11-25T20:00:00.000Z'); // the 26th there
    await reminders.done(account.id, id);
    expect(await days()).toEqual(['2026-12-03']);
  });

  it('neither a clock change nor another zone moves a day', async () => {
    await add({ dueOn: '2027-03-27', recurrence: { rule: 'FREQ=DAILY' } });
    for (const day of ['2027-03-27', '2027-03-28', '2027-03-29']) {
      world.goTo(day);
      expect(await days()).toEqual([day]);
      await world.app.get(AccountsService).update(account.id, { timeZone: 'America/New_York' });
      expect(await days()).toEqual([day]);
      await world.app.get(AccountsService).update(account.id, { timeZone: 'Europe/Berlin' });
      await reminders.done(account.id, (await open())[0]?.id ?? '');
    }
  });

  it('is said so many days ahead, and its day stays its day when it is put off until before it', async () => {
    const { id } = await add({ dueOn: '2026-12-24', recurrence: yearly, leadDays: 7 });
    expect(await due('2026-12-16')).toEqual([]);
    expect(await due('2026-12-17')).toEqual(['2026-12-24']);
    world.goTo('2026-12-17');
    await reminders.snooze(account, id, '2026-12-20');
    expect(await due('2026-12-19')).toEqual([]);
    expect(await due('2026-12-20')).toEqual(['2026-12-24']);
    await reminders.done(account.id, id);
    expect(await open()).toMatchObject([{ dueOn: '2027-12-24', leadDays: 7 }]);
  });

  it('put off past its day it stands on that one, and comes again when it would have', async () => {
    const { id } = await add({ recurrence: { rule: 'FREQ=WEEKLY' } });
    await reminders.snooze(account, id, '2026-11-26');
    expect(await days()).toEqual(['2026-11-26']);
    await undoLast();
    expect(await days()).toEqual(['2026-11-23']);
    await reminders.snooze(account, id, '2026-11-26');
    await reminders.done(account.id, id);
    expect(await days()).toEqual(['2026-11-30']);
  });

  it('gets another rule from its day on, keeps it when only words change, and loses it', async () => {
    const { id } = await add({ recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2' } });
    await reminders.snooze(account, id, '2026-11-26');
    const startsOn = async (input: object): Promise<unknown> =>
      (await reminders.update(account.id, id, input)).recurrence?.startsOn;
    expect(await startsOn({ text: 'anders', recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2' } })).toBe('2026-11-23');
    expect(await startsOn({ dueOn: '2026-11-27' })).toBe('2026-11-23');
    expect(await startsOn({ dueOn: '2026-11-28', recurrence: { rule: 'FREQ=MONTHLY' } })).toBe('2026-11-28');
    expect(await startsOn({ recurrence: null })).toBeUndefined();
    await reminders.done(account.id, id);
    expect(await open()).toEqual([]);
  });

  it('refuses rules that nobody can read or that never come', async () => {
    const refused = async (rule: string): Promise<unknown> =>
      add({ recurrence: { rule } }).catch((error: { errors: { code: string }[] }) => error.errors[0]?.code);
    expect(await refused('FREQ=SECONDLY')).toBe('ruleUnknown');
    expect(await refused('jeden Montag')).toBe('ruleUnknown');
    expect(await refused('FREQ=DAILY;UNTIL=20261101')).toBe('ruleWithoutDays');
  });

  it('what belongs to a message never comes again by itself', async () => {
    await world.sent(account, contact);
    const [followUp] = await open();
    const refused = { errors: [{ code: 'followUpOnce' }] };
    const update = (input: object): Promise<Reminder> => reminders.update(account.id, followUp?.id ?? '', input);
    await expect(update({ recurrence: { rule: 'FREQ=DAILY' } })).rejects.toMatchObject(refused);
    await expect(update({ kind: 'own', recurrence: { rule: 'FREQ=DAILY' } })).rejects.toMatchObject(refused);
    await expect(update({ leadDays: 3 })).rejects.toMatchObject(refused);
    const { id } = await add({ recurrence: { rule: 'FREQ=DAILY' }, contactId: contact.id });
    await expect(reminders.update(account.id, id, { kind: 'follow-up' })).rejects.toMatchObject(refused);
  });

  it('a birthday reminder stands on the next birthday, once for each person', async () => {
    await birthdayOf(contact, 3);
    expect(await open()).toMatchObject([{ dueOn: '2026-12-17', leadDays: 3, text: null }]);
    await expect(birthdayOf(contact)).rejects.toMatchObject({ errors: [{ code: 'birthdayReminded' }] });
    const unknown = await world.contact(account, { birthday: null });
    await expect(birthdayOf(unknown)).rejects.toMatchObject({ errors: [{ code: 'birthdayUnknown' }] });
  });

  it('29 February is 1 March in years without one, with or without a year', async () => {
    const leapling = await world.contact(account, { birthday: '--02-29' });
    await birthdayOf(leapling);
    const seen = [];
    for (let year = 2027; year <= 2029; year += 1) {
      const [reminder] = await open();
      seen.push(reminder?.dueOn);
      world.goTo(reminder?.dueOn ?? '');
      await reminders.done(account.id, reminder?.id ?? '');
    }
    expect(seen).toEqual(['2027-03-01', '2028-02-29', '2029-03-01']);
  });

  it('of several birthday reminders that are made at the same moment one stands', async () => {
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => birthdayOf(contact)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('follows the birthday: another one, none, one again, and what is taken back', async () => {
    await birthdayOf(contact, 3);
    await saveBirthday(1, 5);
    expect(await open()).toMatchObject([{ dueOn: '2027-01-05', leadDays: 3 }]);
    await undoLast();
    expect(await days()).toEqual(['2026-12-17']);
    await world.app.get(SaveContactService).update(account.id, contact.id, { birthday: null });
    expect(await open()).toEqual([]);
    await undoLast();
    expect(await days()).toEqual(['2026-12-17']);
    await world.app.get(SaveContactService).update(account.id, contact.id, { birthday: null });
    await saveBirthday(11, 24);
    expect(await open()).toMatchObject([{ dueOn: '2026-11-24', leadDays: 3 }]);
  });

  it('an edit of anything else moves no birthday reminder that was put off', async () => {
    const { id } = await birthdayOf(contact);
    await reminders.snooze(account, id, '2026-12-20');
    await world.app.get(SaveContactService).update(account.id, contact.id, { city: 'Jena' });
    expect(await days()).toEqual(['2026-12-20']);
  });

  it('"please-dont and neverSuggest": silent, birthday and reconnect, also days ahead and the times that follow', async () => {
    await birthdayOf(contact, 30);
    await add({ kind: 'reconnect', contactId: contact.id, recurrence: { rule: 'FREQ=DAILY' } });
    await add({ kind: 'own', contactId: contact.id, recurrence: { rule: 'FREQ=WEEKLY' } });
    expect(await due('2026-11-23')).toHaveLength(3);
    await world.app.get(SaveContactService).update(account.id, contact.id, { neverSuggest: true });
    const kinds = (await reminders.dueUntil(account.id, '2026-11-23')).map(({ kind }) => kind);
    expect(kinds).toEqual(['own']);
    await saveBirthday(12, 1);
    expect(await reminders.dueUntil(account.id, '2026-12-01')).toHaveLength(1);
  });

  it('two who were one leave one, on the birthday that counts; taken back each has their own', async () => {
    const other = await world.contact(account, { birthday: '1991-01-05' });
    await birthdayOf(contact, 1);
    await birthdayOf(other, 2);
    const merging = world.app.get(MergeService);
    const both = async (): Promise<unknown> => (await open()).map((one) => [one.contactId, one.dueOn, one.leadDays]);
    const apart = await both();
    const act = await merging.merge(account.id, contact.id, { otherId: other.id, fields: { birthday: 'take' } });
    expect(await both()).toEqual([[contact.id, '2027-01-05', 1]]);
    await world.app.get(UndoService).undo(account, act);
    expect(await both()).toEqual(apart);
  });

  it('the one reminder of the one who goes follows the birthday of the one who stays', async () => {
    const other = await world.contact(account, { birthday: '1991-01-05' });
    await birthdayOf(other, 2);
    const act = await world.app.get(MergeService).merge(account.id, contact.id, { otherId: other.id });
    expect(await open()).toMatchObject([{ contactId: contact.id, dueOn: '2026-12-17' }]);
    await world.app.get(UndoService).undo(account, act);
    expect(await open()).toMatchObject([{ contactId: other.id, dueOn: '2027-01-05' }]);
  });

  it('a removed series is put back as it was, unless another birthday reminder took its place', async () => {
    const { id } = await birthdayOf(contact, 3);
    await reminders.remove(account.id, id);
    const undo = world.app.get(UndoService);
    const [removed] = await undo.list(account);
    await birthdayOf(contact);
    await expect(undo.undo(account, removed?.id ?? '')).rejects.toMatchObject({ type: 'undo-overtaken' });
    await undoLast();
    await undo.undo(account, removed?.id ?? '');
    expect(await open()).toMatchObject([
      { id, leadDays: 3, recurrence: { rule: 'FREQ=YEARLY', startsOn: '2026-12-17' } },
    ]);
  });
});
