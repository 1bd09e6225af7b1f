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

/** Times that are offered. */
@Injectable()
export class HeldQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that begin between two instants, by start; without those of somebody in the trash. */
  between(accountId: string, from: string, to: string): Promise<HeldTime[]> {
    return rows<HeldTime>(
      this.unitOfWork.reader,
      `select attempt_id as "attemptId", contact_id as "contactId", start_at as "startAt", end_at as "endAt" from held_slots
        where account_id = ? and start_at >= ? and start_at < ? and released_at is null
          and exists (select 1 from contacts where contacts.id = held_slots.contact_id and contacts.deleted_at is null)
        order by start_at, id limit ${MOST_HELD}`,
      [accountId, from, to],
    );
  }
}
