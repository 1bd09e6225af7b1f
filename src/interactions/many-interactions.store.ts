import { Injectable } from '@nestjs/common';
import { insertRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import { Interaction } from './interaction.entity.js';

const COLUMNS = [
  ...['id', 'account_id', 'contact_id', 'occurred_on', 'channel', 'direction'],
  ...['summary', 'attempt_id', 'logged_on', 'created_at'],
];

/** Of many people in one statement. `|| ''`: without statistics SQLite prefers an index of the account to the ids. */
@Injectable()
export class ManyInteractionsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `CONTACT DAY CHANNEL` of everything with these people. */
  async daysOf(accountId: string, contactIds: readonly string[]): Promise<string[]> {
    if (contactIds.length === 0) return [];
    const found = await rows<{ contact: string; on: LocalDate; channel: string }>(
      this.unitOfWork.reader,
      `select distinct contact_id as contact, occurred_on as "on", channel from interactions
        where contact_id in (${places(contactIds)}) and account_id || '' = ?`,
      [...contactIds, accountId],
    );
    return found.map(({ contact, on, channel }) => `${contact} ${on} ${channel}`);
  }

  async latestOf(accountId: string, contactIds: readonly string[]): Promise<Map<string, LocalDate>> {
    if (contactIds.length === 0) return new Map();
    const found = await rows<{ contact: string; latest: LocalDate }>(
      this.unitOfWork.reader,
      `select contact_id as contact, max(occurred_on) as latest from interactions
        where contact_id in (${places(contactIds)}) and account_id || '' = ? group by contact_id`,
      [...contactIds, accountId],
    );
    return new Map(found.map(({ contact, latest }) => [contact, latest]));
  }

  async byIds(accountId: string, ids: readonly string[]): Promise<Interaction[]> {
    if (ids.length === 0) return [];
    const where = `id in (${places(ids)}) and account_id || '' = ?`;
    return wholeRows(this.unitOfWork.reader, Interaction, where, [...ids, accountId]);
  }

  async insert(interactions: readonly Interaction[]): Promise<void> {
    const values = interactions.map((talk) => [
      ...[talk.id, talk.accountId, talk.contactId, talk.on, talk.channel, talk.direction],
      ...[talk.summary, talk.attemptId, talk.loggedOn, talk.createdAt],
    ]);
    await insertRows(this.unitOfWork.writer, 'interactions', COLUMNS, values);
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `delete from interactions where id in (${places(ids)}) and account_id || '' = ?`;
    await rows(this.unitOfWork.writer, sql, [...ids, accountId]);
  }
}

function places(ids: readonly string[]): string {
  return ids.map(() => '?').join(',');
}
