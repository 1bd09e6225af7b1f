import { Injectable } from '@nestjs/common';
import { isUsersOwn, type UsersOwnKind } from './domain/users-own.js';
import type { LetterRoute } from './letter-route.js';
import { type DeliveryResult, Mailer } from './mailer.js';
import type { OutboxMail } from './outbox-mail.entity.js';

/** Which way a mail goes: the service's own mails by SMTP_URL, a user's letter by that user's mail account. */
@Injectable()
export class MailRoutes {
  private readonly routes = new Map<UsersOwnKind, LetterRoute>();

  constructor(private readonly mailer: Mailer) {}

  /** At the start, by the module above that knows such mails. */
  carry(kind: UsersOwnKind, route: LetterRoute): void {
    this.routes.set(kind, route);
  }

  /** Null for the service's own mails. */
  letterRoute({ kind }: Pick<OutboxMail, 'kind'>): LetterRoute | null {
    return isUsersOwn(kind) ? (this.routes.get(kind) ?? null) : null;
  }

  deliver(mail: OutboxMail): Promise<DeliveryResult> {
    if (!isUsersOwn(mail.kind)) return this.mailer.deliver({ ...mail, createdAt: new Date(mail.createdAt) });
    const route = this.letterRoute(mail);
    return route ? route.deliver(mail) : Promise.resolve({ kind: 'later', answer: '' }); // never the service's own way
  }
}
