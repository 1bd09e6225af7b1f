import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { answers } from '../../outreach/domain/words.js';

/** How many people of a station are known, came back to mind, were talked to, written to, and have answered. */
export interface CoverageCounts {
  readonly people: number;
  readonly recalled: number;
  readonly talkedTo: number;
  readonly writtenTo: number;
  readonly answered: number;
}

interface CountRow extends Record<keyof CoverageCounts, number | string> {
  readonly stationId: string;
}

const ANSWERS = answers.map((outcome) => `'${outcome}'`).join();

@Injectable()
export class CoverageQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By station, for those that have anybody; whoever is in the trash does not count. One statement for all of them. */
  async of(accountId: string, stationIds: readonly string[]): Promise<Map<string, CoverageCounts>> {
    if (stationIds.length === 0) return new Map();
    const found = await rows<CountRow>(
      this.unitOfWork.reader,
      `select station_id as "stationId", count(*) as people,
          sum(case when source = 'jogger' then 1 else 0 end) as recalled,
          sum(case when last_interaction_on is not null then 1 else 0 end) as "talkedTo",
          sum(case when last_in_mind_on is not null then 1 else 0 end) as "writtenTo",
          sum(case when exists (select 1 from attempts where attempts.contact_id = contacts.id
            and attempts.account_id = contacts.account_id and attempts.outcome in (${ANSWERS})) then 1 else 0 end) as answered
        from contacts
        where station_id in (${stationIds.map(() => '?').join(',')}) and account_id = ? and deleted_at is null
        group by station_id`,
      [...stationIds, accountId],
    );
    return new Map(found.map(({ stationId, ...counts }) => [stationId, numbers(counts)]));
  }
}

/** PostgreSQL counts in bigint, which comes as text. */
function numbers(counts: Record<keyof CoverageCounts, number | string>): CoverageCounts {
  return {
    people: Number(counts.people),
    recalled: Number(counts.recalled),
    talkedTo: Number(counts.talkedTo),
    writtenTo: Number(counts.writtenTo),
    answered: Number(counts.answered),
  };
}
