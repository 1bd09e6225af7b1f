import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { nextTurn } from '../../common/next-turn.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { undoableForDays } from './undo.service.js';

const CHANGES_AT_ONCE = 500;
const MS_PER_DAY = 86_400_000;

/** What was there before a change is kept only as long as the change can be taken back. */
@Injectable()
export class ForgetChangesService {
  constructor(
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  /** Of all accounts; gives how many there were. */
  async forgetOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - undoableForDays * MS_PER_DAY).toISOString();
    let forgotten = 0;
    for (;;) {
      const count = await this.changes.forgetDetailsBefore(before, CHANGES_AT_ONCE);
      forgotten += count;
      if (count < CHANGES_AT_ONCE) return forgotten;
      await nextTurn();
    }
  }
}
