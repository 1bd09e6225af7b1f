import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { LineActs } from '../../src/answers/line-acts.service.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { DigestFacts } from '../../src/digest/digest-facts.service.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('reminders that come again in the daily mail, on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let person: Contact;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts'));
    goTo('2026-11-23');
    account = anAccount({});
    person = aContact(account, { givenName: 'Marlene', birthday: '1990-12-01', cadence: 'none' });
    await stored(app.unitOfWork, account, person);
  });

  /** It is half past eight in Berlin. */
  const goTo = (day: string): void => {
    app.clock.set(`${day}T07:30:00.000Z`);
  };
  const yearly = { rule: 'FREQ=YEARLY' } as const;
  const birthday = () =>
    app.get(RemindersService).create(account, {
      ...{ kind: 'birthday', contactId: person.id, dueOn: '2026-11-23', recurrence: yearly, leadDays: 5 },
    });
  const lineOf = (id: string) =>
    ({ kind: 'birthday', contactId: person.id, reminderIds: [id], meetingIds: [] }) as never;
  const open = async (): Promise<string[]> =>
    (await app.get(RemindersService).list(account.id, {})).items.map(({ dueOn }) => dueOn);

  it('stand in the mail of the first day ahead, on the day itself, and on none between', async () => {
    await birthday();
    const named: string[] = [];
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02']) {
      goTo(day);
      const { lines } = await app.get(DigestFacts).of(account, day, app.clock.now());
      if (lines.some(({ kind }) => kind === 'birthday')) named.push(day);
      await app.get(DigestService).sendDue(app.clock.now());
    }
    expect(named).toEqual(['2026-11-26', '2026-12-01']);
  });

  it('done by the link of a mail they come again, and a second click opens no second one', async () => {
    const { id } = await birthday();
    goTo('2026-11-26');
    for (let click = 0; click < 2; click += 1)
      await app.get(LineActs).do(account, lineOf(id), { verb: 'done', at: undefined });
    expect(await open()).toEqual(['2027-12-01']);
  });

  it('put off by the link they are said in a week, on their own day', async () => {
    const { id } = await birthday();
    goTo('2026-11-26');
    await app.get(LineActs).do(account, lineOf(id), { verb: 'snooze', at: '2026-11-30' });
    expect(await open()).toEqual(['2026-12-01']);
    const due = (day: string) => app.get(RemindersService).dueUntil(account.id, day);
    expect([await due('2026-11-29'), await due('2026-11-30')].map(({ length }) => length)).toEqual([0, 1]);
  });
});
