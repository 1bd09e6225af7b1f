import { Injectable } from '@nestjs/common';
import type { Position } from '../../common/cursor.js';
import type { Move } from '../../common/database/moved-rows.js';
import { insertRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRow } from '../../common/database/whole-rows.js';
import { TriageCard } from './triage-card.entity.js';

export type OpenCard = Pick<TriageCard, 'id' | 'contactId' | 'weight'>;

const COLUMNS = ['id', 'account_id', 'contact_id', 'weight', 'created_at'];
/** Whoever was rated, here or elsewhere, is asked about no more; once that is taken back, they are again. */
const OPEN = `from triage_cards t cross join contacts c
  where t.account_id = ? and c.id = t.contact_id and c.deleted_at is null and c.felt_rung is null`;

@Injectable()
export class TriageCardsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The most promising first. `after` is the weight, as text, and the id of the card before. */
  open(accountId: string, after: Position | null, limit: number): Promise<OpenCard[]> {
    return rows(
      this.unitOfWork.reader,
      `select t.id, t.contact_id as "contactId", t.weight ${OPEN}
        ${after ? 'and (t.weight < ? or (t.weight = ? and t.id > ?))' : ''}
        order by t.weight desc, t.id limit ${limit}`,
      after ? [accountId, Number(after.key), Number(after.key), after.id] : [accountId],
    );
  }

  async countOpen(accountId: string): Promise<number> {
    const [row] = await rows<{ n: number | string }>(this.unitOfWork.reader, `select count(*) as n ${OPEN}`, [
      accountId,
    ]);
    return Number(row?.n ?? 0);
  }

  /** Instead of what these people had. */
  async put(accountId: string, cards: readonly TriageCard[]): Promise<void> {
    await this.removeOf(
      accountId,
      cards.map(({ contactId }) => contactId),
    );
    const values = cards.map(({ id, contactId, weight, createdAt }) => [id, accountId, contactId, weight, createdAt]);
    await insertRows(this.unitOfWork.writer, 'triage_cards', COLUMNS, values);
  }

  async removeOf(accountId: string, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await rows(
      this.unitOfWork.writer,
      `delete from triage_cards where contact_id in (${contactIds.map(() => '?').join(',')}) and account_id || '' = ?`,
      [...contactIds, accountId],
    );
  }

  /** Those that came at an instant. */
  async removeOfInstant(accountId: string, createdAt: string): Promise<void> {
    const sql = 'delete from triage_cards where account_id = ? and created_at = ?';
    await rows(this.unitOfWork.writer, sql, [accountId, createdAt]);
  }

  /** The newest stay, and among those of one import the most promising. */
  async keepOnly(accountId: string, most: number): Promise<void> {
    await rows(
      this.unitOfWork.writer,
      `delete from triage_cards where account_id = ? and id not in (select id from triage_cards
        where account_id = ? order by created_at desc, weight desc, id limit ${most})`,
      [accountId, accountId],
    );
  }

  ofContact(accountId: string, contactId: string): Promise<TriageCard | null> {
    return wholeRow(this.unitOfWork.reader, TriageCard, 'contact_id = ? and account_id = ?', [contactId, accountId]);
  }

  async move(accountId: string, id: string, { from, to }: Move): Promise<void> {
    const sql = 'update triage_cards set contact_id = ? where id = ? and contact_id = ? and account_id = ?';
    await rows(this.unitOfWork.writer, sql, [to, id, from, accountId]);
  }
}
