import { Injectable } from '@nestjs/common';
import type { LetterRoute } from './letter-route.js';
import { type DeliveryResult, Mailer } from './mailer.js';
import type { OutboxMail } from './outbox-mail.entity.js';

/** Which way a mail goes: the service's own mails by SMTP_URL, a user's letter by that user's mail account. */
@Injectable()
export class MailRoutes {
  private letters: LetterRoute | null = null;

  constructor(private readonly mailer: Mailer) {}

  /** At the start, by the module above that knows letters. */
  carryLetters(route: LetterRoute): void {
    this.letters = route;
  }

  /** Null for mails that are not letters. */
  letterRoute({ kind }: Pick<OutboxMail, 'kind'>): LetterRoute | null {
    return kind === 'letter' ? this.letters : null;
  }

  deliver(mail: OutboxMail): Promise<DeliveryResult> {
    if (mail.kind !== 'letter') return this.mailer.deliver({ ...mail, createdAt: new Date(mail.createdAt) });
    if (this.letters) return this.letters.deliver(mail);
    return Promise.resolve({ kind: 'later', answer: '' }); // never the service's own way
  }
}
