import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { BusyCalendarsService } from '../busy-calendars/busy-calendars.service.js';
import type { FoundCalendar } from '../calendar-accounts/caldav/discovery.js';
import type { CalendarAccount } from '../calendar-accounts/calendar-account.entity.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { type CalendarCheck, CalendarConnection } from '../calendar-accounts/calendar-connection.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { CalendarNotThere, CalendarsNotReached, EventsStillThere } from './own-calendar.errors.js';
import type { ChooseCalendars, EventsThere } from './own-calendar.input.js';
import { MeetingsThere } from './meetings-there.service.js';

/** Which calendars of an account say when the user has no time, and into which one meetings are written. */
@Injectable()
export class OwnCalendarService {
  constructor(
    private readonly calendarAccounts: CalendarAccountsService,
    private readonly connection: CalendarConnection,
    private readonly busy: BusyCalendarsService,
    private readonly meetings: MeetingsThere,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Which calendars are there: as CalendarConnection says it. */
  check(accountId: string, id: string): Promise<CalendarCheck> {
    return this.connection.check(accountId, id);
  }

  /** The addresses of the calendars that are read. */
  async busyOf(accountId: string, id: string): Promise<ReadonlyMap<string, string>> {
    const all = await this.busy.list(accountId);
    return new Map(
      all.flatMap((calendar) => {
        const url = calendar.calendarAccountId === id ? this.busy.addressOf(calendar) : null;
        return url === null ? [] : [[url, calendar.id]];
      }),
    );
  }

  /**
   * The choice as a whole; asks the server once more what is there. Meetings are written at once. Throws
   * CalendarAccountNotFound, CalendarsNotReached, CalendarNotThere, TooManyBusyCalendars, TooManyCalendarChecks.
   */
  async choose(account: Account, id: string, input: ChooseCalendars): Promise<CalendarAccount> {
    const { problem, calendars } = await this.connection.check(account.id, id);
    if (problem !== null) throw new CalendarsNotReached();
    const pushTo = input.pushTo ?? null;
    assertThere(calendars, input.busy, pushTo);
    await this.unitOfWork.run(async () => {
      await this.calendarAccounts.findForChange(account.id, id); // a double click subscribes once
      await this.chooseBusy(account.id, id, calendars, input.busy);
      await this.meetings.moveTo(account.id, id, { pushTo, events: input.events ?? 'stay' });
    });
    await this.meetings.writeNow(account.id, id);
    return this.calendarAccounts.find(account.id, id);
  }

  /**
   * With `go` our meetings are removed there first. Throws CalendarAccountNotFound, and EventsStillThere if some could not be:
   * then the account stays, and goes on trying.
   */
  async remove(accountId: string, id: string, events: EventsThere = 'stay'): Promise<void> {
    if (events === 'go') {
      await this.unitOfWork.run(() => this.meetings.moveTo(accountId, id, { pushTo: null, events }));
      await this.meetings.writeNow(accountId, id);
      const left = await this.meetings.count(id);
      if (left > 0) throw new EventsStillThere(left);
    }
    await this.calendarAccounts.remove(accountId, id);
  }

  private async chooseBusy(
    accountId: string,
    id: string,
    calendars: readonly FoundCalendar[],
    chosen: readonly string[],
  ): Promise<void> {
    const known = await this.busyOf(accountId, id);
    for (const [url, busyId] of known) if (!chosen.includes(url)) await this.busy.remove(accountId, busyId);
    for (const { url, name } of calendars) {
      if (!chosen.includes(url) || known.has(url)) continue;
      await this.busy.createCaldav(accountId, { calendarAccountId: id, address: url, label: name, counts: true });
    }
  }
}

function assertThere(calendars: readonly FoundCalendar[], busy: readonly string[], pushTo: string | null): void {
  const there = new Map(calendars.map((calendar) => [calendar.url, calendar]));
  if (busy.some((url) => !there.has(url))) throw new CalendarNotThere('busy');
  if (pushTo !== null && !there.get(pushTo)?.canWrite) throw new CalendarNotThere('pushTo');
}
