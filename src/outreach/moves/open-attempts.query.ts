import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';

export interface AttemptAddress {
  readonly accountId: string;
  readonly attemptId: string;
}

export interface SilentRequest extends AttemptAddress {
  readonly silentOn: LocalDate;
}

interface Row {
  readonly account_id: string;
  readonly id: string;
}

/** What the tick looks for, over all accounts at once. What is about somebody in the trash waits until they are back. */
@Injectable()
export class OpenAttemptsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Requests whose day of silence is `day` or earlier, the longest silent first, after one; not those whose answer is there. */
  async silentUntil(day: LocalDate, after: SilentRequest | null, limit: number): Promise<SilentRequest[]> {
    const found = await rows<Row & { silent_on: LocalDate }>(
      this.unitOfWork.reader,
      `select account_id, id, silent_on from attempts where silent_on <= ? and (silent_on, id) > (?, ?)
          and (answer_noted_at is null or outcome_at > answer_noted_at)
          and exists (select 1 from contacts where contacts.id = attempts.contact_id and contacts.deleted_at is null)
        order by silent_on, id limit ?`,
      [day, after?.silentOn ?? '', after?.attemptId ?? '', limit],
    );
    return found.map((row) => ({ accountId: row.account_id, attemptId: row.id, silentOn: row.silent_on }));
  }

  /** Drafts that still hold times ahead although nobody touched them since `before` (an instant). */
  async untouchedWithSlots(before: string, now: string): Promise<AttemptAddress[]> {
    const sql = `select distinct attempts.account_id, attempts.id from held_slots
       join attempts on attempts.id = held_slots.attempt_id
      where held_slots.released_at is null and held_slots.end_at > ?
        and attempts.state = 'drafted' and attempts.updated_at < ?
        and exists (select 1 from contacts where contacts.id = attempts.contact_id and contacts.deleted_at is null)`;
    const found = await rows<Row>(this.unitOfWork.reader, sql, [now, before]);
    return found.map((row) => ({ accountId: row.account_id, attemptId: row.id }));
  }
}
