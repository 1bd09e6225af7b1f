import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { slotRulesOf } from '../accounts/domain/slot-rules.js';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { apart, type Span } from '../slots/domain/free-slots.js';
import { COFFEE_MINUTES } from '../slots/domain/talk-length.js';
import { FreeSlotsService } from '../slots/free-slots.service.js';
import type { Trip } from '../trips/trip.entity.js';
import { freeSlotsSpan } from './in-town.errors.js';
import type { FreeSlotsQuery } from './in-town.input.js';
import { TripsService } from '../trips/trips.service.js';

/** How many days may be asked for at once. */
const MOST_DAYS = 62;
/** How many days of a trip are looked at for proposals; it may last a year. */
const DAYS_PROPOSED = 14;
/** More meetings with new people on one day are no pleasure. Ours. */
const MOST_A_DAY = 3;
const SATURDAY = 6;

/** Free times, with every day of a trip counted as one to meet people on. */
@Injectable()
export class TripSlots {
  constructor(
    private readonly slots: FreeSlotsService,
    private readonly trips: TripsService,
  ) {}

  /** Every time that is free; they may overlap each other. */
  async free(account: Account, { from, to, minutes = COFFEE_MINUTES }: FreeSlotsQuery): Promise<Span[]> {
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > MOST_DAYS) throw freeSlotsSpan(MOST_DAYS);
    const isAway = await this.trips.away(account.id, from, to);
    return this.slots.free(account, { from, to, minutes, isAway });
  }

  /** Times of some days of a trip that can be offered side by side, with the way between them. */
  async ofDays(account: Account, trip: Trip, from: LocalDate): Promise<Span[]> {
    const last = addDays(from, DAYS_PROPOSED - 1);
    const to = last < trip.endsOn ? last : trip.endsOn;
    if (from > to) return [];
    const free = await this.slots.free(account, { from, to, minutes: COFFEE_MINUTES, isAway: () => true });
    const { travel, gap } = slotRulesOf(account);
    return apart(free, travel + gap);
  }

  /** What the program would offer: a few a day, workdays before weekends, by start within. */
  async proposed(account: Account, trip: Trip, from: LocalDate): Promise<Span[]> {
    const perDay = new Map<LocalDate, Span[]>();
    for (const slot of await this.ofDays(account, trip, from)) {
      const day = localDateOf(new Date(slot.start), account.timeZone);
      const ofDay = perDay.get(day) ?? [];
      if (ofDay.length < MOST_A_DAY) perDay.set(day, [...ofDay, slot]);
    }
    const isWeekend = ([day]: readonly [LocalDate, unknown]): number => Number(weekdayOf(day) >= SATURDAY);
    return [...perDay].sort((one, other) => isWeekend(one) - isWeekend(other)).flatMap(([, slots]) => slots);
  }
}
