import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { inPortions } from '../../common/in-portions.js';
import { ContactMoved, ContactNotFound } from '../../contacts/contact.errors.js';
import { ContactTrashService } from '../../contacts/trash/contact-trash.service.js';
import { keptSince } from '../kept-for.js';
import { PersonTraces } from './person-traces.service.js';
import { TrashService } from './trash.service.js';

/** Some 50 ms of deleting, then others get their turn. */
const PEOPLE_AT_ONCE = 100;

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

  /**
   * Somebody living or in the trash. Throws ContactGone, or ContactNotFound: also for whoever was merged into another.
   * Whoever is sent on by an old id and asks once more would delete both of them, and nobody meant that.
   */
  async purge(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [held] = await this.trash.hold(accountId, [id], 'anywhere');
      if (held === undefined) throw await this.absence(accountId, id);
      await this.traces.wipe(accountId, [id]);
    });
    await this.leaveFile();
  }

  private async absence(accountId: string, id: string): Promise<unknown> {
    const error: unknown = await this.people.find(accountId, id).catch((reason: unknown) => reason);
    return error instanceof ContactMoved ? new ContactNotFound() : error;
  }

  /** Everybody in the trash of an account; gives how many they were. */
  async empty(accountId: string): Promise<number> {
    return this.wipe(async () => {
      const ids = await this.trash.idsInTrash(accountId, PEOPLE_AT_ONCE);
      return ids.map((id) => ({ accountId, id }));
    });
  }

  /** Of all accounts: whoever has been in the trash long enough. */
  async purgeDue(now: Date = this.clock.now()): Promise<number> {
    const before = keptSince(now);
    if ((await this.trash.dueBefore(before, 1)).length === 0) return 0; // most of the time: no need to write
    return this.wipe(() => this.trash.dueBefore(before, PEOPLE_AT_ONCE));
  }

  private async wipe(next: () => Promise<readonly { accountId: string; id: string }[]>): Promise<number> {
    // found and held inside the unit of work: whoever is restored at this moment stays
    const wipeNext = async (): Promise<number> => {
      const due = await next();
      for (const accountId of new Set(due.map((person) => person.accountId))) {
        const ids = due.filter((person) => person.accountId === accountId).map(({ id }) => id);
        await this.traces.wipe(accountId, await this.trash.hold(accountId, ids, 'in-trash'));
      }
      return due.length;
    };
    const purged = await inPortions(PEOPLE_AT_ONCE, () => this.unitOfWork.run(wipeNext));
    if (purged > 0) await this.leaveFile();
    return purged;
  }

  /** What is gone from the tables goes from the bytes of the file, too. */
  private async leaveFile(): Promise<void> {
    await this.traces.forgetInIndex();
    await this.unitOfWork.shrinkLog();
  }
}
