import { Injectable } from '@nestjs/common';
import { Log } from '../../common/log.js';
import { FolderReading } from './folder-reading.service.js';
import type { ImapSettings } from './imap-settings.js';
import { type Lease, MailboxLeases } from './mailbox-leases.service.js';
import { MailboxReader } from './mailbox-reader.js';
import { LookAgain, MailboxProblem } from './mailbox.errors.js';
import type { OpenMailbox } from './open-mailbox.js';
import type { WatchedMailbox } from './watched-mailbox.js';

/** How long a look goes on waiting for new mails: then settings that changed are read anew. In ms. */
const WAIT_MS = 15 * 60_000;

/** Between two signs of life while it waits; the lease is renewed with each (mailbox-leases.service.ts). In ms. */
const TURN_MS = 60_000;

/** Whatever a server does: no byte a minute keeps a look going for longer, the waiting included. In ms. */
const MAX_LOOK_MS = 30 * 60_000;

/** Reading alone: what is left after it comes with the next look. In ms. */
const MAX_READING_MS = 10 * 60_000;

export interface LookOptions {
  /** Stay and wait for new mails, if the server tells of them. */
  readonly waits: boolean;
  /** Ends it at the next mail, or while it waits. */
  readonly signal: AbortSignal;
  /** Reading takes no longer, however much the server goes on saying; MAX_READING_MS if nothing is said. In ms. */
  readonly readsFor?: number;
}

interface Session extends LookOptions {
  readonly lease: Lease;
  readonly watched: WatchedMailbox;
  readonly settings: ImapSettings;
  readonly mailbox: OpenMailbox;
}

/** One look into a mailbox, from signing in to saying goodbye. */
@Injectable()
export class MailboxLook {
  constructor(
    private readonly reader: MailboxReader,
    private readonly reading: FolderReading,
    private readonly leases: MailboxLeases,
    private readonly log: Log,
  ) {}

  /** False if the mailbox could not be read. Throws only what the database throws. */
  async look(lease: Lease, watched: WatchedMailbox, options: LookOptions): Promise<boolean> {
    try {
      await this.leases.end(lease, await this.visit(lease, watched, options));
      return true;
    } catch (error) {
      if (error instanceof MailboxProblem) {
        this.log.warn('mailbox not read', { accountId: lease.owner, step: error.step });
        await this.leases.failed(lease, error);
        return false;
      }
      if (error instanceof LookAgain) {
        await this.leases.end(lease, 'at once');
        return true;
      }
      this.log.error('mailbox not read', error, { accountId: lease.owner });
      await this.leases.end(lease, 'later');
      return false;
    }
  }

  private async visit(lease: Lease, watched: WatchedMailbox, options: LookOptions): Promise<'at once' | 'later'> {
    const settings = await watched.settings();
    if (!settings) return 'later';
    const mailbox = await this.reader.open(settings);
    const session = { ...options, lease, watched, settings, mailbox };
    try {
      return await mailbox.within(MAX_LOOK_MS, () => this.readAndWait(session));
    } finally {
      await mailbox.close();
    }
  }

  private async readAndWait(session: Session): Promise<'at once' | 'later'> {
    const { mailbox, watched, readsFor = MAX_READING_MS } = session;
    const folders = await mailbox.within(readsFor, () => watched.folders(mailbox));
    for (let turn = 0; turn < WAIT_MS / TURN_MS; turn += 1) {
      await mailbox.within(readsFor, () => this.readAll(session, folders));
      if (session.signal.aborted) return 'at once';
      await this.leases.found(session.lease);
      if (!session.waits || !mailbox.canWait) return 'later';
      await waitForNews(session, folders[0] ?? 'INBOX');
      if (!(await this.isStillWanted(session))) break;
    }
    return 'at once';
  }

  private async readAll({ lease, signal, watched, mailbox }: Session, folders: readonly string[]): Promise<void> {
    const goesOn = async (): Promise<boolean> => !signal.aborted && (await this.leases.renew(lease));
    let mails = 0;
    let renumbered: MailboxProblem | null = null;
    for (const folder of folders) {
      try {
        mails += await this.reading.read({ owner: lease.owner, watched, mailbox, folder, goesOn });
      } catch (error) {
        if (!(error instanceof MailboxProblem) || error.step !== 'renumbered') throw error;
        renumbered = error; // the other folders are read all the same
      }
    }
    if (renumbered) throw renumbered;
    if (mails > 0) this.log.info('mailbox read', { accountId: lease.owner, mails });
  }

  private async isStillWanted({ lease, signal, watched, settings }: Session): Promise<boolean> {
    if (signal.aborted || !(await this.leases.renew(lease))) return false;
    const now = await watched.settings();
    return now !== null && JSON.stringify(now) === JSON.stringify(settings);
  }
}

/** A connection that ends while it waits is nothing to worry about: the next look says whether it is. */
async function waitForNews({ mailbox, signal }: Session, folder: string): Promise<void> {
  try {
    await mailbox.news(folder, TURN_MS, signal);
  } catch (error) {
    throw error instanceof MailboxProblem ? new LookAgain() : error;
  }
}
