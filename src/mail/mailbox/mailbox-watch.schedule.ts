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

/** Later than every instant. */
const EVER = '9999';

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
    this.ticks = new MinuteTick('mailboxes', log, () =>
      this.ticks.step('look', () => this.begin(this.clock.now().toISOString(), true)),
    );
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

  /** One look into every mailbox, whenever the last one was, that waits for nothing: for tests and the command line. */
  async lookNow(): Promise<void> {
    await this.begin(EVER, false);
    await Promise.all(this.open.values());
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

  private async begin(dueBy: string, waits: boolean): Promise<void> {
    if (this.houseMailbox) await this.beginOne(null, this.houseMailbox, { dueBy, waits });
    if (!this.accountMailbox) return;
    for (const accountId of await this.marks.dueAccounts(dueBy, Math.max(0, MAX_OPEN - this.open.size))) {
      const mailbox = await this.accountMailbox(accountId);
      if (!mailbox) await this.leases.skip(accountId);
      else await this.beginOne(accountId, mailbox, { dueBy, waits: waits && this.open.size < MAX_WAITING });
    }
  }

  private async beginOne(
    owner: Owner,
    watched: WatchedMailbox,
    { dueBy, waits }: { readonly dueBy: string; readonly waits: boolean },
  ): Promise<void> {
    if (this.stopping.signal.aborted || this.open.has(owner)) return;
    const lease = await this.leases.claim(owner, dueBy === EVER);
    if (!lease) return;
    const look = this.ticks
      .step('look', () => this.looks.look(lease, watched, { waits, signal: this.stopping.signal }))
      .finally(() => this.open.delete(owner));
    this.open.set(owner, look);
  }
}
