import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Holidays } from '../../common/holidays.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import { instantOf } from '../../common/zoned-time.js';
import { BirthdaysQuery } from './birthdays.query.js';
import { BusyQuery } from './busy.query.js';
import { type CalendarEntry, hours, wholeDays } from './calendar-entry.js';
import { type TakenSpan, takenElsewhere } from './domain/taken-elsewhere.js';
import { HeldQuery } from './held.query.js';

/** In the account's zone. */
export interface DaysAsked {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** So much of a kind as can be shown at once. */
export interface Found {
  readonly items: CalendarEntry[];
  /** There is more. */
  readonly more: boolean;
}

/** What stands around one's own meetings: holidays, birthdays, times that are offered or taken elsewhere. */
@Injectable()
export class AroundDays {
  constructor(
    private readonly holidays: Holidays,
    private readonly birthdays: BirthdaysQuery,
    private readonly heldTimes: HeldQuery,
    private readonly busyTimes: BusyQuery,
  ) {}

  /** By the account's country and region, in its language. */
  async publicHolidays({ country, region, locale }: Account, { from, to }: DaysAsked): Promise<CalendarEntry[]> {
    const nameOf = await this.holidays.namesIn(country, region, locale);
    const found: CalendarEntry[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const name = nameOf(day);
      if (name !== null) found.push({ kind: 'holiday', name, ...wholeDays(day, day) });
    }
    return found;
  }

  async birthdaysOf({ id }: Account, { from, to }: DaysAsked): Promise<Found> {
    const { found, more } = await this.birthdays.between(id, from, to);
    return { items: found.map(({ on, ...who }) => ({ kind: 'birthday', ...who, ...wholeDays(on, on) })), more };
  }

  async held({ id, timeZone }: Account, days: DaysAsked): Promise<Found> {
    const [from, to] = instantsOf(days, timeZone);
    const { found, more } = await this.heldTimes.between(id, from.toISOString(), to.toISOString());
    const items = found.map((slot): CalendarEntry => {
      return { kind: 'held', slot, ...hours(slot.startAt, slot.endAt, timeZone) };
    });
    return { items, more };
  }

  /** What other calendars say, but for meetings of ours that stand there, too. */
  async busy({ id, timeZone }: Account, days: DaysAsked, ours: readonly TakenSpan[]): Promise<CalendarEntry[]> {
    const [first, end] = instantsOf(days, timeZone);
    const [from, to] = [first.getTime(), end.getTime()];
    const spans = takenElsewhere(await this.busyTimes.between(id, from, to), { from, to, ours });
    return spans.map(([start, end]) => {
      return { kind: 'busy', ...hours(new Date(start).toISOString(), new Date(end).toISOString(), timeZone) };
    });
  }

  /** When a calendar elsewhere was last read, if it gives no answer now; an instant. */
  silentSince(accountId: string): Promise<string | null> {
    return this.busyTimes.silentSince(accountId);
  }
}

/** The first instant of the days, and the first one after them. */
function instantsOf({ from, to }: DaysAsked, zone: string): readonly [Date, Date] {
  return [instantOf(from, '00:00', zone), instantOf(addDays(to, 1), '00:00', zone)];
}
