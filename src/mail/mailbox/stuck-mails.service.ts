import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { begun, dueOf, hadItsTries, without } from './domain/stuck-mails.js';
import type { Owner } from './mailbox-marks.store.js';
import type { Position } from './open-mailbox.js';
import { type FolderRow, StuckMailsStore } from './stuck-mails.store.js';

const DAY_MS = 24 * 60 * 60_000;

/** A mail in its folder, by the numbers of the folder as they were. */
export interface MailPlace {
  readonly owner: Owner;
  readonly folder: string;
  readonly uidValidity: string;
  readonly uid: number;
}

/**
 * Which mails of a folder could not be taken, and when they come again. A mail stands here before it is begun and goes when it
 * is done: so no mail, not even one that ends the process, keeps those behind it.
 */
@Injectable()
export class StuckMails {
  constructor(
    private readonly store: StuckMailsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Numbers of mails whose next try has come. */
  async due({ owner, folder, uidValidity }: Omit<MailPlace, 'uid'>): Promise<number[]> {
    const row = await this.store.find(owner, folder);
    return row?.uidValidity === uidValidity ? dueOf(row.stuck, this.clock.now().toISOString()) : [];
  }

  /** The folder has other numbers from here on. True: it is the second time within a day. */
  renumbered({ owner, folder }: Pick<MailPlace, 'owner' | 'folder'>, position: Position): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const before = (await this.store.findForChange(owner, folder))?.renumberedAt ?? null;
      await this.store.renumber(owner, folder, { position, now });
      return before !== null && now.getTime() - Date.parse(before) < DAY_MS;
    });
  }

  /** False: it has had its tries (the last one ended the process), and is given up. */
  begin(place: MailPlace): Promise<boolean> {
    return this.change(place, (row) => {
      const nextUid = Math.max(row.nextUid, place.uid + 1);
      if (hadItsTries(row.stuck, place.uid)) return [{ ...this.givenUp(row, place.uid), nextUid }, false];
      const { mails, givenUp } = begun(row.stuck, place.uid, this.clock.now().getTime());
      return [{ ...this.counted(row, givenUp), nextUid, stuck: mails }, true];
    });
  }

  /** It was taken, or is not there any more. */
  async done(place: MailPlace): Promise<void> {
    await this.change(place, (row) => [{ ...row, stuck: without(row.stuck, place.uid) }, true]);
  }

  /** It can't be read, however often one tries. */
  async giveUp(place: MailPlace): Promise<void> {
    await this.change(place, (row) => [this.givenUp(row, place.uid), true]);
  }

  /** It could not be taken: it comes again, or, false, it is given up. */
  failed(place: MailPlace): Promise<boolean> {
    return this.change(place, (row) =>
      hadItsTries(row.stuck, place.uid) ? [this.givenUp(row, place.uid), false] : [row, true],
    );
  }

  private givenUp(row: FolderRow, uid: number): FolderRow {
    return { ...this.counted(row, 1), stuck: without(row.stuck, uid) };
  }

  private counted(row: FolderRow, givenUp: number): FolderRow {
    if (givenUp === 0) return row;
    return { ...row, passedOver: row.passedOver + givenUp, passedOverAt: this.clock.now().toISOString() };
  }

  /** Nothing happens where the folder has other numbers by now, or is no longer read. */
  private change<T extends boolean>(
    { owner, folder, uidValidity }: MailPlace,
    next: (row: FolderRow) => [FolderRow, T],
  ): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const row = await this.store.findForChange(owner, folder);
      if (row?.uidValidity !== uidValidity) return true;
      const [after, result] = next(row);
      if (after !== row) await this.store.keep(owner, folder, after);
      return result;
    });
  }
}
