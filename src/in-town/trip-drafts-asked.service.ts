import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { latestOf } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { overlap, type Span } from '../slots/domain/free-slots.js';
import type { SlotInput } from '../slots/slots.input.js';
import type { Trip } from '../trips/trip.entity.js';
import {
  NobodyToMeet,
  NoTimeFree,
  notToBeWritten,
  notYourContact,
  slotOffTrip,
  slotsOverlap,
  TripOver,
} from './in-town.errors.js';
import { TripPeopleService } from './trip-people.service.js';
import { TripSlots } from './trip-slots.service.js';

/** A batch that one still reads through. */
const MOST_AT_ONCE = 20;

/** Whom, and when: what was asked for, or what the program would choose. */
@Injectable()
export class TripDraftsAsked {
  constructor(
    private readonly town: TripPeopleService,
    private readonly contacts: ContactsService,
    private readonly slots: TripSlots,
    private readonly clock: Clock,
  ) {}

  async people(account: Account, trip: Trip, ids: readonly string[] | undefined): Promise<string[]> {
    if (ids === undefined) {
      const { items } = await this.town.of(account, trip);
      const ticked = items.filter(({ ticked: isTicked }) => isTicked).map(({ contact }) => contact.id);
      return someOf(ticked.slice(0, MOST_AT_ONCE), new NobodyToMeet());
    }
    const known = await this.contacts.findMany(account.id, ids);
    ids.forEach((id, index) => {
      const contact = known.get(id);
      if (!contact) throw notYourContact(index);
      if (contact.pleaseDont || contact.neverSuggest) throw notToBeWritten(index);
    });
    return someOf([...ids], new NobodyToMeet());
  }

  async times(account: Account, trip: Trip, given: readonly SlotInput[] | undefined): Promise<SlotInput[]> {
    const today = this.clock.today(account.timeZone);
    if (trip.endsOn < today) throw new TripOver();
    if (given) return someOf(checked([...given], account, trip), new NoTimeFree());
    const proposed = await this.slots.proposed(account, trip, latestOf(trip.startsOn, today) ?? today);
    return someOf(
      proposed.map(({ start, end }) => ({ ...iso({ start, end }), timeZone: account.timeZone })),
      new NoTimeFree(),
    );
  }
}

function checked(slots: SlotInput[], { timeZone }: Account, { startsOn, endsOn }: Trip): SlotInput[] {
  const spans = slots.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  spans.forEach((span, index) => {
    const day = localDateOf(new Date(span.start), timeZone);
    if (day < startsOn || day > endsOn) throw slotOffTrip(index);
    if (spans.some((other, position) => position < index && overlap(span, other))) throw slotsOverlap(index);
  });
  return slots;
}

function someOf<Thing>(things: Thing[], otherwise: Error): Thing[] {
  if (things.length === 0) throw otherwise;
  return things;
}

function iso({ start, end }: Span): { readonly start: string; readonly end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
