import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { rows } from '../../src/common/database/sql.js';
import type { Locale } from '../../src/common/text.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { MailStandingService } from '../../src/mail/mail-standing.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { repliesAreRead } from '../support/mail-day.js';

const golden = join(import.meta.dirname, '..', 'fixtures', 'mail');

/** 08:30 in Berlin, in winter. */
const at = (day: string): string => `${day}T07:30:00.000Z`;

describe.each(engines)('the question whether to write less on %s', (engine) => {
  let app: TestApp;
  let account: Account;

  beforeAll(async () => {
    app = await startApp({ engine, env: { BASE_URL: 'https://example.org', ...repliesAreRead } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts'));
    account = anAccount({ name: 'Jana Muster', createdAt: '2026-10-30T08:00:00.000Z' });
  });

  const passOn = async (day: string): Promise<number> => {
    app.clock.set(at(day));
    return app.get(DigestService).sendDue(app.clock.now());
  };
  const mails = (): Promise<OutboxMail[]> =>
    app.unitOfWork.reader.find(OutboxMail, { where: { accountId: account.id }, order: { createdAt: 'ASC' } });
  const note = (text: string, dueOn: string): Promise<unknown> =>
    app.get(RemindersService).create(account, { kind: 'own', text, dueOn });

  /** On Monday 2026-11-02 the account notes something down and gets a mail; that is the last thing it does. */
  async function wentQuiet(): Promise<void> {
    await stored(app.unitOfWork, account);
    app.clock.set('2026-11-02T06:00:00.000Z');
    await note('Fahrkarte', '2026-11-03');
    await passOn('2026-11-03');
  }

  it.each<Locale>(['de', 'en'])('takes the day where there is nothing else to say, in %s', async (locale) => {
    account = anAccount({ name: 'Jana Muster', locale, createdAt: '2026-10-30T08:00:00.000Z' });
    await wentQuiet();
    expect(await passOn('2026-11-16')).toBe(0); // the tenth working day is not over
    expect(await passOn('2026-11-17')).toBe(1);
    const [, question] = await mails();
    expect(question?.kind).toBe('question');
    expect(question?.messageId).toMatch(/^<digest\.[0-9a-f]{16}\.2026-11-17@example\.org>$/);
    const { subject = '', text = '', html, headers } = await simpleParser(question?.message ?? '');
    expect(headers.get('x-digest-day')).toBe('2026-11-17');
    const anyToken = (words: string): string => words.replace(/[0-9a-f]{32}/g, 'TOKEN');
    await expect(anyToken(`Subject: ${subject}\n\n${text}`)).toMatchFileSnapshot(
      join(golden, `question.${locale}.txt`),
    );
    await expect(anyToken(String(html))).toMatchFileSnapshot(join(golden, `question.${locale}.html`));
  });

  it('stands at the end of a mail that has something to say, and the mail asks nothing else twice', async () => {
    await wentQuiet();
    await stored(
      app.unitOfWork,
      aContact(account, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-01-01' }),
    );
    expect(await passOn('2026-11-17')).toBe(1);
    const [, mail] = await mails();
    const { subject, text = '' } = await simpleParser(mail?.message ?? '');
    expect([mail?.kind, subject]).toEqual(['digest', expect.stringContaining('Tom')]);
    expect(text.indexOf('Soll ich seltener schreiben?')).toBeGreaterThan(text.indexOf('1) Tom'));
    expect(text.match(/Eine Woche Pause/g)).toHaveLength(1);
  });

  it('is asked once, and again only after an act came between', async () => {
    await wentQuiet();
    expect(await passOn('2026-11-17')).toBe(1);
    for (const day of ['2026-11-18', '2026-12-04', '2026-12-21']) expect(await passOn(day)).toBe(0);
    app.clock.set('2026-12-21T09:00:00.000Z');
    await note('Karten', '2026-12-22');
    await passOn('2026-12-22');
    expect(await passOn('2027-01-05')).toBe(0); // Christmas, Boxing Day and New Year are no working days
    expect(await passOn('2027-01-08')).toBe(1);
    expect((await mails()).at(-1)?.kind).toBe('question');
  });

  it('is not asked where no mail came in all that time', async () => {
    await stored(app.unitOfWork, account);
    expect(await passOn('2026-11-30')).toBe(0);
    expect(await passOn('2026-12-01')).toBe(0);
  });

  it('is not asked where a mail comes once a week', async () => {
    await wentQuiet();
    await app.get(AccountsService).update(account.id, { mailDays: [2] });
    expect(await passOn('2026-11-24')).toBe(0);
  });

  it('no mail is made for an address that is stopped, and nobody is named in it; it goes on when the user says so', async () => {
    await wentQuiet();
    await stored(
      app.unitOfWork,
      aContact(account, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-01-01' }),
    );
    const standing = app.get(MailStandingService);
    await standing.bounced(account.id, '550 no such user');
    await standing.bounced(account.id, '550 no such user');
    expect(await standing.isStopped(account.id)).toBe(true);
    expect(await passOn('2026-11-05')).toBe(0);
    await standing.resume(account.id);
    expect(await passOn('2026-11-06')).toBe(1);
    expect((await simpleParser((await mails()).at(-1)?.message ?? '')).text).toContain('Tom');
  });
});
