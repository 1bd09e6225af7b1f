import { Injectable } from '@nestjs/common';
import { type Backwards, newestFirst } from '../common/database/newest-first.js';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import type { Position } from '../common/cursor.js';
import type { NotedBy } from './domain/words.js';
import { Interaction } from './interaction.entity.js';

/** Whom a talk was noted with, and on which day: of noting it, not of the talk. */
export interface LoggedTalk {
  readonly contactId: string;
  readonly on: LocalDate;
  /** Null: the user did. */
  readonly notedBy: NotedBy | null;
}

@Injectable()
export class InteractionsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Nothing of somebody in the trash. */
  find(accountId: string, id: string): Promise<Interaction | null> {
    return this.unitOfWork.reader
      .createQueryBuilder(Interaction, 'interaction')
      .where('interaction.accountId = :accountId and interaction.id = :id', { accountId, id })
      .andWhere(
        'exists (select 1 from contacts where contacts.id = interaction.contact_id and contacts.deleted_at is null)',
      )
      .getOne();
  }

  ofAttempt(accountId: string, attemptId: string): Promise<Interaction[]> {
    return this.unitOfWork.reader.findBy(Interaction, { accountId, attemptId });
  }

  /** The newest day first. */
  page(accountId: string, contactId: string, after: Position | null, limit: number): Promise<Interaction[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(Interaction, 'interaction')
      .where('interaction.accountId = :accountId and interaction.contactId = :contactId', { accountId, contactId })
      .orderBy('interaction.on', 'DESC')
      .addOrderBy('interaction.id', 'DESC')
      .take(limit);
    if (after) query.andWhere('(interaction.on, interaction.id) < (:on, :id)', { on: after.key, id: after.id });
    return query.getMany();
  }

  /** With one person, backwards from the latest day. */
  backwards(accountId: string, contactId: string, range: Backwards): Promise<Interaction[]> {
    const { end, values } = newestFirst('occurred_on', range);
    const where = `contact_id = ? and account_id = ? ${end}`;
    return wholeRows(this.unitOfWork.reader, Interaction, where, [contactId, accountId, ...values]);
  }

  /** The day of the latest interaction, read inside the same unit of work that changed one. */
  async latestOn(accountId: string, contactId: string): Promise<LocalDate | null> {
    const [row] = await rows<{ latest: LocalDate | null }>(
      this.unitOfWork.reader,
      'select max(occurred_on) as latest from interactions where account_id = ? and contact_id = ?',
      [accountId, contactId],
    );
    return row?.latest ?? null;
  }

  /** The words of `noted_by` are all named: the index begins with them. */
  async loggedSince(accountId: string, day: LocalDate): Promise<LoggedTalk[]> {
    const sql = `select contact_id as "contactId", logged_on as "on", noted_by as "notedBy" from interactions
      where account_id = ? and (noted_by is null or noted_by = 'mailbox') and logged_on >= ?`;
    return rows(this.unitOfWork.reader, sql, [accountId, day]);
  }

  /** What the user wrote down about these people, since ever. */
  async loggedOf(accountId: string, contactIds: readonly string[]): Promise<{ contactId: string; on: LocalDate }[]> {
    if (contactIds.length === 0) return [];
    const places = contactIds.map(() => '?').join(',');
    const sql = `select contact_id as "contactId", logged_on as "on" from interactions
      where account_id = ? and contact_id in (${places}) and noted_by is null`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...contactIds]);
  }

  async lastLoggedOn(accountId: string, before: LocalDate | null): Promise<LocalDate | null> {
    const [row] = await rows<{ latest: LocalDate | null }>(
      this.unitOfWork.reader,
      `select max(logged_on) as latest from interactions
        where account_id = ? and noted_by is null ${before ? 'and logged_on < ?' : ''}`,
      before ? [accountId, before] : [accountId],
    );
    return row?.latest ?? null;
  }

  async insert(interaction: Interaction): Promise<void> {
    await this.unitOfWork.writer.insert(Interaction, interaction);
  }

  async save({ id, accountId, ...fields }: Interaction): Promise<void> {
    await this.unitOfWork.writer.update(Interaction, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Interaction, { accountId, id });
  }
}
