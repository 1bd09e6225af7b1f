import { statSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { FileMailer } from '../../src/mail/file-mailer.js';
import { type DeliveryResult, Mailer, type OutgoingMail } from '../../src/mail/mailer.js';
import { ForgetMails } from '../../src/mail/forget-mails.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { type Letter, OutboxService } from '../../src/mail/outbox.service.js';
import { OutboxStore } from '../../src/mail/outbox.store.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

const morning = new Date('2026-11-23T07:30:00.000Z');
const evening = new Date('2026-11-23T21:00:00.000Z');
const minutesAfter = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000);

const letter = (name: string): Letter => ({
  kind: 'digest',
  messageId: `<${name}@example.org>`,
  date: morning,
  subject: 'Eine kurze Nachricht an Tom?\r\nBcc: evil@example.org',
  text: 'Grüße an Aşkın, 16 €\n.\nEnde',
  html: '<p>Grüße an Aşkın</p>',
  headers: { 'X-Digest-Day': '2026-11-23', 'List-Id': 'Wiedersehen <digest.example.org>' },
});

describe.each(engines)('the outbox on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  /** What the next tries end with; accepted when there is nothing left. */
  let outcomes: DeliveryResult['kind'][] = [];
  let tried: OutgoingMail[] = [];

  beforeAll(async () => {
    app = await startApp({ engine });
    app.get(Mailer).deliver = (mail) => {
      tried.push(mail);
      return Promise.resolve({ kind: outcomes.shift() ?? 'accepted', answer: '250 ok' });
    };
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts'));
    account = anAccount({ email: 'jana@example.org' });
    await stored(app.unitOfWork, account);
    app.clock.set(morning.toISOString());
    outcomes = [];
    tried = [];
  });

  const enqueue = async (name: string): Promise<OutboxMail> => {
    const outbox = app.get(OutboxService);
    return outbox.enqueue(account.id, outbox.prepare(account, letter(name)), evening);
  };
  const passAt = (now: Date): Promise<number> => {
    app.clock.set(now.toISOString());
    return app.get(OutboxSender).sendDue(now);
  };
  const claimAt = (now: Date): Promise<OutboxMail[]> => {
    const lease = { now, leaseUntil: new Date(now.getTime() + 60_000), underWay: [] };
    return app.unitOfWork.run(() => app.get(OutboxStore).claim('own', lease, 4));
  };
  const theMail = async (): Promise<OutboxMail> => {
    const [mail] = await app.unitOfWork.reader.find(OutboxMail);
    if (!mail) throw new Error('the outbox is empty');
    return mail;
  };

  it('sends each mail once, whoever looks at the same time', async () => {
    for (let index = 0; index < 12; index += 1) await enqueue(`m${index}`);
    const accepted = await Promise.all([passAt(morning), passAt(morning)]);
    expect(accepted[0] + accepted[1]).toBe(12);
    expect(new Set(tried.map(({ messageId }) => messageId)).size).toBe(12);
    expect(tried).toHaveLength(12);
    expect(await theMail()).toMatchObject({
      state: 'sent',
      attempts: 1,
      answer: '250 ok',
      sentAt: morning.toISOString(),
    });
  });

  it('tries again after 1, 5, 15 and 60 minutes with the same bytes when the server says "later"', async () => {
    await enqueue('later');
    outcomes = ['later', 'later', 'later', 'later'];
    const tries: number[] = [];
    for (const minute of [0, 0.9, 1, 5.9, 6, 20.9, 21, 80.9, 81, 90]) {
      const before = tried.length;
      await passAt(minutesAfter(minute));
      if (tried.length > before) tries.push(minute);
    }
    expect(tries).toEqual([0, 1, 6, 21, 81]);
    expect(new Set(tried.map(({ message }) => message)).size).toBe(1);
    expect((await theMail()).state).toBe('sent');
  });

  it('does not try again what the server refused', async () => {
    await enqueue('refused');
    outcomes = ['refused'];
    await passAt(morning);
    await passAt(minutesAfter(120));
    expect(tried).toHaveLength(1);
    expect((await theMail()).state).toBe('dead');
  });

  it('repeats a mail whose answer got lost once, with the same bytes, and no more', async () => {
    await enqueue('lost');
    outcomes = ['lost', 'lost', 'lost'];
    for (const minute of [0, 4, 5, 10, 20, 120]) await passAt(minutesAfter(minute));
    expect(tried).toHaveLength(2);
    expect(tried[0]?.message).toBe(tried[1]?.message);
    expect(await theMail()).toMatchObject({ state: 'ambiguous', lostAnswers: 2 });
  });

  it('counts a try before connecting, so that a mail that kills the process is repeated once and then left alone', async () => {
    await enqueue('poison');
    expect(await claimAt(morning)).toMatchObject([{ attempts: 1, lostAnswers: 0 }]);
    expect(await claimAt(morning)).toEqual([]);
    expect(await claimAt(minutesAfter(2))).toMatchObject([{ attempts: 2, lostAnswers: 1 }]);
    await passAt(minutesAfter(4));
    expect(tried).toEqual([]);
    expect((await theMail()).state).toBe('ambiguous');
  });

  it('a sender that wakes up after the user asked for its mail once more settles nothing', async () => {
    const { id } = await enqueue('woken');
    const [before] = await claimAt(morning);
    if (!before) throw new Error('not claimed');
    for (const minute of [2, 4]) await claimAt(minutesAfter(minute));
    await passAt(minutesAfter(6));
    app.clock.set(minutesAfter(7).toISOString());
    await app.get(OutboxService).again(account.id, id, evening);
    expect(await claimAt(minutesAfter(7))).toMatchObject([{ attempts: 1, claims: 3 }]);
    const settled = await app.unitOfWork.run(() => app.get(OutboxStore).settle({ ...before, state: 'dead' }));
    expect(settled).toBe(false);
    expect((await theMail()).state).toBe('sending');
  });

  it('forgets the words of a mail that is over after 14 days, and the mail after 400', async () => {
    const later = (days: number): Promise<void> => {
      app.clock.set(minutesAfter(days * 24 * 60 + 1).toISOString());
      return app.get(ForgetMails).forgetOld();
    };
    await enqueue('old');
    await passAt(morning);
    const { message } = await theMail();
    await later(13);
    expect((await theMail()).message).toBe(message);
    await later(14);
    expect(await theMail()).toMatchObject({ message: '', state: 'sent', answer: '250 ok' });
    expect((await app.get(OutboxService).log(account.id, {})).items).toHaveLength(1);
    await later(400);
    expect(await app.unitOfWork.reader.find(OutboxMail)).toEqual([]);
  });

  it('keeps what is still to be sent, or asked about, however old it is', async () => {
    await enqueue('waiting');
    const { id } = await enqueue('unclear');
    await app.unitOfWork.run(() =>
      app.unitOfWork.writer.update(OutboxMail, { id }, { state: 'ambiguous', kind: 'letter', lostAnswers: 1 }),
    );
    app.clock.set(minutesAfter(500 * 24 * 60).toISOString());
    await app.get(ForgetMails).forgetOld();
    const kept = await app.unitOfWork.reader.find(OutboxMail);
    expect(kept.map(({ message }) => message === '')).toEqual([false, false]);
  });

  it('gives up at the end of the window', async () => {
    await enqueue('late');
    await passAt(evening);
    expect(tried).toEqual([]);
    expect((await theMail()).state).toBe('dead');
  });

  it('fixes the bytes: text first, HTML second, headers for machines, no line break out of a subject', async () => {
    const { message } = await enqueue('bytes');
    const read = await simpleParser(message);
    expect(read.messageId).toBe('<bytes@example.org>');
    expect(read.subject).toBe('Eine kurze Nachricht an Tom? Bcc: evil@example.org');
    expect(read.to?.value).toEqual([{ name: 'Ada Beispiel', address: 'jana@example.org' }]);
    expect(read.date?.toISOString()).toBe(morning.toISOString());
    expect(read.text?.trim()).toBe(letter('bytes').text);
    expect(read.html).toContain('Grüße an Aşkın');
    const header = (name: string): string => String(read.headers.get(name));
    expect(header('content-language')).toBe('de');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('All');
    expect(header('x-digest-day')).toBe('2026-11-23');
    expect(message.indexOf('text/plain')).toBeLessThan(message.indexOf('text/html'));
    expect(message).not.toMatch(/^Bcc:/im);
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const again = app.get(OutboxService).prepare(account, letter('bytes'));
    expect(again.message).toBe(message);
  });

  it('writes .eml files only the owner can read, in the order of time, one for a mail however often', async () => {
    const mailer = new FileMailer(join(app.dataDir, 'outbox'));
    const mail = await enqueue('first');
    const outgoing = { ...mail, createdAt: morning };
    await mailer.deliver({
      ...outgoing,
      messageId: '<second@example.org>',
      message: 'second',
      createdAt: minutesAfter(1),
    });
    const { answer } = await mailer.deliver(outgoing);
    await mailer.deliver(outgoing);
    expect(app.mailbox.sources()).toEqual([mail.message, 'second']);
    expect(statSync(join(app.dataDir, answer)).mode & 0o777).toBe(0o600);
  });

  it('says "later" where it cannot write', async () => {
    const mailer = new FileMailer('/dev/null/outbox');
    expect((await mailer.deliver({ ...(await enqueue('full')), createdAt: morning })).kind).toBe('later');
  });
});
