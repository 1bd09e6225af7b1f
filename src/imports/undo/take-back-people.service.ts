import { Injectable } from '@nestjs/common';
import { nextTurn } from '../../common/next-turn.js';
import { IntakeService } from '../../contacts/many/intake.service.js';
import type { Import } from '../import.entity.js';
import { chunked } from '../../common/chunked.js';
import { UntouchedQuery } from './untouched.query.js';

/** Some 20 ms of writing, then others get their turn. */
const PEOPLE_AT_ONCE = 200;

/** The people whom an import brought go again. */
@Injectable()
export class TakeBackPeople {
  constructor(
    private readonly untouched: UntouchedQuery,
    private readonly intake: IntakeService,
  ) {}

  /** But for those on whom something hangs that it did not bring. Inside a unit of work. */
  async of(current: Import): Promise<{ removed: number; kept: number }> {
    const brought = await this.untouched.countOf(current);
    const ids = await this.untouched.contactIds(current);
    await this.intake.whileManyGo(ids.length, async () => {
      for (const chunk of chunked(ids, PEOPLE_AT_ONCE)) {
        await this.intake.remove(current.accountId, chunk);
        await nextTurn();
      }
    });
    return { removed: ids.length, kept: brought - ids.length };
  }
}
