import type { IncomingMail } from '../mail/mailbox/incoming-mail.js';
import type { ExchangedKind } from './exchanged-mail.entity.js';

/**
 * What is asked of a mail to say whom it was exchanged with: an IncomingMail, or one with other words in their place (the
 * sender of a forwarded mail). `text` and `returnedMessageId` are asked for before anything is stored, and only if needed.
 */
export type SeenMail = Pick<
  IncomingMail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'to'
  | 'cc'
  | 'date'
  | 'subject'
  | 'isAutomatic'
  | 'isBounce'
  | 'claimsBounce'
  | 'senderCheck'
  | 'text'
  | 'returnedMessageId'
>;

/** Seen from the user: inbound, somebody wrote to them; outbound, they wrote. Null: whether it is from them decides. */
export type MailDirection = 'inbound' | 'outbound' | null;

/** One person that a mail was exchanged with. */
export interface NotedMail {
  readonly id: string;
  readonly contactId: string;
  readonly kind: ExchangedKind;
  readonly attemptId: string | null;
}

/**
 * What became of a mail. `noted`: `mails` has a line for each person. `known`: it was noted before. `nobody`: it names
 * nobody the user knows. `many`: it went to more than ten people, so it counts for nobody. `not-theirs`: who it names as its sender did not
 * send it, as far as the receiving server can tell.
 */
export interface Noted {
  readonly became: 'noted' | 'known' | 'nobody' | 'many' | 'not-theirs';
  readonly mails: readonly NotedMail[];
  /** The act that takes it back (UndoService); null: nothing was noted. */
  readonly actId: string | null;
}
