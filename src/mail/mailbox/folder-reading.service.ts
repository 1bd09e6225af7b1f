import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Log } from '../../common/log.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import { LookAgain, MailboxProblem } from './mailbox.errors.js';
import type { OpenMailbox, Position } from './open-mailbox.js';
import { type MailPlace, StuckMails } from './stuck-mails.service.js';
import type { WatchedMailbox } from './watched-mailbox.js';

/** Numbers that are asked for before the mark is looked up again. */
const PORTION = 100;

/** Fetching and taking one mail: a server that drips through it holds up the others no longer. In ms. */
const MAX_MAIL_MS = 2 * 60_000;

/** One folder of a mailbox that is open. */
export interface FolderTask {
  readonly owner: Owner;
  readonly watched: WatchedMailbox;
  readonly mailbox: OpenMailbox;
  readonly folder: string;
  /** Asked before each mail; false: stop, what is left comes with the next look. */
  readonly goesOn: () => Promise<boolean>;
}

/**
 * Reads a folder: mails whose next try has come, then what is new, each in its turn. A mail is noted before it is begun and
 * again once it is taken; one that can't be taken comes again later, and those behind it go on.
 */
@Injectable()
export class FolderReading {
  constructor(
    private readonly marks: MailboxMarksStore,
    private readonly stuck: StuckMails,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Gives the number of mails that were taken. Throws MailboxProblem, LookAgain, and what the database throws. */
  async read(task: FolderTask): Promise<number> {
    const first = await this.startOf(task);
    if (!first) return 0;
    let taken = 0;
    const { owner, folder } = task;
    const { uidValidity } = first;
    taken += await this.readThese(task, uidValidity, await this.stuck.due({ owner, folder, uidValidity }));
    for (;;) {
      const position = await this.startOf(task);
      if (!position?.isNew) return taken;
      const uids = await task.mailbox.uidsFrom(folder, position.nextUid, PORTION);
      taken += await this.readThese(task, position.uidValidity, uids);
      if (uids.length < PORTION || !(await task.goesOn())) return taken;
    }
  }

  /**
   * Where to go on; null: nothing is known yet, or its mails got other numbers, and what comes from now on counts. Throws
   * MailboxProblem where they got others a second time within a day: what comes between two looks is never read then.
   */
  private async startOf({ owner, mailbox, folder }: FolderTask): Promise<(Position & { isNew: boolean }) | null> {
    const now = await mailbox.position(folder);
    const mark = await this.marks.find(owner, folder);
    // a number that is ahead of the folder comes from a mailbox that was restored
    if (mark?.uidValidity === now.uidValidity && mark.nextUid <= now.nextUid)
      return { uidValidity: mark.uidValidity, nextUid: mark.nextUid, isNew: mark.nextUid < now.nextUid };
    if (mark && mark.uidValidity !== '') {
      if (await this.stuck.renumbered({ owner, folder }, now)) throw new MailboxProblem('renumbered', '');
      return null;
    }
    await this.unitOfWork.run(() => this.marks.startAt(owner, folder, { position: now, now: this.clock.now() }));
    return null;
  }

  private async readThese(task: FolderTask, uidValidity: string, uids: readonly number[]): Promise<number> {
    const { owner, folder, mailbox } = task;
    let taken = 0;
    for (const uid of uids) {
      if (!(await task.goesOn())) return taken;
      const place = { owner, folder, uidValidity, uid };
      if (!(await this.stuck.begin(place))) this.sayPassedOver(place, 'its tries are over');
      else if (await this.takeOne(task, place)) taken += 1;
      if (!mailbox.isOpen) throw new LookAgain();
    }
    return taken;
  }

  /** False: it was not there, or could not be taken. Throws MailboxProblem where the connection is gone with it. */
  private async takeOne({ watched, mailbox }: FolderTask, place: MailPlace): Promise<boolean> {
    try {
      const became = await mailbox.within(MAX_MAIL_MS, async () => {
        const mail = await mailbox.mail(place.folder, place.uid);
        if (typeof mail === 'object' && mail) await watched.take(mail);
        return mail;
      });
      if (became === 'too large') {
        await this.stuck.giveUp(place);
        this.sayPassedOver(place, 'too large');
        return false;
      }
      await this.stuck.done(place);
      return became !== null;
    } catch (error) {
      await this.failed(place, error);
      if (error instanceof MailboxProblem && !mailbox.isOpen) throw error;
      return false;
    }
  }

  private async failed(place: MailPlace, error: unknown): Promise<void> {
    const comesAgain = await this.stuck.failed(place);
    if (!comesAgain) return this.sayPassedOver(place, 'its tries are over', error);
    if (!(error instanceof MailboxProblem)) this.log.error('mail not taken yet', error, { accountId: place.owner });
  }

  /** Neither whose nor which. */
  private sayPassedOver({ owner: accountId }: MailPlace, why: string, error?: unknown): void {
    if (error === undefined) this.log.warn('mail passed over', { accountId, why });
    else this.log.error('mail passed over', error, { accountId, why });
  }
}
