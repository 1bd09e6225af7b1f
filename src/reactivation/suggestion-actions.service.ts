import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { InvalidInput } from '../common/errors.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import type { Rung } from '../contacts/domain/words.js';
import { skipAgainDays, skipDays } from './domain/defaults.js';
import { newEvent } from './new-event.js';
import { PutOffService } from './put-off.service.js';
import { SkipsInARow } from './skips-in-a-row.service.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';

/** What the user says to a suggestion: later, not now, somebody else. None of it counts against anyone. */
@Injectable()
export class SuggestionActions {
  constructor(
    private readonly events: SuggestionEventsStore,
    private readonly putOffs: PutOffService,
    private readonly skips: SkipsInARow,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Not before that day. */
  async later(account: Account, contactId: string, until: LocalDate): Promise<void> {
    if (until <= this.clock.today(account.timeZone)) {
      throw new InvalidInput([{ pointer: '/until', detail: 'Please choose a day to come.', code: 'dayNotAhead' }]);
    }
    await this.putOffs.until(account, contactId, 'later', until);
  }

  /** "Not now": 30 days, 90 if the last act with them was a "not now" already. Gives the day. */
  async skip(account: Account, contactId: string): Promise<LocalDate> {
    return this.unitOfWork.run(async () => {
      const again = await this.skips.wasLastAct(account.id, contactId);
      const until = addDays(this.clock.today(account.timeZone), again ? skipAgainDays : skipDays);
      await this.putOffs.until(account, contactId, 'skip', until);
      return until;
    });
  }

  /** Somebody else this week. */
  async swap(account: Account, contactId: string): Promise<void> {
    await this.putOffs.thisWeek(account, contactId);
  }

  /** One more place this week. */
  async more(account: Account): Promise<void> {
    await this.unitOfWork.run(() => this.events.insert([newEvent(account, this.clock, 'more')]));
  }

  /** Only this rung this week; null takes it back. */
  async chooseRung(account: Account, rung: Rung | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      const choice = newEvent(account, this.clock, 'rung', { value: rung });
      await this.events.removeChoiceOfRung(account.id, choice.weekOn);
      await this.events.insert(rung === null ? [] : [choice]);
    });
  }
}
