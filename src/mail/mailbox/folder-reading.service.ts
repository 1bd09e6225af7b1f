import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Log } from '../../common/log.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import { LookAgain } from './mailbox.errors.js';
import type { OpenMailbox, Position, Read } from './open-mailbox.js';
import type { WatchedMailbox } from './watched-mailbox.js';

/** Mails that are fetched before the mark is looked up again. */
const PORTION = 100;

/** Tries of one mail: a database that was busy comes back, a mail that breaks something stays as it is. */
const MAX_TRIES = 5;

/** One folder of a mailbox that is open. */
export interface FolderTask {
  readonly owner: Owner;
  readonly watched: WatchedMailbox;
  readonly mailbox: OpenMailbox;
  readonly folder: string;
  /** Asked before each mail; false: stop, what is left comes with the next look. */
  readonly goesOn: () => Promise<boolean>;
}

/** Reads what is new in a folder, each mail in its turn, and notes after each how far it came. */
@Injectable()
export class FolderReading {
  /** How often a mail could not be taken, in this process. */
  private readonly tries = new Map<string, number>();

  constructor(
    private readonly marks: MailboxMarksStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Gives the number of mails that were taken. Throws what `take` throws, MailboxProblem, and LookAgain. */
  async read(task: FolderTask): Promise<number> {
    let taken = 0;
    for (;;) {
      const position = await this.startOf(task);
      const count = position ? await this.readPortion(task, position) : 0;
      taken += count;
      if (count < PORTION) return taken;
    }
  }

  /** Where to go on; null: nothing is new, or nothing is known yet, and what comes from now on counts. */
  private async startOf({ owner, mailbox, folder }: FolderTask): Promise<Position | null> {
    const now = await mailbox.position(folder);
    const mark = await this.marks.find(owner, folder);
    // a number that is ahead of the folder comes from a mailbox that was restored
    if (mark?.uidValidity === now.uidValidity && mark.nextUid <= now.nextUid)
      return mark.nextUid === now.nextUid ? null : { uidValidity: mark.uidValidity, nextUid: mark.nextUid };
    await this.unitOfWork.run(() => this.marks.startAt(owner, folder, { position: now, now: this.clock.now() }));
    return null;
  }

  private async readPortion(task: FolderTask, { uidValidity, nextUid }: Position): Promise<number> {
    const { owner, mailbox, folder } = task;
    let count = 0;
    for await (const read of mailbox.since(folder, nextUid, PORTION)) {
      if (!(await task.goesOn())) return 0;
      await this.takeOrPassOver(task, uidValidity, read);
      const position = { uidValidity, nextUid: read.uid + 1 };
      await this.unitOfWork.run(() => this.marks.keepPosition(owner, folder, position));
      count += 1;
      if (!mailbox.isOpen) throw new LookAgain();
    }
    return count;
  }

  private async takeOrPassOver({ owner, watched, folder }: FolderTask, uidValidity: string, read: Read): Promise<void> {
    const key = JSON.stringify([owner, folder, uidValidity, read.uid]);
    if (!read.mail) return this.log.warn('mail passed over', { accountId: owner, why: 'too large' });
    try {
      await watched.take(read.mail);
      this.tries.delete(key);
    } catch (error) {
      const tries = (this.tries.get(key) ?? 0) + 1;
      this.tries.set(key, tries);
      if (tries < MAX_TRIES) throw error;
      this.tries.delete(key);
      this.log.error('mail passed over', error, { accountId: owner, tries });
    }
  }
}
