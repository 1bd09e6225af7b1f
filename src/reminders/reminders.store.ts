import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Position } from '../common/cursor.js';
import { allOf, beyond, given } from '../common/database/condition.js';
import { changedRows, engineOf, insertRows, rows } from '../common/database/sql.js';
import { findForChange } from '../common/database/for-change.js';
import { type Backwards, newestFirst } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { MOST_LEAD_DAYS } from './domain/recurrence.js';
import { silencedKinds } from './domain/silence.js';
import type { ReminderKind, ReminderState } from './domain/words.js';
import { Reminder } from './reminder.entity.js';

export interface ReminderFilter {
  readonly state: ReminderState;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly contactId: string | null;
  readonly kind: ReminderKind | null;
}

/** Not about somebody in the trash. */
const ofLiving =
  'not exists (select 1 from contacts where contacts.id = reminders.contact_id and contacts.deleted_at is not null)';

/** One stays open; two whose people became one are two for a moment. Done ones come year by year. */
const MOST_BIRTHDAY_REMINDERS = 10;

/** The day itself, less the days ahead: each engine has its own way to count days. */
const saidOnColumn = {
  sqlite: "date(due_on, '-' || lead_days || ' days')",
  postgres: "to_char(due_on::date - lead_days, 'YYYY-MM-DD')",
} as const;

const COLUMNS = [
  ...['id', 'account_id', 'contact_id', 'attempt_id', 'kind', 'text', 'due_on', 'state'],
  ...['done_at', 'created_at', 'updated_at'],
];

@Injectable()
export class RemindersStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Reminder | null> {
    const where = `id = ? and account_id = ? and ${ofLiving}`;
    return wholeRow(this.unitOfWork.reader, Reminder, where, [id, accountId]);
  }

  /** Whoever else wants to change it waits until this unit of work ends. */
  async lock(accountId: string, id: string): Promise<void> {
    await findForChange(this.unitOfWork.writer, Reminder, { accountId, id });
  }

  followUpOf(accountId: string, attemptId: string): Promise<Reminder | null> {
    return this.unitOfWork.reader.findOneBy(Reminder, { accountId, attemptId, kind: 'follow-up' });
  }

  openFollowUpsOf(accountId: string, attemptIds: readonly string[]): Promise<Reminder[]> {
    if (attemptIds.length === 0) return Promise.resolve([]);
    const where = { accountId, attemptId: In([...attemptIds]), kind: 'follow-up', state: 'open' } as const;
    return this.unitOfWork.reader.findBy(Reminder, where);
  }

  /** Thank-yous proposed because of these messages, whatever became of them. */
  thanksOf(accountId: string, attemptIds: readonly string[]): Promise<Reminder[]> {
    if (attemptIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork.reader.findBy(Reminder, { accountId, attemptId: In([...attemptIds]), kind: 'thank-you' });
  }

  async removeOpenThanks(accountId: string, attemptId: string): Promise<void> {
    await this.unitOfWork.writer.delete(Reminder, { accountId, attemptId, kind: 'thank-you', state: 'open' });
  }

  /** By due day, then id; after `position`. */
  page(accountId: string, filter: ReminderFilter, position: Position | null, count: number): Promise<Reminder[]> {
    const { sql, values } = allOf([
      { sql: `account_id = ? and ${ofLiving} and state = ?`, values: [accountId, filter.state] },
      given('due_on >= ?', filter.from),
      given('due_on <= ?', filter.to),
      given('contact_id = ?', filter.contactId),
      given('kind = ?', filter.kind),
      beyond('due_on', '>', position),
    ]);
    const end = `order by due_on, id limit ${Math.trunc(count)}`;
    return wholeRows(this.unitOfWork.reader, Reminder, `${sql} ${end}`, values);
  }

  /** Those about one person that are open, backwards by the day they are due. */
  openBackwards(accountId: string, contactId: string, range: Backwards): Promise<Reminder[]> {
    const { end, values } = newestFirst('due_on', range);
    const where = `account_id = ? and contact_id = ? and state = 'open' ${end}`;
    return wholeRows(this.unitOfWork.reader, Reminder, where, [accountId, contactId, ...values]);
  }

  /** Those about one person that are done, backwards by when. */
  doneBackwards(accountId: string, contactId: string, range: Backwards): Promise<Reminder[]> {
    const { end, values } = newestFirst('done_at', range);
    const where = `account_id = ? and contact_id = ? and done_at is not null ${end}`;
    return wholeRows(this.unitOfWork.reader, Reminder, where, [accountId, contactId, ...values]);
  }

  /** Open ones that come again, with a day before this one; without those that follow somebody's birthday. */
  series(accountId: string, before: LocalDate, limit: number): Promise<Reminder[]> {
    const where = `account_id = ? and state = 'open' and due_on < ? and recurrence is not null
      and (kind <> 'birthday' or contact_id is null) and ${ofLiving} order by due_on, id limit ${Math.trunc(limit)}`;
    return wholeRows(this.unitOfWork.reader, Reminder, where, [accountId, before]);
  }

  /** Open ones that are said on the day or since before, without those that a pause of their person silences. */
  dueUntil(accountId: string, day: LocalDate): Promise<Reminder[]> {
    const { reader } = this.unitOfWork;
    // the first bound is the index's: all that can be said ahead by then
    const where = `account_id = ? and state = 'open' and due_on <= ?
      and (due_on <= ? or (lead_days is not null and ${saidOnColumn[engineOf(reader)]} <= ?))
      and not exists (select 1 from contacts where contacts.id = reminders.contact_id
        and (contacts.deleted_at is not null or (reminders.kind in (${silencedKinds.map(() => '?').join(', ')})
          and (contacts.never_suggest or contacts.please_dont))))
      order by due_on, id`;
    return wholeRows(reader, Reminder, where, [accountId, addDays(day, MOST_LEAD_DAYS), day, day, ...silencedKinds]);
  }

  /** Those that follow the person's birthday, the latest first; the open one is one at most. */
  ofBirthday(accountId: string, contactId: string, state: ReminderState): Promise<Reminder[]> {
    const where = `contact_id = ? and account_id = ? and kind = 'birthday' and state = ? and recurrence is not null
      order by created_at desc, id desc limit ${MOST_BIRTHDAY_REMINDERS}`;
    return wholeRows(this.unitOfWork.reader, Reminder, where, [contactId, accountId, state]);
  }

  async insert(reminder: Reminder): Promise<void> {
    await this.unitOfWork.writer.insert(Reminder, reminder);
  }

  async insertMany(reminders: readonly Reminder[]): Promise<void> {
    const values = reminders.map(({ id, accountId, contactId, attemptId, kind, text, dueOn, state, ...times }) => {
      return [
        id,
        accountId,
        contactId,
        attemptId,
        kind,
        text,
        dueOn,
        state,
        times.doneAt,
        times.createdAt,
        times.updatedAt,
      ];
    });
    await insertRows(this.unitOfWork.writer, 'reminders', COLUMNS, values);
  }

  async save(reminder: Reminder): Promise<void> {
    const { accountId, id } = reminder;
    await this.unitOfWork.writer.update(Reminder, { accountId, id }, reminder);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    return (
      (await changedRows(this.unitOfWork.writer, 'delete from reminders where account_id = ? and id = ?', [
        accountId,
        id,
      ])) > 0
    );
  }

  /** Ends the open follow-ups of an attempt. */
  async closeFollowUps(accountId: string, attemptId: string, state: ReminderState, now: string): Promise<void> {
    await this.unitOfWork.writer.update(
      Reminder,
      { accountId, attemptId, kind: 'follow-up', state: 'open' },
      { state, doneAt: state === 'done' ? now : null, updatedAt: now },
    );
  }

  async dismissOfContact(accountId: string, contactId: string, now: string): Promise<void> {
    await this.unitOfWork.writer.update(
      Reminder,
      { accountId, contactId, kind: In([...silencedKinds]), state: 'open' },
      { state: 'dismissed', updatedAt: now },
    );
  }

  /** Moves the open follow-ups of a person that stand on a day or since before. */
  async moveFollowUps(accountId: string, move: MovedFollowUps, now: string): Promise<void> {
    await rows(
      this.unitOfWork.writer,
      `update reminders set due_on = ?, updated_at = ?
        where account_id = ? and contact_id = ? and kind = 'follow-up' and state = 'open' and due_on <= ?`,
      [move.to, now, accountId, move.contactId, move.dueUntil],
    );
  }
}

export interface MovedFollowUps {
  readonly contactId: string;
  readonly dueUntil: LocalDate;
  readonly to: LocalDate;
}
