import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';

/** In the days of one page. */
const MOST_HELD = 500;

/** A time that a draft or an open message offers to somebody; instants, ISO 8601. */
export interface HeldTime {
  readonly attemptId: string;
  readonly contactId: string;
  readonly startAt: string;
  readonly endAt: string;
}

export interface HeldFound {
  readonly found: readonly HeldTime[];
  /** There are others. */
  readonly more: boolean;
}

/** Times that are offered. */
@Injectable()
export class HeldQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that begin between two instants, by start; without those of somebody in the trash. */
  async between(accountId: string, from: string, to: string): Promise<HeldFound> {
    const found = await rows<HeldTime>(
      this.unitOfWork.reader,
      `select attempt_id as "attemptId", contact_id as "contactId", start_at as "startAt", end_at as "endAt" from held_slots
        where account_id = ? and start_at >= ? and start_at < ? and released_at is null
          and exists (select 1 from contacts where contacts.id = held_slots.contact_id and contacts.deleted_at is null)
        order by start_at, id limit ${MOST_HELD + 1}`,
      [accountId, from, to],
    );
    return { found: found.slice(0, MOST_HELD), more: found.length > MOST_HELD };
  }
}
