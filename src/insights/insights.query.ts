import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import type { Outcome } from '../outreach/domain/words.js';

/** More messages than anybody writes in ten years; the newest count. */
const MOST_MESSAGES = 20_000;

/** One message that went out, and what is known about it by now. */
export interface SentMessage {
  readonly contactId: string;
  readonly sentOn: LocalDate;
  /** A follow-up of a request: the answer to both is one. */
  readonly continues: boolean;
  readonly outcome: Outcome | null;
  /** 0-100 %. */
  readonly expectation: number | null;
  readonly howHardExpected: number | null;
  readonly howHardWas: number | null;
}

interface Row extends Omit<SentMessage, 'continues'> {
  readonly situation: string;
  readonly parentId: string | null;
}

/** What the look-back reads of the messages; nothing of somebody in the trash. */
@Injectable()
export class InsightsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first, from that day on. */
  async sentSince(accountId: string, day: LocalDate): Promise<SentMessage[]> {
    const found = await rows<Row>(
      this.unitOfWork.reader,
      `select a.contact_id as "contactId", a.sent_on as "sentOn", a.situation, a.parent_id as "parentId", a.outcome,
          a.expectation, a.how_hard_expected as "howHardExpected", a.how_hard_was as "howHardWas"
        from attempts a join contacts c on c.id = a.contact_id and c.account_id = a.account_id and c.deleted_at is null
        where a.account_id = ? and a.sent_on >= ? order by a.sent_on desc, a.contact_id limit ${MOST_MESSAGES}`,
      [accountId, day],
    );
    return found.map(({ situation, parentId, ...message }) => ({
      ...message,
      continues: situation === 'follow-up' && parentId !== null,
    }));
  }
}
