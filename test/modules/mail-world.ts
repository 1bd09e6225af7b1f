import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { Mailer } from '../../src/mail/mailer.js';
import type { MailKind, OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxMail as Mail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { type Letter, OutboxService } from '../../src/mail/outbox.service.js';
import { SmtpMailer } from '../../src/mail/smtp-mailer.js';
import type { TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import type { TestSmtpServer } from '../support/smtp-server.js';

/** 2026-11-23 is a Monday; 08:30 in Berlin. */
export const morning = new Date('2026-11-23T07:30:00.000Z');
export const minutesAfter = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000);

const WINDOW_MS = 16 * 3_600_000;

/** Short waits: what hangs in a test hangs for ever. In ms. */
const shortTimeouts = { name: 2000, connect: 2000, greeting: 2000, signIn: 2000, envelope: 2000, message: 400 };

/** The service with a mail server of the test's behind it. */
export class MailWorld {
  private count = 0;

  constructor(readonly app: TestApp) {}

  /** From now on mails go to this server. */
  by(server: TestSmtpServer): void {
    const mailer = new SmtpMailer(server.url, { timeouts: shortTimeouts });
    this.app.get(Mailer).deliver = (mail) => mailer.deliver(mail);
  }

  async clear(): Promise<void> {
    await this.app.unitOfWork.run(() => rows(this.app.unitOfWork.writer, 'delete from accounts'));
    this.app.clock.set(morning.toISOString());
  }

  async account(fields: Partial<Account> = {}): Promise<Account> {
    const account = anAccount(fields);
    await stored(this.app.unitOfWork, account);
    return account;
  }

  /** A mail to the account's own address, which has 16 hours to go out. */
  async enqueue(account: Account, kind: MailKind = 'digest'): Promise<OutboxMail> {
    const outbox = this.app.get(OutboxService);
    const letter = this.letter(kind);
    return outbox.enqueue(
      account.id,
      outbox.prepare(account, letter),
      new Date(this.app.clock.now().getTime() + WINDOW_MS),
    );
  }

  async passAt(now: Date): Promise<number> {
    this.app.clock.set(now.toISOString());
    return this.app.get(OutboxSender).sendDue(now);
  }

  /** Passes as the clock brings them, until nothing is left to be tried; at most a day of them. */
  async untilSettled(): Promise<void> {
    for (let minute = 0; minute < 15 * 60; minute += 1) {
      const waiting = await this.waiting();
      if (waiting === null) return;
      if (waiting <= minutesAfter(minute).toISOString()) await this.passAt(minutesAfter(minute));
    }
  }

  mails(): Promise<OutboxMail[]> {
    return this.app.unitOfWork.reader.find(Mail, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async one(id: string): Promise<OutboxMail> {
    return this.app.unitOfWork.reader.findOneByOrFail(Mail, { id });
  }

  /** When the next try is due; null: everything is settled. */
  private async waiting(): Promise<string | null> {
    const [next] = await rows<{ at: string }>(
      this.app.unitOfWork.reader,
      `select min(next_try_at) as at from mail_outbox
       where state in ('queued', 'sending') or (state = 'ambiguous' and lost_answers < 2)`,
    );
    return next?.at ?? null;
  }

  private letter(kind: MailKind): Letter {
    this.count += 1;
    return {
      kind,
      messageId: `<m${this.count}.${process.pid}@example.org>`,
      date: morning,
      subject: 'Eine kurze Nachricht an Tom?',
      text: 'Grüße',
      html: '<p>Grüße</p>',
      headers: {},
    };
  }
}
