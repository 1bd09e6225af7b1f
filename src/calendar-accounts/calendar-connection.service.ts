import { Injectable } from '@nestjs/common';
import { AtMost } from '../common/at-most.js';
import { Clock } from '../common/clock.js';
import { CaldavClient } from './caldav/caldav-client.js';
import { caldavEnded } from './caldav/caldav-ended.js';
import { findCalendars, findHomes, type FoundCalendar } from './caldav/discovery.js';
import type { CalendarAccount } from './calendar-account.entity.js';
import { TooManyCalendarChecks } from './calendar-accounts.errors.js';
import { CalendarAccountsService } from './calendar-accounts.service.js';
import type { CaldavProblem } from './domain/words.js';

/** Enough to set an account up by trying; too few to look around in the net. */
const MOST_CHECKS = 30;
const AN_HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

/** What came of asking a server for the user's calendars. */
export interface CalendarCheck {
  /** Null: it worked. */
  readonly problem: CaldavProblem | null;
  /** What the server said, or the host that it leads on to; for the user, never for the log. */
  readonly answer: string | null;
  readonly calendars: readonly FoundCalendar[];
}

/** Tries whether a server lets us in, and which calendars are there. Changes nothing there. */
@Injectable()
export class CalendarConnection {
  /** In memory, for each instance on its own, as the brake of the sign-in counts. */
  private readonly checks = new AtMost({ most: MOST_CHECKS, withinMs: AN_HOUR_MS });

  constructor(
    private readonly accounts: CalendarAccountsService,
    private readonly client: CaldavClient,
    private readonly clock: Clock,
  ) {}

  /**
   * What came of it stays with the account. Throws CalendarAccountNotFound, TooManyCalendarChecks; whatever a server does is
   * in the answer.
   */
  async check(accountId: string, id: string): Promise<CalendarCheck> {
    const account = await this.accounts.find(accountId, id);
    this.countOne(accountId);
    try {
      const calendars = await this.calendarsOf(account);
      return { problem: null, answer: null, calendars };
    } catch (error) {
      const ended = caldavEnded(error);
      await this.accounts.hadTrouble(account, ended);
      return { problem: ended.problem, answer: ended.answer, calendars: [] };
    }
  }

  private async calendarsOf(account: CalendarAccount): Promise<FoundCalendar[]> {
    const signIn = this.accounts.signIn(account);
    const homes = await findHomes(this.client, signIn);
    const calendars = await findCalendars(this.client, signIn, homes);
    await this.accounts.worked(account, homes[0] ?? account.home);
    return calendars;
  }

  private countOne(accountId: string): void {
    const now = this.clock.now();
    const waitMs = this.checks.waitMs(accountId, now);
    if (waitMs > 0) throw new TooManyCalendarChecks(Math.ceil(waitMs / SECOND_MS));
    this.checks.count(accountId, now);
  }
}
