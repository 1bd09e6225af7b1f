import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { type CaldavEnded, caldavEnded } from '../../calendar-accounts/caldav/caldav-ended.js';
import type { DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import { CalendarAccountsService, type Outcome } from '../../calendar-accounts/calendar-accounts.service.js';
import { Clock } from '../../common/clock.js';
import { untilNextTry } from '../domain/waits.js';
import { PushCalendar } from './push-calendar.service.js';

/** Longer than the work of one pass and the message that it ends with. In ms. */
const LEASE_MS = 3 * 60_000;
/** How often is looked whether somebody has changed an event of ours there. In ms. */
const LOOK_EVERY_MS = 3_600_000;

/** Writes one account's meetings into its calendar, in one instance at a time. */
@Injectable()
export class PushService {
  constructor(
    private readonly calendarAccounts: CalendarAccountsService,
    private readonly accounts: AccountsService,
    private readonly calendar: PushCalendar,
    private readonly clock: Clock,
  ) {}

  /** False: somebody else writes there right now, or it is gone. What a server does is told by the account. */
  async push(accountId: string, id: string): Promise<boolean> {
    const before = await this.calendarAccounts.find(accountId, id);
    const held = await this.calendarAccounts.claim(before, LEASE_MS);
    if (!held) return false;
    const account = await this.accounts.find(accountId);
    await this.calendarAccounts.settle(held, await this.outcome(account, held));
    return true;
  }

  private async outcome(account: Account, held: CalendarAccount): Promise<Outcome> {
    try {
      return await this.work(account, held, this.calendarAccounts.signIn(held));
    } catch (error) {
      return this.trouble(held, caldavEnded(error));
    }
  }

  private async work(account: Account, held: CalendarAccount, signIn: DavSignIn): Promise<Outcome> {
    const now = this.clock.now();
    const isTurn = held.nextPushAt !== null && held.nextPushAt <= now.toISOString();
    const { version, nextTryAt } = await this.calendar.work(account, held, { signIn, looks: isTurn, now });
    const usual =
      isTurn || held.nextPushAt === null ? new Date(now.getTime() + LOOK_EVERY_MS).toISOString() : held.nextPushAt;
    const next = held.pushTo === null ? null : usual;
    return {
      pushedVersion: held.pushTo === null ? null : version,
      nextPushAt: nextTryAt !== null && (next === null || nextTryAt < next) ? nextTryAt : next,
      ...{ problem: null, problemAnswer: null, problemAt: null, checkedAt: now.toISOString() },
    };
  }

  private trouble({ problemAt, pushedVersion }: CalendarAccount, ended: CaldavEnded): Outcome {
    const now = this.clock.now();
    const since = problemAt ?? now.toISOString();
    const wait = untilNextTry(now.getTime() - Date.parse(since));
    const nextPushAt = new Date(now.getTime() + wait).toISOString();
    return { problem: ended.problem, problemAnswer: ended.answer, problemAt: since, nextPushAt, pushedVersion };
  }
}
