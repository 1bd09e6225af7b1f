import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Named } from '../../contacts/domain/full-name.js';

/** Somebody who belongs to a station, by name. */
export interface PersonOfStation extends Named {
  readonly id: string;
  readonly stationId: string;
  readonly source: string;
  readonly createdAt: string;
}

@Injectable()
export class PeopleOfStationsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of each station at most so many, the latest written down first. One statement for all of them. */
  async of(accountId: string, stationIds: readonly string[], mostOfEach: number): Promise<PersonOfStation[]> {
    if (stationIds.length === 0) return [];
    return rows<PersonOfStation>(
      this.unitOfWork.reader,
      `select id, station_id as "stationId", given_name as "givenName", family_name as "familyName", nickname,
          organisation, source, created_at as "createdAt"
        from (
          select contacts.*, row_number() over (partition by station_id order by created_at desc, id desc) as place
          from contacts
          where station_id in (${stationIds.map(() => '?').join(',')}) and account_id = ? and deleted_at is null
        ) as placed
        where place <= ?
        order by created_at desc, id desc`,
      [...stationIds, accountId, mostOfEach],
    );
  }
}
