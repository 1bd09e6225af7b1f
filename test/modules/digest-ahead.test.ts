import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { TripsService } from '../../src/trips/trips.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('what a mail says of the days until the next one, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let ayla: Contact;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(() => app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts')));

  async function someone(fields: Partial<Account> = {}): Promise<void> {
    account = anAccount(fields);
    ayla = aContact(account, { givenName: 'Ayla', familyName: null, lastInteractionOn: '2026-10-20' });
    await stored(app.unitOfWork, account, ayla);
  }

  /** The numbered lines of the mail made at that instant; null if none is made. */
  async function linesAt(instant: string): Promise<string[] | null> {
    app.clock.set(instant);
    const before = await app.unitOfWork.reader.countBy(OutboxMail, { accountId: account.id });
    await app.get(DigestService).sendDue(app.clock.now());
    const mails = await app.unitOfWork.reader.find(OutboxMail, {
      where: { accountId: account.id },
      order: { createdAt: 'ASC' },
    });
    if (mails.length === before) return null;
    const { text = '' } = await simpleParser(mails.at(-1)?.message ?? '');
    return [...text.matchAll(/^\d+\) (.*)$/gm)].map(([, line = '']) => line);
  }

  async function meeting(start: string, minutes = 45): Promise<void> {
    const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
    const { timeZone } = account;
    await app.get(MeetingsService).create(account, { start, end, timeZone, contactIds: [ayla.id] });
  }

  it('a coffee on Saturday stands in Friday’s mail, and not in those before and after', async () => {
    await someone();
    await meeting('2026-11-28T15:00:00.000Z');
    expect(await linesAt('2026-11-26T07:30:00.000Z')).toBeNull();
    expect(await linesAt('2026-11-27T07:30:00.000Z')).toEqual(['Ayla (Morgen um 16:00 Uhr)']);
    expect(await linesAt('2026-11-30T07:30:00.000Z')).toBeNull();
  });

  it('a weekly mail names the week’s meetings, day by day', async () => {
    await someone({ mailDays: [2] });
    await meeting('2026-11-30T15:00:00.000Z');
    await meeting('2026-11-26T15:00:00.000Z');
    await meeting('2026-12-01T15:00:00.000Z'); // on the day of the next mail
    expect(await linesAt('2026-11-24T07:30:00.000Z')).toEqual([
      'Ayla (Donnerstag, 26. November, um 16:00 Uhr)',
      'Ayla (Montag, 30. November, um 16:00 Uhr)',
    ]);
    expect(await linesAt('2026-12-01T07:30:00.000Z')).toEqual(['Ayla (Heute um 16:00 Uhr)']);
  });

  it('the mail before quiet dates speaks for them', async () => {
    await someone({ quietDates: ['2026-11-25', '2026-11-26'] });
    await meeting('2026-11-26T15:00:00.000Z');
    expect(await linesAt('2026-11-24T07:30:00.000Z')).toEqual(['Ayla (Donnerstag, 26. November, um 16:00 Uhr)']);
  });

  it('a meeting before the next mail arrives is said the day before, and one that is over is not said', async () => {
    await someone({ mailTime: '18:00' });
    await meeting('2026-11-24T08:00:00.000Z');
    expect(await linesAt('2026-11-23T17:00:00.000Z')).toEqual(['Ayla (Morgen um 09:00 Uhr)']);
    expect(await linesAt('2026-11-24T17:00:00.000Z')).toBeNull();
  });

  it('the hour is the reader’s, over the end of summer time', async () => {
    await someone({ createdAt: '2026-09-01T08:00:00.000Z' }); // 25 October 2026
    await meeting('2026-10-24T22:30:00.000Z'); // Sunday 00:30, still summer time
    await meeting('2026-10-26T07:00:00.000Z'); // Monday 08:00, no longer
    expect(await linesAt('2026-10-23T06:30:00.000Z')).toEqual([
      'Ayla (Sonntag, 25. Oktober, um 00:30 Uhr)',
      'Ayla (Montag, 26. Oktober, um 08:00 Uhr)',
    ]);
  });

  it('the day is the reader’s, on the other side of the world', async () => {
    await someone({ timeZone: 'Pacific/Auckland' });
    await meeting('2026-11-28T18:00:00.000Z'); // Sunday 07:00 there
    expect(await linesAt('2026-11-26T19:30:00.000Z')).toEqual(['Ayla (Sonntag, 29. November, um 07:00 Uhr)']);
  });

  it('a birthday, a promise and a note of the weekend are said on Friday, once; a follow-up waits for Monday', async () => {
    await someone();
    const reminders = app.get(RemindersService);
    app.clock.set('2026-11-26T12:00:00.000Z');
    const birthdays = [
      aContact(account, { givenName: 'Tom', familyName: null, birthday: '--11-29', lastInteractionOn: '2026-11-20' }),
    ];
    await stored(app.unitOfWork, ...birthdays);
    await reminders.create(account, { kind: 'birthday', contactId: birthdays[0]?.id ?? '', dueOn: '2026-11-29' });
    await reminders.create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-28' });
    await reminders.create(account, { kind: 'follow-up', contactId: ayla.id, dueOn: '2026-11-28' });
    expect(await linesAt('2026-11-27T07:30:00.000Z')).toEqual(['Fahrkarte (Für morgen notiert)', 'Tom (Geburtstag)']);
    expect(await linesAt('2026-11-30T07:30:00.000Z')).toEqual(['Ayla (Freundlich nachhaken)']);
  });

  it('what was said on Friday is said again if it was changed since', async () => {
    await someone();
    app.clock.set('2026-11-26T12:00:00.000Z');
    const note = await app
      .get(RemindersService)
      .create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-28' });
    expect(await linesAt('2026-11-27T07:30:00.000Z')).toEqual(['Fahrkarte (Für morgen notiert)']);
    app.clock.set('2026-11-28T12:00:00.000Z');
    await app.get(RemindersService).snooze(account, note.id, '2026-11-30');
    expect(await linesAt('2026-11-30T07:30:00.000Z')).toEqual(['Fahrkarte (Für heute notiert)']);
  });

  it('nothing is passed over where the days of the mails are changed in between', async () => {
    await someone();
    app.clock.set('2026-11-23T12:00:00.000Z');
    await app.get(RemindersService).create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-27' });
    expect(await linesAt('2026-11-25T07:30:00.000Z')).toBeNull();
    await app.get(AccountsService).update(account.id, { mailDays: [2] });
    expect(await linesAt('2026-12-01T07:30:00.000Z')).toEqual(['Fahrkarte (Für heute notiert)']);
  });

  it('somebody near on the next trip is the subject of the day on which they are suggested', async () => {
    await someone();
    const tom = aContact(account, {
      givenName: 'Tom',
      layer: 'inner',
      city: 'Garching',
      lastInteractionOn: '2026-01-01',
    });
    await stored(app.unitOfWork, tom);
    const trip = { city: 'München', country: 'DE', from: '2026-11-26', to: '2026-11-27' };
    app.clock.set('2026-11-23T06:00:00.000Z');
    await app.get(TripsService).create(account, trip);
    await linesAt('2026-11-23T07:30:00.000Z');
    const { message = '' } = (await app.unitOfWork.reader.findOneBy(OutboxMail, { accountId: account.id })) ?? {};
    const { subject, text } = await simpleParser(message);
    expect(subject).toBe('Tom ist am Donnerstag in deiner Nähe');
    expect(text).toContain('Am Donnerstag bist du in München.');
  });
});
