import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { slotRulesOf } from '../accounts/domain/slot-rules.js';
import { hoursOn, usualHours } from '../accounts/domain/working-hours.js';
import { Clock } from '../common/clock.js';
import { Holidays } from '../common/holidays.js';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../common/local-date.js';
import { BusyTimes } from './busy-times.js';
import { freeSlots, type OpenDay, type Span, widened } from './domain/free-slots.js';
import { openDay } from './open-day.js';

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
    const { gap, notice } = slotRulesOf(account);
    const taken = await this.busy.of(account, widened({ start: first, end: last }, gap));
    const notBefore = this.clock.now().getTime() + notice;
    return freeSlots(days, taken, { length: wish.minutes * MS_PER_MINUTE, notBefore, gap });
  }

  private async openDays(account: Account, { from, to, isAway }: FreeSlotsWish): Promise<OpenDay[]> {
    const hours = account.workingHours ?? usualHours;
    const isHoliday = await this.holidays.in(account.country, account.region);
    const quiet = new Set(account.quietDates);
    const today = this.clock.today(account.timeZone);
    const first = from > today ? from : today;
    return Array.from({ length: Math.max(0, daysBetween(first, to) + 1) }, (_, step) => addDays(first, step))
      .filter((day) => isAway(day) || hours.days.includes(weekdayOf(day)))
      .filter((day) => !isHoliday(day) && !quiet.has(day))
      .map((day) => openDay({ day, ...hoursOn(hours, weekdayOf(day)), zone: account.timeZone }))
      .filter(({ starts }) => starts.length > 0);
  }
}
