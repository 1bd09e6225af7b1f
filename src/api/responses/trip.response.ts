import type { Voice } from '../../common/voice/voice.js';
import type { LocalDate } from '../../common/local-date.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Rung } from '../../contacts/domain/words.js';
import type { AttemptState } from '../../outreach/domain/words.js';
import type { Place } from '../../trips/places/places-table.js';
import type { Trip } from '../../trips/trip.entity.js';
import type { FreeTime } from '../../in-town/free-times.service.js';
import type { TripPeople, TripPerson } from '../../in-town/trip-people.service.js';
import type { TripPlace } from '../../trips/trip-places.service.js';
import type { AttemptResponse } from './attempt.response.js';

/** Ease and value are told with so many decimals: the order uses all of them. */
const DECIMALS = 4;

export class PlaceResponse {
  /** GeoNames. */
  id!: number;
  name!: string;
  country!: string;
  latitude!: number;
  longitude!: number;
  population!: number;
}

export class TripResponse {
  id!: string;
  city!: string;
  country!: string | null;
  /** Null: a city that is not known here; then only people of exactly that city are found. */
  place!: PlaceResponse | null;
  /** What else that name may mean, the largest first: set `placeId` to one of them. */
  otherPlaces!: PlaceResponse[];
  from!: LocalDate;
  to!: LocalDate;
  radiusKm!: number;
  note!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class TripListResponse {
  items!: TripResponse[];
  nextCursor!: string | null;
}

export class TripReasonResponse {
  code!: string;
  /** In the account's language. */
  text!: string;
}

export class TripNotNowResponse extends TripReasonResponse {
  /** The day it ends, where there is one. */
  on!: LocalDate | null;
}

export class TripMessageResponse {
  id!: string;
  state!: AttemptState;
}

export class TripPersonResponse {
  contactId!: string;
  name!: string;
  city!: string | null;
  /** From the middle of the city; null where it is not known. */
  km!: number | null;
  /** False: it may be another place of that name, or they were there once. */
  sure!: boolean;
  rung!: Rung;
  ease!: number;
  value!: number;
  reason!: TripReasonResponse;
  /** What speaks against writing to them now. */
  notNow!: TripNotNowResponse[];
  /** Gets a draft unless `contactIds` says otherwise. */
  ticked!: boolean;
  /** False: gets none, whatever `contactIds` says. */
  tickable!: boolean;
  /** What was written to them on this trip. */
  message!: TripMessageResponse | null;
}

export class NearestPeopleResponse {
  city!: string;
  km!: number;
  people!: { contactId: string; name: string }[];
}

export class TripPeopleResponse {
  /** At most 200, easiest first. */
  items!: TripPersonResponse[];
  count!: number;
  /** Nobody there: the nearest place with somebody. */
  nearest!: NearestPeopleResponse | null;
  nextCursor!: string | null;
}

export class TripDraftsResponse {
  drafts!: AttemptResponse[];
  /** For whom no time was left. */
  left!: string[];
}

export class FreeSlotResponse {
  start!: string;
  end!: string;
  timeZone!: string;
  /** For a sentence: "Dienstag, 3. März, 10 bis 11 Uhr (bei dir 9 bis 10 Uhr)". */
  words!: string;
  /** Where the clock of `contactId` stands; null: not known, or nobody was named. */
  contactTimeZone!: string | null;
}

export class FreeSlotsResponse {
  items!: FreeSlotResponse[];
  nextCursor!: string | null;
}

export function tripResponse(trip: Trip, { place, others }: TripPlace): TripResponse {
  const { accountId: _, place: __, startsOn: from, endsOn: to, ...told } = trip;
  return { ...told, from, to, place: place && placeResponse(place), otherPlaces: others.map(placeResponse) };
}

export function tripPeopleResponse({ items, count, nearest }: TripPeople, voice: Voice): TripPeopleResponse {
  return {
    items: items.map((person) => tripPersonResponse(person, voice)),
    count,
    nearest: nearest && {
      ...nearest,
      people: nearest.people.map((contact) => ({ contactId: contact.id, name: fullName(contact) })),
    },
    nextCursor: null,
  };
}

export function freeSlotsResponse(times: readonly FreeTime[], timeZone: string): FreeSlotsResponse {
  const items = times.map(({ start, end, words, theirZone: contactTimeZone }) => {
    return { start: iso(start), end: iso(end), timeZone, words, contactTimeZone };
  });
  return { items, nextCursor: null };
}

function tripPersonResponse(person: TripPerson, voice: Voice): TripPersonResponse {
  const { contact, km, sure, rung, ease, value, reason, notNow, ticked, tickable, message } = person;
  return {
    contactId: contact.id,
    name: fullName(contact),
    city: contact.city,
    km: km === null ? null : Math.round(km),
    ...{ sure, rung, ticked, tickable, message },
    ease: rounded(ease),
    value: rounded(value),
    reason: { code: reason.code, text: voice.say(`reason.${reason.code}`, reason.params) },
    notNow: notNow.map(({ code, on }) => {
      return { code, on, text: voice.say(`not-now.${code}`, { day: on ? voice.shortDay(on) : '' }) };
    }),
  };
}

function placeResponse({ id, name, country, latitude, longitude, population }: Place): PlaceResponse {
  return { id, name, country, latitude, longitude, population };
}

function rounded(amount: number): number {
  return Number(amount.toFixed(DECIMALS));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
