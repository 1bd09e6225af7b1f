import type { MailKey } from '../mail-key.entity.js';
import type { ReadAnswer } from './domain/command.js';

/** A mail that answers one of ours, as far as commands go. */
export interface Answer {
  /** Of the answer itself: each counts once. */
  readonly messageId: string;
  /** The sender's address in small letters, as From says. */
  readonly from: string | null;
  readonly subject: string;
  /** Null: it has none. */
  readonly text: string | null;
}

/** An answer that was read, and the key of the mail it answers. */
export interface Task {
  readonly key: MailKey;
  readonly answer: Answer;
  readonly read: ReadAnswer;
}
