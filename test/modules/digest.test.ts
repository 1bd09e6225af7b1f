import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Config } from '../../src/common/config.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { DigestLetters } from '../../src/digest/digest-letters.service.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

/** 2026-11-23 is a Monday; 08:30 in Berlin is 07:30Z. */
const at = (day: number, time: string): string => `2026-11-${day}T${time}:00.000Z`;

describe.each(engines)('the daily mail on %s', (engine) => {
  let app: TestApp;
  let account: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts'));
    account = anAccount({ name: 'Jana Muster' });
    await stored(app.unitOfWork, account);
  });

  const passAt = async (instant: string): Promise<number> => {
    app.clock.set(instant);
    return app.get(DigestService).sendDue(app.clock.now());
  };
  const outbox = (): Promise<OutboxMail[]> =>
    app.unitOfWork.reader.find(OutboxMail, { order: { createdAt: 'ASC', id: 'ASC' } });
  const daysOf = async (): Promise<string[]> =>
    (await outbox()).map(({ message }) => /^X-Digest-Day: (.*)$/m.exec(message)?.[1]?.trim() ?? '');
  const people = async (count: number, of: Account = account): Promise<Contact[]> => {
    const contacts = Array.from({ length: count }, (_, index) =>
      aContact(of, { givenName: `Person${index}`, layer: 'inner', form: 'du', lastInteractionOn: '2026-01-01' }),
    );
    await stored(app.unitOfWork, ...contacts);
    return contacts;
  };
  const nextOf = async (id = account.id): Promise<string | null> =>
    (await app.get(AccountsService).find(id)).nextDigestAt;

  it('comes at 08:30 on a mail day, once, and not before', async () => {
    await people(3);
    expect(await passAt(at(23, '07:29'))).toBe(0);
    expect(await nextOf()).toBe(at(23, '07:30'));
    expect(await passAt(at(23, '07:30'))).toBe(1);
    expect(await passAt(at(23, '07:31'))).toBe(0);
    expect(await daysOf()).toEqual(['2026-11-23']);
    expect(await nextOf()).toBe(at(24, '07:30'));
  });

  it('"Each suggestion is named in one mail": three people come on Monday, Tuesday and Thursday', async () => {
    await people(3);
    for (const day of [23, 24, 25, 26, 27]) await passAt(at(day, '07:30'));
    expect(await daysOf()).toEqual(['2026-11-23', '2026-11-24', '2026-11-26']);
    const named = (await outbox()).map(({ message }) => /Person\d/.exec(message.replace(/^[\s\S]*?\r\n\r\n/, ''))?.[0]);
    expect(new Set(named).size).toBe(3);
  });

  it('"Nothing to say, no mail"', async () => {
    expect(await passAt(at(23, '07:30'))).toBe(0);
    expect(await outbox()).toEqual([]);
    expect(await nextOf()).toBe(at(24, '07:30'));
  });

  it('after three days down it is one mail with all that is due, not three', async () => {
    await people(3);
    const reminders = app.get(RemindersService);
    app.clock.set(at(23, '06:00'));
    await reminders.create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-24' });
    await passAt(at(23, '07:00'));
    expect(await passAt(at(26, '10:00'))).toBe(1);
    expect(await daysOf()).toEqual(['2026-11-26']);
    const [mail] = await outbox();
    expect(mail?.message).toContain('Fahrkarte');
    expect(mail?.giveUpAt).toBe(at(26, '21:00'));
  });

  it('"then that day’s mail is given up": a service that comes back at 22:00 sends on the next mail day', async () => {
    await people(3);
    await passAt(at(23, '07:00'));
    expect(await passAt(at(23, '21:00'))).toBe(0);
    expect(await nextOf()).toBe(at(24, '07:30'));
    expect(await passAt(at(24, '07:30'))).toBe(1);
  });

  it('a clock that goes back makes no second mail', async () => {
    await people(3);
    await passAt(at(23, '07:30'));
    expect(await passAt(at(23, '05:30'))).toBe(0);
    expect(await passAt(at(23, '07:30'))).toBe(0);
    expect(await daysOf()).toEqual(['2026-11-23']);
  });

  it('settings changed in the middle of the day make no second mail', async () => {
    await people(3);
    await passAt(at(23, '07:30'));
    await app.get(AccountsService).update(account.id, { mailTime: '12:00', timeZone: 'Europe/London' });
    expect(await passAt(at(23, '12:00'))).toBe(0);
    expect(await daysOf()).toEqual(['2026-11-23']);
    expect(await nextOf()).toBe(at(24, '12:00'));
  });

  it('two instances at once make one mail', async () => {
    await people(3);
    app.clock.set(at(23, '07:30'));
    const other = await createApp(app.get(Config), { clock: app.clock });
    await other.init();
    try {
      const instances = [app.get(DigestService), other.get(DigestService)];
      const made = await Promise.all(instances.map((digests) => digests.sendDue(app.clock.now())));
      expect(made.sort()).toEqual([0, 1]);
      expect(await daysOf()).toEqual(['2026-11-23']);
    } finally {
      await other.close();
    }
  });

  it('"A new account’s first mail comes on the next mail day"', async () => {
    const fresh = anAccount({ createdAt: at(23, '05:00') });
    await stored(app.unitOfWork, fresh);
    await people(3, fresh);
    expect(await passAt(at(23, '07:30'))).toBe(0);
    expect(await passAt(at(24, '07:30'))).toBe(1);
  });

  it('one account’s error stops nobody else, is tried three times, and then the day is given up', async () => {
    const others = [anAccount(), anAccount()];
    await stored(app.unitOfWork, ...others);
    for (const owner of [account, ...others]) await people(1, owner);
    const letters = app.get(DigestLetters);
    const write = letters.write.bind(letters);
    let tries = 0;
    letters.write = (owner, ...rest) => {
      if (owner.id !== account.id) return write(owner, ...rest);
      tries += 1;
      return Promise.reject(new Error('the template threw'));
    };
    try {
      expect(await passAt(at(23, '07:30'))).toBe(2);
      for (let minute = 31; minute < 50; minute += 1) await passAt(at(23, `07:${minute}`));
      expect(tries).toBe(3);
      expect(await nextOf()).toBe(at(24, '07:30'));
    } finally {
      letters.write = write;
    }
    expect(await passAt(at(24, '07:30'))).toBe(1);
  });

  it('days that a process left unfinished are taken over one by one, so that what ended it takes no other day with it', async () => {
    const all = [account, anAccount(), anAccount()];
    await stored(app.unitOfWork, ...all.slice(1));
    for (const [index, owner] of all.entries()) {
      await people(1, owner);
      const values = [`019a0000-0000-7000-8000-00000000000${index}`, owner.id, at(23, '07:29'), at(23, '07:28')];
      const sql = `insert into digests (id, account_id, local_day, state, attempts, lease_until, created_at)
        values (?, ?, '2026-11-23', 'composing', 1, ?, ?)`;
      await app.unitOfWork.run(() => rows(app.unitOfWork.writer, sql, values));
    }
    const letters = app.get(DigestLetters);
    const write = letters.write.bind(letters);
    const taken: number[] = [];
    letters.write = async (...given) => {
      const sql = "select 1 as taken from digests where state = 'composing' and attempts > 1";
      taken.push((await rows(app.unitOfWork.reader, sql)).length);
      return write(...given);
    };
    try {
      expect(await passAt(at(23, '07:30'))).toBe(3);
    } finally {
      letters.write = write;
    }
    expect(taken).toEqual([1, 1, 1]);
  });

  it('says promises, meetings and follow-ups on their day, one line per person', async () => {
    const [tom, ayla, kim] = ['Tom', 'Ayla', 'Kim'].map((givenName) => aContact(account, { givenName })) as [
      Contact,
      Contact,
      Contact,
    ]; // three names, three people
    await stored(app.unitOfWork, tom, ayla, kim);
    app.clock.set(at(23, '06:00'));
    const reminders = app.get(RemindersService);
    await reminders.create(account, {
      kind: 'promise',
      contactId: tom.id,
      text: 'Artikel schicken',
      dueOn: '2026-11-23',
    });
    await reminders.create(account, { kind: 'follow-up', contactId: tom.id, dueOn: '2026-11-23' });
    await reminders.create(account, { kind: 'follow-up', contactId: kim.id, dueOn: '2026-11-24' });
    await app.get(MeetingsService).create(account, {
      start: at(23, '15:00'),
      end: at(23, '15:45'),
      timeZone: 'Europe/Berlin',
      place: 'Café Puschkin',
      contactIds: [ayla.id],
    });
    await passAt(at(23, '07:30'));
    const [mail] = await outbox();
    const lines = [...String(mail?.message).matchAll(/^\d\) (Tom|Ayla) Probe \d+ \((.*)\)/gm)].map(
      ([, ...line]) => line,
    );
    expect(lines).toEqual([
      ['Tom', 'Versprochen'],
      ['Ayla', 'Heute um 16:00 Uhr'],
    ]);
    expect(mail?.message).toContain('Artikel schicken');
    await passAt(at(24, '07:30'));
    expect((await outbox())[1]?.message).toMatch(/^1\) Kim Probe \d+ \(Freundlich nachhaken\)/m);
  });

  it('says what was noted for today after the mail on the next day, and nothing a second time', async () => {
    const reminders = app.get(RemindersService);
    app.clock.set(at(23, '06:00'));
    await reminders.create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-23' });
    await passAt(at(23, '07:30'));
    app.clock.set(at(23, '12:00'));
    await reminders.create(account, { kind: 'own', text: 'Briefmarken', dueOn: '2026-11-23' });
    await passAt(at(24, '07:30'));
    const [, second] = await outbox();
    expect(second?.message).toContain('Briefmarken');
    expect(second?.message).not.toContain('Fahrkarte');
    expect(await passAt(at(25, '07:30'))).toBe(0);
  });

  it('names nobody whose mail was not stored', async () => {
    await people(3);
    await stored(app.unitOfWork, await takenMessage(account));
    expect(await passAt(at(23, '07:30'))).toBe(0);
    expect(await rows(app.unitOfWork.reader, "select 1 as named from suggestion_events where kind = 'named'")).toEqual(
      [],
    );
  });

  /** A row that stands in the way of the mail's Message-ID: storing the mail fails after everything else was done. */
  async function takenMessage(owner: Account): Promise<OutboxMail> {
    const written = await app.get(DigestLetters).write(owner, '2026-11-23', app.clock.now(), null);
    if (!written) throw new Error('there was something to say');
    return Object.assign(new OutboxMail(), {
      ...written.letter,
      id: '019a0000-0000-7000-8000-00000000dead',
      accountId: owner.id,
      state: 'sent' as const,
      attempts: 1,
      lostAnswers: 0,
      nextTryAt: at(23, '07:00'),
      leaseUntil: null,
      giveUpAt: at(23, '21:00'),
      answer: null,
      createdAt: at(23, '07:00'),
      sentAt: null,
    });
  }
});
