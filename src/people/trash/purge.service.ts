import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nextTurn } from '../../common/next-turn.js';
import { ContactTrashService } from '../../contacts/contact-trash.service.js';
import { PersonTraces } from './person-traces.service.js';
import { TrashService } from './trash.service.js';

/** How long somebody stays in the trash. Unit: days. Source: issue "People", "deleting keeps a contact for 30 days". */
export const trashDays = 30;
/** Some 50 ms of deleting, then others get their turn. */
const PEOPLE_AT_ONCE = 100;
const MS_PER_DAY = 86_400_000;

/** "Delete for good": nothing of a person is left but the fact that the id is gone. */
@Injectable()
export class PurgeService {
  constructor(
    private readonly trash: ContactTrashService,
    private readonly people: TrashService,
    private readonly traces: PersonTraces,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Somebody living or in the trash. Throws ContactNotFound, ContactMoved or ContactGone. */
  async purge(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.people.find(accountId, id);
      await this.traces.wipe(accountId, [id]);
    });
    await this.unitOfWork.shrinkLog();
  }

  /** Everybody in the trash of an account; gives how many they were. */
  async empty(accountId: string): Promise<number> {
    return this.inPortions(async () => {
      const ids = await this.trash.idsInTrash(accountId, PEOPLE_AT_ONCE);
      return ids.map((id) => ({ accountId, id }));
    });
  }

  /** Of all accounts: whoever has been in the trash for 30 days. */
  async purgeDue(now: Date = this.clock.now()): Promise<number> {
    const before = new Date(now.getTime() - trashDays * MS_PER_DAY).toISOString();
    if ((await this.trash.dueBefore(before, 1)).length === 0) return 0; // most of the time: no need to write
    return this.inPortions(() => this.trash.dueBefore(before, PEOPLE_AT_ONCE));
  }

  private async inPortions(next: () => Promise<readonly { accountId: string; id: string }[]>): Promise<number> {
    let purged = 0;
    for (;;) {
      // found inside the unit of work: whoever is restored at this moment stays
      const count = await this.unitOfWork.run(async () => {
        const due = await next();
        for (const accountId of new Set(due.map((person) => person.accountId))) {
          const ids = due.filter((person) => person.accountId === accountId).map(({ id }) => id);
          await this.traces.wipe(accountId, ids);
        }
        return due.length;
      });
      purged += count;
      if (count < PEOPLE_AT_ONCE) break;
      await nextTurn();
    }
    if (purged > 0) await this.unitOfWork.shrinkLog();
    return purged;
  }
}
