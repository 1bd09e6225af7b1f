import { Injectable } from '@nestjs/common';
import { searchKey } from '../contacts/domain/name-key.js';
import { countryCode, countryNames } from '../trips/places/country-names.js';
import type { Place, PlacesTable } from '../trips/places/places-table.js';
import { PlacesService } from '../trips/places/places.service.js';
import type { Trip } from '../trips/trip.entity.js';
import { whereabouts, type Whereabouts } from './domain/whereabouts.js';
import { type InTownRow, PeopleInTownQuery } from './people-in-town.query.js';

/** Somebody within reach. */
export interface NearRow extends InTownRow {
  /** From the middle of the city; null where the table does not have it. */
  readonly km: number | null;
  /** False: it may be another place of that name, or they only were there once. */
  readonly sure: boolean;
  /** How it is known. */
  readonly via: 'city' | 'station';
}

/** In which city, and how far around. */
export type Around = Pick<Trip, 'accountId' | 'city' | 'place' | 'radiusKm'>;

/** Finds people by where they live, else by where they were when you met. */
@Injectable()
export class WhoIsNear {
  constructor(
    private readonly query: PeopleInTownQuery,
    private readonly places: PlacesService,
  ) {}

  /** In no order. */
  async people(around: Around): Promise<NearRow[]> {
    const table = await this.places.open();
    const centre = around.place === null ? null : table.find(around.place);
    if (!centre) return this.ofExactly(around);
    const where = new Whereabout(table, centre, around.radiusKm);
    const living = await this.query.withCityKeys(around.accountId, keysAround(table, centre, around));
    const there = living.flatMap((row): NearRow[] => {
      const found = where.of(row.city, row.country);
      return found ? [{ ...row, ...found, via: 'city' }] : [];
    });
    return [...there, ...(await this.onceThere(around.accountId, where))];
  }

  /** How far from a trip's city somebody lives, if within its radius; several trips are asked one by one. */
  async lives(around: Around, city: string, country: string | null): Promise<Whereabouts | null> {
    const table = await this.places.open();
    const centre = around.place === null ? null : table.find(around.place);
    if (centre) return new Whereabout(table, centre, around.radiusKm).of(city, country);
    return searchKey(city) === searchKey(around.city) ? { km: 0, sure: true } : null;
  }

  private async onceThere(accountId: string, where: Whereabout): Promise<NearRow[]> {
    const stations = await this.query.stations(accountId);
    const kmById = new Map(stations.map(({ id, city }) => [id, where.of(city, null)?.km]));
    const near = [...kmById].flatMap(([id, km]) => (km === undefined ? [] : [id]));
    const found = await this.query.ofStations(accountId, near);
    return found.map((row) => ({ ...row, km: kmById.get(row.stationId ?? '') ?? null, sure: false, via: 'station' }));
  }

  /** A city that the table does not have is only its name. */
  private async ofExactly({ accountId, city }: Around): Promise<NearRow[]> {
    const found = await this.query.withCityKeys(accountId, [searchKey(city)]);
    return found.map((row) => ({ ...row, km: null, sure: true, via: 'city' }));
  }
}

/** The same cities come again and again: each is looked up once. */
class Whereabout {
  private readonly known = new Map<string, Whereabouts | null>();

  constructor(
    private readonly table: PlacesTable,
    private readonly centre: Place,
    private readonly km: number,
  ) {}

  of(city: string | null, country: string | null): Whereabouts | null {
    if (city === null) return null;
    const key = JSON.stringify([city, country]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = whereabouts(this.table.named(city, countryCode(country)), this.centre, this.km);
    this.known.set(key, found);
    return found;
  }
}

/** Every spelling of every place around; of the city itself with its country, too. */
function keysAround(table: PlacesTable, centre: Place, { city, radiusKm }: Around): string[] {
  const own = [city, centre.name];
  const withCountry = own.flatMap((name) => countryNames(centre.country).map((country) => `${name} ${country}`));
  return [...new Set([...table.keysWithin(centre, radiusKm), ...[...own, ...withCountry].map(searchKey)])];
}
