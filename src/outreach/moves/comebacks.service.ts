import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Holidays, type IsHoliday } from '../../common/holidays.js';
import { factsOf } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsStore } from '../attempts.store.js';
import type { ComebackRule } from '../domain/attempt-state.js';
import { comebackOn } from '../domain/comeback.js';
import { refusalsWith } from '../domain/contact-facts.js';

/** Gives the comeback rule what it depends on: the holidays where the account lives, and what came of earlier messages. */
@Injectable()
export class Comebacks {
  constructor(
    private readonly holidays: Holidays,
    private readonly store: AttemptsStore,
  ) {}

  /** Ask before the unit of work: the first time is slow. */
  holidaysOf({ country, region }: Account): Promise<IsHoliday> {
    return this.holidays.in(country, region);
  }

  /** Ask behind the account's lock: another message to the same person may just have been answered. */
  async ruleFor(attempt: Attempt, isHoliday: IsHoliday): Promise<ComebackRule> {
    const attempts = (await this.store.ofContact(attempt.accountId, attempt.contactId)).map(factsOf);
    return (why, from) => {
      const refusalsInARow = refusalsWith(attempts, factsOf(attempt), from);
      return comebackOn(why, from, { attemptId: attempt.id, refusalsInARow, isHoliday });
    };
  }
}
