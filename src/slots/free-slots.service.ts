import { Injectable } from '@nestjs/common';
import type { Account, WorkingHours } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { Holidays } from '../common/holidays.js';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../common/local-date.js';
import { BusyTimes } from './busy-times.js';
import { freeSlots, type OpenDay, type Span } from './domain/free-slots.js';
import { openDay } from './open-day.js';

/** When there is time for others, if the account says nothing else. Source: product.md, "working days". */
const usualHours: WorkingHours = { from: '10:00', to: '18:00', days: [1, 2, 3, 4, 5] };

/** A coffee. Source: product.md, "Defaults": coffee 45 min. Unit: minutes. */
export const COFFEE_MINUTES = 45;
const MS_PER_MINUTE = 60_000;

export interface FreeSlotsWish {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minutes: number;
  /** Days on the road: every day of the week counts, not only working days. */
  readonly isAway: (day: LocalDate) => boolean;
}

/** When one could meet: the account's hours without what is taken, public holidays and quiet dates. */
@Injectable()
export class FreeSlotsService {
  constructor(
    private readonly busy: BusyTimes,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** By start, in the account's zone; they may overlap each other. */
  async free(account: Account, wish: FreeSlotsWish): Promise<Span[]> {
    const days = await this.openDays(account, wish);
    const [first, last] = [days[0]?.starts[0], days.at(-1)?.closes];
    if (first === undefined || last === undefined) return [];
    const taken = await this.busy.of(account, { start: first, end: last });
    return freeSlots(days, taken, { length: wish.minutes * MS_PER_MINUTE, notBefore: this.clock.now().getTime() });
  }

  private async openDays(account: Account, { from, to, isAway }: FreeSlotsWish): Promise<OpenDay[]> {
    const hours = account.workingHours ?? usualHours;
    const isHoliday = await this.holidays.in(account.country, account.region);
    const today = this.clock.today(account.timeZone);
    const first = from > today ? from : today;
    return Array.from({ length: Math.max(0, daysBetween(first, to) + 1) }, (_, step) => addDays(first, step))
      .filter((day) => isAway(day) || hours.days.includes(weekdayOf(day)))
      .filter((day) => !isHoliday(day) && !account.quietDates.includes(day))
      .map((day) => openDay({ day, from: hours.from, to: hours.to, zone: account.timeZone }))
      .filter(({ starts }) => starts.length > 0);
  }
}
