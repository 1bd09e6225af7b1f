import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { addDays, isLocalDate, type LocalDate } from '../../common/local-date.js';
import { instantOf } from '../../common/zoned-time.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Span } from '../../slots/domain/free-slots.js';
import type { HeldSlot } from '../../slots/held-slot.entity.js';
import { SlotsService } from '../../slots/slots.service.js';
import type { Trip } from '../../trips/trip.entity.js';
import { TripSlots } from '../../in-town/trip-slots.service.js';

/** Days of a trip on one page; a longer one has a next page. */
const DAYS_SHOWN = 7;

/** Times of some days of the trip. */
export interface TripTimes {
  /** The days shown; none left: the trip is over. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly free: readonly Span[];
  /** What the program would offer first. */
  readonly proposed: readonly Span[];
  readonly held: readonly (HeldSlot & { readonly contact: Contact | null })[];
}

/** When one could meet on a trip, and what is offered already. */
@Injectable()
export class TripTimesReader {
  constructor(
    private readonly slots: TripSlots,
    private readonly held: SlotsService,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  /** A week of the trip, from its first day that is still to come, or from the day that was asked for. */
  async read(account: Account, trip: Trip, asked: string | null): Promise<TripTimes> {
    const today = this.clock.today(account.timeZone);
    const first = trip.startsOn > today ? trip.startsOn : today;
    const from = isLocalDate(asked) && asked > first && asked <= trip.endsOn ? asked : first;
    const week = addDays(from, DAYS_SHOWN - 1);
    const to = week < trip.endsOn ? week : trip.endsOn;
    if (from > to) return { from, to, free: [], proposed: [], held: [] };
    const until = instantOf(addDays(to, 1), '00:00', account.timeZone).getTime();
    const isShown = ({ start }: Span): boolean => start < until;
    return {
      from,
      to,
      free: (await this.slots.ofDays(account, trip, from)).filter(isShown),
      proposed: (await this.slots.proposed(account, trip, from)).filter(isShown),
      held: await this.heldBetween(account, from, until),
    };
  }

  private async heldBetween(account: Account, from: LocalDate, until: number): Promise<TripTimes['held']> {
    const startAt = instantOf(from, '00:00', account.timeZone).toISOString();
    const held = await this.held.heldBetween(account.id, { startAt, endAt: new Date(until).toISOString() });
    const people = await this.contacts.findMany(account.id, [...new Set(held.map(({ contactId }) => contactId))]);
    return held.map((slot) => ({ ...slot, contact: people.get(slot.contactId) ?? null }));
  }
}
