import type { OutboxMail } from './outbox-mail.entity.js';
import type { DeliveryResult } from './mailer.js';

/**
 * The way of a user's own mails (domain/users-own.ts): by their own mail account, never by the service's. Registered with
 * `MailRoutes.carry` at the start by the module that knows what such a mail is. At most once: one whose answer got lost is
 * never repeated by itself.
 */
export abstract class LetterRoute {
  /** One try, outside of any unit of work. Never throws: every outcome is a result. */
  abstract deliver(letter: OutboxMail): Promise<DeliveryResult>;

  /**
   * What became of the try, in the unit of work that writes it down: `letter.state` is the new one (sent, queued for
   * another try, ambiguous, dead). Quick, and only about what is stored.
   */
  abstract settled(letter: OutboxMail): Promise<void>;

  /** After that is stored, outside of any unit of work: a copy for the folder of sent mails. Never throws. */
  abstract afterwards(letter: OutboxMail): Promise<void>;
}
