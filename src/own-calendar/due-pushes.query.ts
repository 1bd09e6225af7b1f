import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';

/** Which calendar accounts have something to be written. */
@Injectable()
export class DuePushes {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Those whose time has come, and those whose meetings have changed since they were written, of all accounts; while
   * something is wrong there, only time counts. Read by the index over next_push_at, which is null where nothing is written.
   */
  due(now: string, limit: number): Promise<{ id: string; accountId: string }[]> {
    return rows(
      this.unitOfWork.reader,
      `select one.id as id, one.account_id as "accountId" from calendar_accounts one
         join calendar_versions known on known.account_id = one.account_id
        where one.next_push_at is not null and (one.lease_until is null or one.lease_until <= ?)
          and (one.next_push_at <= ? or (one.problem is null and one.push_to is not null
               and (one.pushed_version is null or one.pushed_version <> known.version)))
        order by one.next_push_at, one.id limit ${Math.trunc(limit)}`,
      [now, now],
    );
  }

  /** The number that rises with everything a calendar shows. */
  async version(accountId: string): Promise<number> {
    const sql = 'select version from calendar_versions where account_id = ?';
    const [found] = await rows<{ version: number }>(this.unitOfWork.reader, sql, [accountId]);
    return found?.version ?? 0;
  }
}
