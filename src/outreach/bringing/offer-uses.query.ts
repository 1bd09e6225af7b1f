import { Injectable } from '@nestjs/common';
import type { Position } from '../../common/cursor.js';
import { newestFirst } from '../../common/database/newest-first.js';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Situation } from '../domain/words.js';

/** A message that brought an offer to somebody. */
export interface OfferUse {
  readonly attemptId: string;
  readonly contactId: string;
  readonly situation: Situation;
  readonly on: LocalDate;
}

/** Used: a message that was sent, written with the offer. */
@Injectable()
export class OfferUses {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Who has had an offer, the latest first, after `position`; not those in the trash. */
  page(accountId: string, offerId: string, position: Position | null, limit: number): Promise<OfferUse[]> {
    const before = position && { key: position.key ?? '', id: position.id };
    const { end, values } = newestFirst('sent_on', { before, limit });
    return rows(
      this.unitOfWork.reader,
      `select id as "attemptId", contact_id as "contactId", situation, sent_on as "on"
         from (select a.id, a.contact_id, a.situation, a.sent_on from attempt_origins o
                 cross join attempts a cross join contacts c
                where o.offer_id = ? and o.account_id || '' = ? and a.id = o.attempt_id and a.sent_on is not null
                  and c.id = a.contact_id and c.deleted_at is null) used
        where 1 = 1 ${end}`,
      [offerId, accountId, ...values],
    );
  }

  /** What one person has had, the latest first. */
  givenTo(accountId: string, contactId: string): Promise<{ offerId: string; on: LocalDate }[]> {
    return rows(
      this.unitOfWork.reader,
      `select o.offer_id as "offerId", a.sent_on as "on" from attempts a cross join attempt_origins o
        where a.contact_id = ? and a.account_id || '' = ? and a.sent_on is not null
          and o.attempt_id = a.id and o.offer_id is not null
        order by a.sent_on desc, a.id desc limit ${MOST_GIVEN}`,
      [contactId, accountId],
    );
  }

  /** How often each of the offers went out; those that never did are left out. */
  async counts(accountId: string, offerIds: readonly string[]): Promise<Map<string, number>> {
    if (offerIds.length === 0) return new Map();
    const found = await rows<{ id: string; n: number | string }>(
      this.unitOfWork.reader,
      `select o.offer_id as id, count(*) as n from attempt_origins o cross join attempts a cross join contacts c
        where o.offer_id in (${offerIds.map(() => '?').join(',')}) and o.account_id || '' = ?
          and a.id = o.attempt_id and a.sent_on is not null and c.id = a.contact_id and c.deleted_at is null
        group by o.offer_id`,
      [...offerIds, accountId],
    );
    return new Map(found.map(({ id, n }) => [id, Number(n)]));
  }
}

/** More messages than one person ever gets. */
const MOST_GIVEN = 1_000;
