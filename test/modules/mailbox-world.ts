import type { ImapSettings } from '../../src/mail/mailbox/imap-settings.js';
import type { IncomingMail } from '../../src/mail/mailbox/incoming-mail.js';
import { MailboxReader } from '../../src/mail/mailbox/mailbox-reader.js';
import { MailboxProblem } from '../../src/mail/mailbox/mailbox.errors.js';
import type { OpenMailbox } from '../../src/mail/mailbox/open-mailbox.js';
import { type ImapServerOptions, TestImapServer } from '../support/imap-server.js';

export const reader = new MailboxReader();

/** Waits for nothing: for servers that say nothing any more. */
export const hasty = new MailboxReader({ connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 });

/** Waits for signing in and for a visit no longer than that, whatever the server says meanwhile. */
export const brief = new MailboxReader({ openTimeout: 400, visitTimeout: 400 });

/** A mail server for one test, and short ways to look into it. */
export class MailboxWorld {
  server!: TestImapServer;

  async start(options: ImapServerOptions = {}): Promise<void> {
    this.server = await TestImapServer.start(options);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async restart(options: ImapServerOptions = {}): Promise<void> {
    await this.stop();
    await this.start(options);
  }

  /** The only mail in INBOX, and what somebody wants to know of it while the mailbox is open. */
  onlyMail<T>(work: (mail: IncomingMail) => Promise<T>): Promise<T> {
    return reader.visit(this.server.settings, async (mailbox) => {
      const [read] = await readsOf(mailbox);
      if (!read?.mail) throw new Error('no mail');
      return work(read.mail);
    });
  }

  /** How a visit ends that does not succeed. */
  async problemWith(
    settings: Partial<ImapSettings>,
    work: (mailbox: OpenMailbox) => Promise<unknown> = () => Promise.resolve(),
    by = reader,
  ): Promise<Pick<MailboxProblem, 'step' | 'answer'>> {
    const visit = by.visit({ ...this.server.settings, ...settings }, work);
    const ended: unknown = await visit.catch((error: unknown) => error);
    if (!(ended instanceof MailboxProblem)) throw new Error(`not a problem of the mailbox: ${String(ended)}`);
    return { step: ended.step, answer: ended.answer };
  }
}

/** One mail of a folder: itself, or that it can't be read (headers of megabytes). */
export interface Read {
  readonly uid: number;
  readonly mail: IncomingMail | null;
}

export async function readsOf(mailbox: OpenMailbox, from = 1, folder = 'INBOX'): Promise<Read[]> {
  const found: Read[] = [];
  for (const uid of await mailbox.uidsFrom(folder, from, 100)) {
    const mail = await mailbox.mail(folder, uid);
    found.push({ uid, mail: mail === 'too large' ? null : mail });
    if (mail === 'too large') break;
  }
  return found;
}
