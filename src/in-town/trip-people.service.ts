import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { type LocalDate, mondayOf } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import type { Rung } from '../contacts/domain/words.js';
import { byEase, type Candidate, candidateOf } from '../reactivation/domain/candidate.js';
import { type Standing, standing } from '../reactivation/domain/dormancy.js';
import type { Station } from '../stations/station.entity.js';
import type { Trip } from '../trips/trip.entity.js';
import { isTicked, type TickHindrance, tickHindrances } from './domain/tick.js';
import { tripReason, type TripReason } from './domain/trip-reasons.js';
import { TripSurroundings, type WrittenMessage } from './trip-surroundings.service.js';
import { type NearRow, WhoIsNear } from './who-is-near.service.js';

/** Somebody one could meet on a trip. */
export interface TripPerson {
  readonly contact: Contact;
  readonly rung: Rung;
  readonly ease: number;
  readonly value: number;
  readonly standing: Standing;
  readonly km: number | null;
  readonly sure: boolean;
  readonly via: 'city' | 'station';
  readonly station: Station | null;
  /** Why they are on the list. */
  readonly reason: TripReason;
  /** What speaks against writing to them now; empty for nearly everybody. */
  readonly notNow: readonly TickHindrance[];
  /** Would be written to unless the user says otherwise. */
  readonly ticked: boolean;
  /** False: they are not written to on trips, whatever the user ticks. */
  readonly tickable: boolean;
  /** What was written to them on this trip. */
  readonly message: WrittenMessage | null;
}

export interface TripPeople {
  readonly items: readonly TripPerson[];
  /** How many there are; more than `items` in a city where one knows very many. */
  readonly count: number;
  readonly nearest: NearestPeople | null;
}

/** Nobody there: the nearest place with somebody. */
export interface NearestPeople {
  readonly city: string;
  readonly km: number;
  readonly people: readonly Contact[];
}

/** More are not listed; the easiest come first. */
const MOST_LISTED = 200;
/** Who is named when nobody is there. */
const MOST_NAMED = 3;
/** How far around is looked then, one after the other. Unit: km. */
const WIDER_KM = [100, 250, 500];

type Ranked = NearRow & { readonly candidate: Candidate };

/** Whom one knows where a trip goes, easiest first. */
@Injectable()
export class TripPeopleService {
  constructor(
    private readonly near: WhoIsNear,
    private readonly contacts: ContactsService,
    private readonly around: TripSurroundings,
    private readonly clock: Clock,
  ) {}

  async of(account: Account, trip: Trip): Promise<TripPeople> {
    const found = await this.near.people(trip);
    const today = this.clock.today(account.timeZone);
    const ranked = inOrder(found, account, today);
    const items = await this.listed(account, trip, ranked.slice(0, MOST_LISTED));
    return { items, count: ranked.length, nearest: ranked.length > 0 ? null : await this.nearest(account.id, trip) };
  }

  private async listed(account: Account, trip: Trip, rows: readonly Ranked[]): Promise<TripPerson[]> {
    const today = this.clock.today(account.timeZone);
    const days = { today, monday: mondayOf(today) };
    const people = await this.contacts.findMany(
      account.id,
      rows.map(({ id }) => id),
    );
    const { resting, stations, messages } = await this.around.of(account, { trip, rows, ...days });
    return rows.flatMap(({ candidate, km, sure, via, id, stationId }): TripPerson[] => {
      const contact = people.get(id);
      if (!contact) return []; // removed between the two reads
      const notNow = tickHindrances(contact, { ...days, isResting: resting.has(id) });
      const message = messages.get(id) ?? null;
      const tickable = !contact.pleaseDont && !contact.neverSuggest;
      const ticked = isTicked({ notNow, sure, isWritten: message !== null });
      const { rung, ease, value } = candidate;
      const station = stations.get(stationId ?? '') ?? null;
      const about = { contact, rung, ease, value, standing: standing(contact, today), station };
      const reason = reasonFor({ km, sure, via }, contact, station);
      return [{ ...about, km, sure, via, reason, notNow, ticked, tickable, message }];
    });
  }

  private async nearest(accountId: string, trip: Trip): Promise<NearestPeople | null> {
    for (const radiusKm of WIDER_KM.filter((km) => km > trip.radiusKm)) {
      const rows = (await this.near.people({ ...trip, radiusKm })).filter(
        ({ via, km }) => via === 'city' && km !== null,
      );
      const [first] = [...rows].sort((one, other) => (one.km ?? 0) - (other.km ?? 0) || (one.id < other.id ? -1 : 1));
      if (!first) continue;
      const there = rows.filter(({ city }) => city === first.city).slice(0, MOST_NAMED);
      const people = await this.contacts.findMany(
        accountId,
        there.map(({ id }) => id),
      );
      return { city: first.city ?? trip.city, km: Math.round(first.km ?? 0), people: [...people.values()] };
    }
    return null;
  }
}

function reasonFor(
  found: Pick<NearRow, 'km' | 'sure' | 'via'>,
  { city }: Contact,
  station: Station | null,
): TripReason {
  const where = { ...found, city: (found.via === 'city' ? city : station?.city) ?? '' };
  return tripReason({ ...where, station: station && { name: station.organisation, year: station.to ?? station.from } });
}

/** The ladder's order; whom one is sure of before the others. */
function inOrder(found: readonly NearRow[], { industry }: Account, today: LocalDate): Ranked[] {
  const monday = mondayOf(today);
  const ranked = found.map((row) => {
    const ranked = { contactId: row.id, group: readEaseGroup(row.easeGroup), silentSinceOn: row.silentSinceOn };
    return { ...row, candidate: candidateOf(ranked, monday, industry) };
  });
  return ranked.sort((one, other) => Number(other.sure) - Number(one.sure) || byEase(one.candidate, other.candidate));
}
