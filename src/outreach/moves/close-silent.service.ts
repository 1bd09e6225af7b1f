import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { localDateOf } from '../../common/zoned-time.js';
import { factsOf, withFacts } from '../attempt-facts.js';
import { awaitsOutcome } from '../domain/answer-seen.js';
import { afterMove } from '../domain/attempt-state.js';
import { remembered } from '../domain/undo.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { Comebacks } from './comebacks.service.js';
import { type AttemptAddress, OpenAttemptsQuery, type SilentRequest } from './open-attempts.query.js';

/** Rows read at once: a bound for memory, nothing else. */
const AT_ONCE = 500;

/** product.md, "Slots": let go "by 14 days without a touch". In ms: a touch has an instant, not a day. */
const UNTOUCHED_MS = 14 * 86_400_000;

/** The zone where a day begins first (UTC+14): what is not silent there is silent nowhere. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** "21 days after the last message: closed (silence)" (product.md, "Attempts"), by the account's own calendar. */
@Injectable()
export class CloseSilentService {
  constructor(
    private readonly open: OpenAttemptsQuery,
    private readonly accounts: AccountsService,
    private readonly effects: AttemptEffects,
    private readonly comebacks: Comebacks,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What time alone does: drafts that nobody touched for 14 days let their times go, and silent requests are closed.
   * Gives how many were closed. May run on several instances at once and as often as one likes:
   * each message is looked at again behind the account's lock. One that cannot be moved does not keep the others.
   */
  async closeDue(now: Date): Promise<number> {
    const failures = await this.releaseUntouched(now);
    const day = localDateOf(now, EARLIEST_ZONE);
    let closed = 0;
    let due: SilentRequest[] = [];
    do {
      due = await this.open.silentUntil(day, due.at(-1) ?? null, AT_ONCE);
      for (const request of due) {
        try {
          if (await this.close(request, now)) closed += 1;
        } catch (failure) {
          failures.push(failure);
        }
      }
    } while (due.length === AT_ONCE);
    if (failures.length > 0)
      throw new AggregateError(failures, 'some messages could not be closed or let their times go');
    return closed;
  }

  private async releaseUntouched(now: Date): Promise<unknown[]> {
    const before = new Date(now.getTime() - UNTOUCHED_MS).toISOString();
    const failures: unknown[] = [];
    for (const draft of await this.open.untouchedWithSlots(before, now.toISOString())) {
      try {
        await this.release(draft, before);
      } catch (failure) {
        failures.push(failure);
      }
    }
    return failures;
  }

  /** It may have been sent or touched since it was found. */
  private release({ accountId, attemptId }: AttemptAddress, before: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { state, updatedAt } = await this.effects.locked(accountId, attemptId);
      if (state === 'drafted' && updatedAt < before) await this.effects.letSlotsGo(accountId, attemptId);
    });
  }

  private async close({ accountId, attemptId }: AttemptAddress, now: Date): Promise<boolean> {
    const account = await this.accounts.find(accountId);
    const today = localDateOf(now, account.timeZone);
    const holidays = await this.comebacks.holidaysOf(account);
    return this.unitOfWork.run(async () => {
      const before = await this.effects.locked(accountId, attemptId);
      if (awaitsOutcome(before)) return false;
      const facts = factsOf(before);
      const comeback = await this.comebacks.ruleFor(before, holidays);
      const after = afterMove(facts, { kind: 'time-passed', today }, comeback);
      if (after === facts) return false;
      const times = { outcomeAt: now.toISOString(), updatedAt: now.toISOString() };
      const closed = { ...withFacts(before, after), ...times, earlier: remembered(before.earlier, before, null) };
      await this.effects.settle(account, { before, after: closed, meeting: null });
      return true;
    });
  }
}
