import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { latestOf, type LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { AttemptsService } from '../outreach/attempts.service.js';

/** When an account did something last: on a page, from a mail or by the API. */
@Injectable()
export class LastAct {
  constructor(
    private readonly changes: ChangesService,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * The local day of a message marked as sent, of what came of one, or of anything that can be taken back, such as a talk
   * noted. What a mailbox notes by itself is no act. Null: none yet.
   */
  async on({ id, timeZone }: Account): Promise<LocalDate | null> {
    const dayOf = (at: string | null): LocalDate | null => (at === null ? null : localDateOf(new Date(at), timeZone));
    return latestOf(
      dayOf(await this.changes.lastAt(id)),
      await this.attempts.lastMarkedOn(id),
      dayOf(await this.attempts.lastOutcomeAt(id)),
    );
  }
}
