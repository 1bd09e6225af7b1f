import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { inPortions } from '../common/in-portions.js';
import { addDays } from '../common/local-date.js';
import { CollectionsStore } from './collections.store.js';

/** How long a client may be away and still be told what was deleted meanwhile; RFC 6578, 3.5 leaves it to the server. */
export const GONE_KEPT_DAYS = 180;
const ROWS_AT_ONCE = 500;
/** Of all accounts at once, so it is nobody's own day; half a year does not mind the hours. */
const ZONE = 'UTC';

/** Ends the remembering of deleted items. */
@Injectable()
export class ForgetGoneItems {
  constructor(
    private readonly store: CollectionsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is gone since the last time gets its day; of all accounts. Gives how many. */
  noteGone(): Promise<number> {
    const today = this.clock.today(ZONE);
    return inPortions(ROWS_AT_ONCE, async () => {
      if (!(await this.store.anyWithoutDay())) return 0; // most of the time: no need to write
      return this.unitOfWork.run(() => this.store.noteGone(today, ROWS_AT_ONCE));
    });
  }

  /** What is gone for longer than GONE_KEPT_DAYS; of all accounts. Gives how many. */
  forgetGone(): Promise<number> {
    const before = addDays(this.clock.today(ZONE), -GONE_KEPT_DAYS);
    return inPortions(ROWS_AT_ONCE, async () => {
      if (!(await this.store.anyGoneBefore(before))) return 0;
      return this.unitOfWork.run(() => this.store.forgetGone(before, ROWS_AT_ONCE));
    });
  }
}
