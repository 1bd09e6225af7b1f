import type { LocalDate } from '../../../common/local-date.js';

/** Why somebody said no (src/outreach/domain/words.ts has the same words). */
export type Reason = 'wrong-date' | 'too-busy' | 'no-need-now' | 'unknown';

/** On the account's clock. */
export interface AgreedTime {
  readonly on: LocalDate;
  /** `15:00` */
  readonly time: string;
}

/** What one line of an answer asks for; `number` is that of the line in the mail that is answered, from 1. */
export type LineCommand =
  | { readonly kind: 'log'; readonly number: number }
  | { readonly kind: 'yes'; readonly number: number; readonly meeting: AgreedTime | null }
  | { readonly kind: 'no'; readonly number: number; readonly reason: Reason }
  /** A suggestion or a reminder, which comes again on that day; null: the usual time. */
  | { readonly kind: 'later'; readonly number: number; readonly until: LocalDate | null }
  | { readonly kind: 'skip'; readonly number: number }
  | { readonly kind: 'done'; readonly number: number };

/** What is about the mails themselves. */
export type MailCommand =
  | { readonly kind: 'pause'; readonly until: LocalDate | null }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'help' };

export type Command = LineCommand | MailCommand;
export type CommandKind = Command['kind'];

/** What an answer says. */
export interface ReadAnswer {
  readonly commands: readonly Command[];
  /** Lines that look like a command and are none, as they were written, each cut short. */
  readonly notUnderstood: readonly string[];
}
