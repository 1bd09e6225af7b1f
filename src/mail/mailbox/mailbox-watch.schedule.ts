import { once } from 'node:events';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Log } from '../../common/log.js';
import { MinuteTick } from '../../common/minute-tick.js';
import { within } from '../../common/within.js';
import { MailboxLeases } from './mailbox-leases.service.js';
import { MailboxLook } from './mailbox-look.service.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import type { AccountMailbox, WatchedMailbox } from './watched-mailbox.js';

/** Mailboxes that are open at the same time in this process. */
const MAX_OPEN = 30;

/** Of these, so many may stay open to be told of new mails; the others are looked at from time to time. */
const MAX_WAITING = 25;

/** As long as requests get to finish when the service stops. In ms. */
const STOP_WITHIN_MS = 10_000;

/** A pass goes on with the next mailboxes as others are done; what is still due after it comes with the next minute. In ms. */
const MAX_PASS_MS = 50_000;

/** One look into every mailbox ends after so many, or begins none after so long; in ms. */
const MOST_LOOKED_NOW = 10_000;
const MAX_LOOK_NOW_MS = 30 * 60_000;

/** What one look into every mailbox came to. */
export interface LookedNow {
  readonly mailboxes: number;
  /** False: there are more, and they come in their time. */
  readonly isAll: boolean;
  /** Whose could not be looked into; null stands for the service's own. */
  readonly failed: readonly Owner[];
}

/** Reads mailboxes, in every instance: each minute it begins with those whose time has come. */
@Injectable()
export class MailboxWatch implements BeforeApplicationShutdown {
  private readonly ticks: MinuteTick;
  /** Looks that go on, by whose mailbox it is: a lease can end before the look does, and it must not be opened twice. */
  private readonly open = new Map<Owner, Promise<void>>();
  private readonly stopping = new AbortController();
  private houseMailbox: WatchedMailbox | null = null;
  private accountMailbox: AccountMailbox | null = null;

  constructor(
    private readonly looks: MailboxLook,
    private readonly leases: MailboxLeases,
    private readonly marks: MailboxMarksStore,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.ticks = new MinuteTick('mailboxes', log, () => this.ticks.step('look', () => this.pass()));
  }

  /** Says what becomes of the mails in the service's own mailbox. For modules, once at the start. */
  house(mailbox: WatchedMailbox): void {
    this.houseMailbox = mailbox;
  }

  /** Says how mailboxes of accounts are read. For modules, once at the start. */
  accounts(mailbox: AccountMailbox): void {
    this.accountMailbox = mailbox;
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  /**
   * One look into every mailbox, whenever the last one was, that reads all that is new and waits for nothing: for tests and
   * the command line. Begins none after 10,000 mailboxes or half an hour.
   */
  async lookNow(): Promise<LookedNow> {
    const enough = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(MAX_LOOK_NOW_MS)]);
    const failed: Owner[] = [];
    let mailboxes = 0;
    let isAll = true;
    for await (const accountId of this.everybody()) {
      isAll = mailboxes < MOST_LOOKED_NOW && !enough.aborted;
      if (!isAll) break;
      await this.freeSlot(enough);
      if (await this.beginAccount(accountId, { isForced: true, waits: false, failed })) mailboxes += 1;
    }
    await Promise.all(this.open.values());
    return { mailboxes, isAll, failed };
  }

  /** No new look; those that go on end after the mail they are at. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ticks.stop();
    await within(
      STOP_WITHIN_MS,
      Promise.all(this.open.values()).then(() => undefined),
    );
  }

  /** Null stands for the service's own. */
  private async *everybody(): AsyncGenerator<Owner> {
    yield null;
    for (let after = ''; ;) {
      const accountIds = await this.marks.readAccounts(after, MAX_OPEN);
      yield* accountIds;
      after = accountIds.at(-1) ?? '';
      if (accountIds.length < MAX_OPEN) return;
    }
  }

  /** Whatever is due, also where that is more than may be open at a time. */
  private async pass(): Promise<void> {
    const enough = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(MAX_PASS_MS)]);
    await this.beginAccount(null, { isForced: false, waits: true });
    while (!enough.aborted) {
      const room = MAX_OPEN - this.open.size;
      const due = room > 0 ? await this.marks.dueAccounts(this.clock.now().toISOString(), room) : [];
      for (const accountId of due)
        await this.beginAccount(accountId, { isForced: false, waits: this.open.size < MAX_WAITING });
      if (due.length < room) return;
      await this.freeSlot(enough);
    }
  }

  /** Once one more may be open, or it is enough. */
  private async freeSlot(enough: AbortSignal): Promise<void> {
    while (this.open.size >= MAX_OPEN && !enough.aborted) {
      const goesOn = new AbortController();
      const isEnough = once(enough, 'abort', { signal: goesOn.signal }).catch(() => []);
      await Promise.race([...this.open.values(), isEnough]);
      goesOn.abort();
    }
  }

  /** False: there is nothing to read, somebody else reads it, or it is not its time. */
  private async beginAccount(owner: Owner, manner: Manner): Promise<boolean> {
    const watched = owner === null ? this.houseMailbox : ((await this.accountMailbox?.(owner)) ?? null);
    if (watched) return this.beginOne(owner, watched, manner);
    if (owner !== null && this.accountMailbox) await this.leases.skip(owner);
    return false;
  }

  private async beginOne(owner: Owner, watched: WatchedMailbox, manner: Manner): Promise<boolean> {
    if (this.stopping.signal.aborted || this.open.has(owner)) return false;
    const lease = await this.leases.claim(owner, manner.isForced);
    if (!lease) return false;
    const look = this.ticks
      .step('look', async () => {
        const isRead = await this.looks.look(lease, watched, { waits: manner.waits, signal: this.stopping.signal });
        if (!isRead) manner.failed?.push(owner);
      })
      .finally(() => this.open.delete(owner));
    this.open.set(owner, look);
    return true;
  }
}

interface Manner {
  /** Whenever the last look was. */
  readonly isForced: boolean;
  readonly waits: boolean;
  /** Takes whose could not be looked into. */
  readonly failed?: Owner[];
}
