import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { placeMeant } from './place-meant.js';
import { PlacesService } from './places/places.service.js';
import type { PlacesTable } from './places/places-table.js';
import { assertTripDays, earliestStart } from './trip-days.js';
import type { Trip } from './trip.entity.js';
import { TripNotFound, TripsFull } from './trips.errors.js';
import type { CreateTrip, TripsQuery, UpdateTrip } from './trips.input.js';
import { anyTrip, type TripFilter, TripsStore } from './trips.store.js';

/** Trips that may lie ahead. */
const MOST_AHEAD = 200;
/** Unit: km. Source: screens.md 3.6. */
const USUAL_RADIUS = 50;

/** I am in a city from-to. */
@Injectable()
export class TripsService {
  constructor(
    private readonly store: TripsStore,
    private readonly places: PlacesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Trip> {
    const trip = await this.store.find(accountId, id);
    if (!trip) throw new TripNotFound();
    return trip;
  }

  async list(account: Account, { when, limit = DEFAULT_LIMIT, cursor }: TripsQuery): Promise<PageOf<Trip>> {
    const today = this.clock.today(account.timeZone);
    const filter = when === 'ahead' ? ahead(today) : { ...anyTrip, endsBefore: when === 'past' ? today : null };
    const order = when === 'ahead' ? 'asc' : 'desc';
    const found = await this.store.page(account.id, filter, { after: readCursor(cursor), limit: limit + 1, order });
    return pageOf(found, limit, ({ startsOn, id }) => ({ key: startsOn, id }));
  }

  /** Trips that touch these days, by their first one. */
  async touching(accountId: string, from: LocalDate, to: LocalDate): Promise<Trip[]> {
    const filter = { ...ahead(from), startsUntil: to };
    return this.store.page(accountId, filter, { after: null, limit: MOST_AHEAD, order: 'asc' });
  }

  /** Whether a day between these two is spent on a trip. */
  async away(accountId: string, from: LocalDate, to: LocalDate): Promise<(day: LocalDate) => boolean> {
    const trips = await this.touching(accountId, from, to);
    return (day) => trips.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  }

  async create(account: Account, input: CreateTrip): Promise<Trip> {
    const table = await this.places.open();
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const today = this.clock.today(account.timeZone);
      const { from: startsOn, to: endsOn, radiusKm = USUAL_RADIUS, note = null } = input;
      assertTripDays({ startsOn, endsOn });
      if ((await this.store.count(account.id, ahead(today))) >= MOST_AHEAD) throw new TripsFull(MOST_AHEAD);
      const times = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
      const where = placeMeant(table, input);
      const trip: Trip = {
        id: newId(now),
        accountId: account.id,
        ...where,
        startsOn,
        endsOn,
        radiusKm,
        note,
        ...times,
      };
      await this.store.insert(trip);
      return trip;
    });
  }

  /** Another city or country is looked up anew. */
  async update(accountId: string, id: string, input: UpdateTrip): Promise<Trip> {
    const table = await this.places.open();
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new TripNotFound();
      const { from: startsOn = before.startsOn, to: endsOn = before.endsOn, radiusKm = before.radiusKm } = input;
      assertTripDays({ startsOn, endsOn });
      const note = input.note === undefined ? before.note : input.note;
      const where = whereOf(before, input, table);
      const trip = { ...before, ...where, startsOn, endsOn, radiusKm, note, updatedAt: this.clock.now().toISOString() };
      await this.store.save(trip);
      return trip;
    });
  }

  /** The trip as it was. Inside a unit of work: whoever removes it keeps what is needed to put it back. */
  async remove(accountId: string, id: string): Promise<Trip> {
    const trip = await this.store.findForChange(accountId, id);
    if (!trip) throw new TripNotFound();
    await this.store.remove(accountId, id);
    return trip;
  }

  /** Inside a unit of work. */
  putBack(accountId: string, row: Trip): Promise<void> {
    return this.store.insert({ ...row, accountId });
  }
}

function whereOf(before: Trip, input: UpdateTrip, table: PlacesTable): Pick<Trip, 'city' | 'country' | 'place'> {
  const { city = before.city, country = before.country, placeId } = input;
  const isSame = city === before.city && country === before.country;
  if (isSame && placeId === undefined) return { city, country, place: before.place };
  // another city in no country that was named may be anywhere
  const inCountry = input.city !== undefined && input.country === undefined && !isSame ? null : country;
  return placeMeant(table, { city, country: inCountry, placeId: placeId ?? null });
}

function ahead(today: LocalDate): TripFilter {
  return { ...anyTrip, startsFrom: earliestStart(today), endsFrom: today };
}
