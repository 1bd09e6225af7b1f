import { Injectable } from '@nestjs/common';
import { engineOf, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';

/** Somebody as the order of ease needs them, and where they are. */
export interface InTownRow {
  readonly id: string;
  readonly easeGroup: string;
  readonly silentSinceOn: LocalDate | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly stationId: string | null;
}

/** A station that says where it was. */
export interface StationInTown {
  readonly id: string;
  readonly city: string;
}

/** More people of one city are not looked at: their order alone would take longer than the page may. */
const MOST_PEOPLE = 10_000;
/** Nobody has that many. */
const MOST_STATIONS = 1_000;

const columns = `contacts.id, contacts.ease_group as "easeGroup", contacts.silent_since_on as "silentSinceOn",
  contacts.city, contacts.country, contacts.station_id as "stationId"`;

/** Reads who is in a city: one look into the index for each spelling of each place, whatever the number of contacts. */
@Injectable()
export class PeopleInTownQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** People whose city has one of these keys. */
  withCityKeys(accountId: string, keys: readonly string[]): Promise<InTownRow[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return rows(
      this.unitOfWork.reader,
      `select ${columns} from ${this.listed()} cross join contacts
        where contacts.account_id = ? and contacts.city_key = wanted.value and contacts.deleted_at is null
        limit ${MOST_PEOPLE}`,
      [JSON.stringify(keys), accountId],
    );
  }

  /** People of these stations of whom no city is known. */
  ofStations(accountId: string, stationIds: readonly string[]): Promise<InTownRow[]> {
    if (stationIds.length === 0) return Promise.resolve([]);
    return rows(
      this.unitOfWork.reader,
      `select ${columns} from ${this.listed()} cross join contacts
        where contacts.station_id = wanted.value and contacts.account_id = ? and contacts.city is null
          and contacts.deleted_at is null
        limit ${MOST_PEOPLE}`,
      [JSON.stringify(stationIds), accountId],
    );
  }

  stations(accountId: string): Promise<StationInTown[]> {
    const sql = `select id, city from stations where account_id = ? and city is not null limit ${MOST_STATIONS}`;
    return rows(this.unitOfWork.reader, sql, [accountId]);
  }

  /** A list of texts as a table of one column. `cross join` keeps SQLite from turning the order round. */
  private listed(): string {
    return engineOf(this.unitOfWork.reader) === 'sqlite'
      ? '(select value from json_each(?)) as wanted'
      : '(select distinct value from json_array_elements_text(?::json) as list(value)) as wanted';
  }
}
