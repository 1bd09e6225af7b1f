import type { ImapSettings } from './imap-settings.js';
import type { IncomingMail } from './incoming-mail.js';
import type { OpenMailbox } from './open-mailbox.js';

/** A mailbox that is read again and again, and what becomes of its mails. */
export interface WatchedMailbox {
  /** Asked at each look, and each minute while it stays open; null: it is not to be read any more. */
  settings(): Promise<ImapSettings | null>;
  /** What is read; the first folder is the one in which new mails are waited for. `INBOX` is spelt like that everywhere. */
  folders(mailbox: OpenMailbox): Promise<readonly string[]>;
  /**
   * A mail that came since the last look; mails from before the first look are never shown. The same mail may come again
   * (a crash, another folder), so it counts by its messageId. No unit of work is open: read its text first, then store.
   * What throws comes again after a minute, ten, an hour and six, and is passed over then (domain/stuck-mails.ts).
   */
  take(mail: IncomingMail): Promise<void>;
}

/** Gives the mailbox of an account; null if it is gone meanwhile. */
export type AccountMailbox = (accountId: string) => Promise<WatchedMailbox | null>;
