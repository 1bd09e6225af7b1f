import { Injectable } from '@nestjs/common';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { AttemptOrigin } from './attempt-origin.entity.js';
import type { AttemptState } from './domain/words.js';

/** What a message was written with. */
export type Origin = Pick<AttemptOrigin, 'offerId' | 'tripId' | 'templateId'>;

export const noOrigin: Origin = { offerId: null, tripId: null, templateId: null };

/** What a message may be written with, as its column says it. */
const columns = { offer: 'offer_id', trip: 'trip_id', template: 'template_id' } as const;

/** One thing that messages are written with. */
export interface WrittenWith {
  readonly kind: keyof typeof columns;
  readonly id: string;
}

/** More messages than anybody writes with one offer, on one trip, from one template. */
const MOST_MESSAGES = 1_000;

/** A message that was written on a trip. */
export interface TripMessage {
  readonly attemptId: string;
  readonly contactId: string;
  readonly state: AttemptState;
}

@Injectable()
export class AttemptOriginsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By message; those that were written with nothing of it have none. */
  async of(accountId: string, attemptIds: readonly string[]): Promise<Map<string, Origin>> {
    if (attemptIds.length === 0) return new Map();
    const found = await rows<Origin & { attemptId: string }>(
      this.unitOfWork.reader,
      `select attempt_id as "attemptId", offer_id as "offerId", trip_id as "tripId", template_id as "templateId"
         from attempt_origins where account_id = ? and attempt_id in (${attemptIds.map(() => '?').join(',')})`,
      [accountId, ...attemptIds],
    );
    return new Map(found.map(({ attemptId, ...origin }) => [attemptId, origin]));
  }

  /** In place of what was noted before; most messages have none and no row. A row has the id of its message. */
  async save(accountId: string, attemptId: string, origin: Origin): Promise<void> {
    await this.unitOfWork.writer.delete(AttemptOrigin, { accountId, attemptId });
    if ((origin.offerId ?? origin.tripId ?? origin.templateId) === null) return;
    await this.unitOfWork.writer.insert(AttemptOrigin, { id: attemptId, accountId, attemptId, ...origin });
  }

  messagesOfTrip(accountId: string, tripId: string, most: number): Promise<TripMessage[]> {
    return rows(
      this.unitOfWork.reader,
      `select attempts.id as "attemptId", attempts.contact_id as "contactId", attempts.state
         from attempt_origins join attempts on attempts.id = attempt_origins.attempt_id
         join contacts on contacts.id = attempts.contact_id
        where attempt_origins.trip_id = ? and attempt_origins.account_id = ? and contacts.deleted_at is null
        order by attempts.created_at, attempts.id limit ${Math.trunc(most)}`,
      [tripId, accountId],
    );
  }

  /** Messages that were written with it, drafts included. */
  async messagesWith(accountId: string, { kind, id }: WrittenWith): Promise<string[]> {
    const sql = `select attempt_id as id from attempt_origins where ${columns[kind]} = ? and account_id = ?
      order by attempt_id limit ${MOST_MESSAGES}`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [id, accountId]);
    return found.map((message) => message.id);
  }

  /** It was gone and is there again: for those messages that have had no other since. Inside a unit of work. */
  async relink(accountId: string, { kind, id }: WrittenWith, attemptIds: readonly string[]): Promise<void> {
    if (attemptIds.length === 0) return;
    const column = columns[kind];
    const sql = `update attempt_origins set ${column} = ? where account_id = ? and ${column} is null
      and attempt_id in (${attemptIds.map(() => '?').join(',')})`;
    await changedRows(this.unitOfWork.writer, sql, [id, accountId, ...attemptIds]);
  }
}
