import type { ImapFlow, MailboxObject } from 'imapflow';
import { FETCHED, incomingMail } from './fetched-mail.js';
import type { IncomingMail } from './incoming-mail.js';
import { MailboxProblem } from './mailbox.errors.js';
import { isTooLarge, problemOf } from './problem-of.js';

export interface MailFolder {
  readonly path: string;
  /** What it is for (RFC 6154): `\Sent`, `\Trash`; null if neither the server nor its name says so. */
  readonly use: string | null;
}

/** How far a folder goes; numbers mean something with the same `uidValidity` only. */
export interface Position {
  readonly uidValidity: string;
  /** The first number that no mail had yet. */
  readonly nextUid: number;
}

/** A mailbox that somebody has signed in to. Every method throws MailboxProblem when the connection ends. */
export class OpenMailbox {
  constructor(private readonly client: ImapFlow) {}

  get isOpen(): boolean {
    return this.client.usable;
  }

  get isEncrypted(): boolean {
    return this.client.secureConnection;
  }

  /** Told about new mails while it waits (RFC 2177). */
  get canWait(): boolean {
    return this.isOpen && this.client.capabilities.has('IDLE');
  }

  async folders(): Promise<MailFolder[]> {
    const listed = await asked(this.client, this.client.list());
    return listed
      .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
      .map(({ path, specialUse }) => ({ path, use: specialUse ?? null }));
  }

  /** Where sent mails are kept: the folder that was chosen, or the one that the server or its name says is for them. */
  async sentFolder(chosen: string | null): Promise<string | null> {
    if (chosen !== null) return chosen;
    return (await this.folders()).find(({ use }) => use === '\\Sent')?.path ?? null;
  }

  /** Where the folder ends now. Opens it for reading only, so that nothing there changes. */
  async position(folder: string): Promise<Position> {
    const { uidValidity, uidNext } = await opened(this.client, folder);
    // servers from before 2003 don't number their mails; higher numbers than that no mailbox has reached
    if (!uidNext || uidNext > MAX_UID) throw new MailboxProblem('folder', '');
    return { uidValidity: uidValidity.toString(), nextUid: uidNext };
  }

  /** The numbers of the mails in a folder from this one on, the lowest first, at most `limit`. */
  async uidsFrom(folder: string, nextUid: number, limit: number): Promise<number[]> {
    await this.show(folder);
    // `*` is the last mail even where its number is lower (RFC 9051, 9, seq-range)
    const found = await asked(this.client, this.client.search({ uid: `${nextUid}:*` }, { uid: true }));
    if (!found) throw new MailboxProblem('refused', '');
    return found
      .filter((uid) => uid >= nextUid && uid < MAX_UID) // one more is the next, which has to be stored
      .sort((one, other) => one - other)
      .slice(0, limit);
  }

  /**
   * A mail, of which only the headers are fetched. Null: it was deleted meanwhile. 'too large': it can't be read however
   * often one tries (headers of megabytes), and the connection is gone.
   */
  async mail(folder: string, uid: number): Promise<IncomingMail | 'too large' | null> {
    await this.show(folder);
    try {
      const fetched = await this.client.fetchOne(String(uid), FETCHED, { uid: true });
      return fetched ? incomingMail(this.client, folder, fetched) : null;
    } catch (error) {
      if (isTooLarge(error, this.client)) return 'too large';
      throw problemOf(error, this.client);
    }
  }

  /** Whether a mail with this Message-ID lies there, as far as the server looks (RFC 9051, 6.4.4: headers that contain it). */
  async holds(folder: string, messageId: string): Promise<boolean> {
    await opened(this.client, folder);
    const found = await asked(this.client, this.client.search({ header: { 'message-id': messageId } }, { uid: true }));
    return Array.isArray(found) && found.length > 0;
  }

  /** Puts a mail into a folder, as read already. It may be there although this throws: the answer can get lost. */
  async append(folder: string, message: Buffer, flags: readonly string[] = ['\\Seen']): Promise<void> {
    const appended = await asked(this.client, this.client.append(folder, message, [...flags]));
    if (!appended) throw new MailboxProblem('refused', '');
  }

  /** Waits until something may have come into the folder, the time is over, or `signal` says that it is enough. */
  async news(folder: string, withinMs: number, signal: AbortSignal): Promise<void> {
    await this.position(folder);
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        this.client.off('exists', over).off('close', over);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, withinMs);
      this.client.on('exists', over).on('close', over);
      signal.addEventListener('abort', over);
      this.client.idle().then(undefined, over);
    });
    // any command ends the waiting; it also tells whether somebody is still there
    await asked(this.client, this.client.noop());
  }

  /** Says goodbye; never throws, and waits for a silent server no longer than a moment. */
  async close(): Promise<void> {
    if (!this.client.usable) return this.client.close();
    const late = setTimeout(() => this.client.close(), GOODBYE_MS);
    await this.client.logout().catch(() => undefined);
    clearTimeout(late);
    this.client.close();
  }

  /** Ends it at once: whoever waits for an answer gets a MailboxProblem. */
  abort(): void {
    this.client.close();
  }

  /** Lets somebody work for so long; then it ends, however much the server goes on saying. */
  async within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const late = setTimeout(() => this.abort(), ms);
    try {
      return await work();
    } finally {
      clearTimeout(late);
    }
  }

  /** For reading only, so that nothing there changes. */
  private async show(folder: string): Promise<void> {
    const open = this.client.mailbox;
    if (!open || open.path !== folder) await opened(this.client, folder);
  }
}

/** RFC 9051 allows twice as many; the database's integers end here. */
const MAX_UID = 2 ** 31 - 1;

/** How long a server may take to say goodbye. In ms. */
const GOODBYE_MS = 2000;

/** A server that does not open a folder says NO, whether it is not there or can't be opened (RFC 9051, 6.3.2). */
async function opened(client: ImapFlow, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    const { step, answer } = problemOf(error, client);
    throw new MailboxProblem(step === 'refused' ? 'folder' : step, answer, { cause: error });
  }
}

async function asked<T>(client: ImapFlow, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw problemOf(error, client);
  }
}
