import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { chunked } from '../common/chunked.js';
import type { Position } from '../common/cursor.js';
import { allOf, beyond, given } from '../common/database/condition.js';
import { type Move, moveRows, moveTheseRows } from '../common/database/moved-rows.js';
import { changedRows, rows } from '../common/database/sql.js';
import { findForChange } from '../common/database/for-change.js';
import { type Backwards, newestFirst } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { LONGEST_MEETING_MS } from './domain/meeting-time.js';
import { MeetingPerson } from './meeting-person.entity.js';
import { Meeting } from './meeting.entity.js';

/** Ids named in one statement. */
const IDS_AT_ONCE = 200;

/** Instants, ISO 8601: meetings that touch this time. */
export interface MeetingFilter {
  readonly endsAfter: string | null;
  readonly startsBefore: string | null;
  readonly contactId: string | null;
}

/** Instants, ISO 8601. */
export interface TimeSpan {
  readonly startAt: string;
  readonly endAt: string;
}

@Injectable()
export class MeetingsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Meeting | null> {
    const where = `id = ? and account_id = ? and ${withSomebody('meetings')}`;
    return wholeRow(this.unitOfWork.reader, Meeting, where, [id, accountId]);
  }

  /** Whoever else wants to change it waits until this unit of work ends. */
  async lock(accountId: string, id: string): Promise<void> {
    await findForChange(this.unitOfWork.writer, Meeting, { accountId, id });
  }

  ofAttempt(accountId: string, attemptId: string): Promise<Meeting | null> {
    return this.unitOfWork.reader.findOneBy(Meeting, { accountId, attemptId });
  }

  /** What these attempts agreed on, if it ends after an instant. */
  ofAttempts(accountId: string, attemptIds: readonly string[], endsAfter: string): Promise<Meeting[]> {
    if (attemptIds.length === 0) return Promise.resolve([]);
    const where = { accountId, attemptId: In([...attemptIds]), endAt: MoreThan(endsAfter) };
    return this.unitOfWork.reader.findBy(Meeting, where);
  }

  /** By start, then id; after `position`. */
  page(accountId: string, filter: MeetingFilter, position: Position | null, count: number): Promise<Meeting[]> {
    const { sql, values } = allOf([
      { sql: `account_id = ? and ${withSomebody('meetings')}`, values: [accountId] },
      given('end_at > ?', filter.endsAfter),
      given('start_at > ?', filter.endsAfter && earliestStart(filter.endsAfter)), // the index's
      given('start_at < ?', filter.startsBefore),
      given('id in (select meeting_id from meeting_people where contact_id = ?)', filter.contactId),
      beyond('start_at', '>', position),
    ]);
    const end = `order by start_at, id limit ${Math.trunc(count)}`;
    return wholeRows(this.unitOfWork.reader, Meeting, `${sql} ${end}`, values);
  }

  /** With one person, backwards by their start. */
  backwards(accountId: string, contactId: string, range: Backwards): Promise<Meeting[]> {
    const { end, values } = newestFirst('start_at', range);
    const where = `account_id = ? and exists (select 1 from meeting_people person
      where person.meeting_id = meetings.id and person.account_id = meetings.account_id and person.contact_id = ?) ${end}`;
    return wholeRows(this.unitOfWork.reader, Meeting, where, [accountId, contactId, ...values]);
  }

  /** True if a meeting without that person is agreed for a time that touches this one. */
  async agreedWithOthers(accountId: string, contactId: string, time: TimeSpan): Promise<boolean> {
    const found = await rows(
      this.unitOfWork.reader,
      `select 1 as found from meetings
        where account_id = ? and state = 'agreed' and start_at < ? and end_at > ? and ${withSomebody('meetings')}
          and id not in (select meeting_id from meeting_people where account_id = ? and contact_id = ?) limit 1`,
      [accountId, time.endAt, time.startAt, accountId, contactId],
    );
    return found.length > 0;
  }

  /** Without those in the trash. */
  async peopleOf(accountId: string, meetingIds: readonly string[]): Promise<MeetingPerson[]> {
    if (meetingIds.length === 0) return [];
    const where = `account_id = ? and meeting_id in (${meetingIds.map(() => '?').join(', ')})
      and exists (select 1 from contacts where contacts.id = meeting_people.contact_id and contacts.deleted_at is null)
      order by meeting_id, id`;
    return wholeRows(this.unitOfWork.reader, MeetingPerson, where, [accountId, ...meetingIds]);
  }

  /** Where somebody takes part, as rows. */
  placesOf(accountId: string, contactId: string): Promise<MeetingPerson[]> {
    return this.unitOfWork.reader.findBy(MeetingPerson, { accountId, contactId });
  }

  moveAll(accountId: string, move: Move): Promise<string[]> {
    return moveRows(this.unitOfWork.writer, 'meeting_people', accountId, move);
  }

  moveThese(accountId: string, move: Move & { readonly ids: readonly string[] }): Promise<void> {
    return moveTheseRows(this.unitOfWork.writer, 'meeting_people', accountId, move);
  }

  async insert(meeting: Meeting, people: readonly MeetingPerson[]): Promise<void> {
    await this.unitOfWork.writer.insert(Meeting, meeting);
    await this.insertPeople(people);
  }

  async save(meeting: Meeting): Promise<void> {
    const { accountId, id } = meeting;
    await this.unitOfWork.writer.update(Meeting, { accountId, id }, meeting);
  }

  async setResponse(
    accountId: string,
    { meetingId, contactId, response }: Pick<MeetingPerson, 'meetingId' | 'contactId' | 'response'>,
  ): Promise<void> {
    await this.unitOfWork.writer.update(MeetingPerson, { accountId, meetingId, contactId }, { response });
  }

  async forgetResponses(accountId: string, meetingId: string): Promise<void> {
    await this.unitOfWork.writer.update(MeetingPerson, { accountId, meetingId }, { response: 'needs-action' });
  }

  /** Never lowers it. */
  async raiseSequence(accountId: string, id: string, sequence: number): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      'update meetings set sequence = ? where id = ? and account_id = ? and sequence < ?',
      [sequence, id, accountId, sequence],
    );
  }

  async insertPeople(people: readonly MeetingPerson[]): Promise<void> {
    if (people.length > 0) await this.unitOfWork.writer.insert(MeetingPerson, [...people]);
  }

  async removePeople(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.unitOfWork.writer.delete(MeetingPerson, { accountId, id: In([...ids]) });
  }

  /** Gives the ids of those that went. */
  async removeOfOnly(accountId: string, contactIds: readonly string[]): Promise<string[]> {
    const places = contactIds.map(() => '?').join(',');
    const found = await rows<{ id: string }>(
      this.unitOfWork.writer,
      `select id from meetings where account_id = ?
          and id in (select meeting_id from meeting_people where account_id = ? and contact_id in (${places}))
          and id not in (select meeting_id from meeting_people where account_id = ? and contact_id not in (${places}))`,
      [accountId, accountId, ...contactIds, accountId, ...contactIds],
    );
    const ids = found.map(({ id }) => id);
    for (const some of chunked(ids, IDS_AT_ONCE))
      await this.unitOfWork.writer.delete(Meeting, { accountId, id: In(some) });
    return ids;
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    return (
      (await changedRows(this.unitOfWork.writer, 'delete from meetings where account_id = ? and id = ?', [
        accountId,
        id,
      ])) > 0
    );
  }
}

/** What ends after an instant begins after this one. */
function earliestStart(endsAfter: string): string {
  return new Date(Date.parse(endsAfter) - LONGEST_MEETING_MS - 1).toISOString();
}

/** A meeting with nobody but people in the trash is out of sight with them. */
function withSomebody(meeting: string): string {
  return `(not exists (select 1 from meeting_people where meeting_people.meeting_id = ${meeting}.id)
    or exists (select 1 from meeting_people join contacts on contacts.id = meeting_people.contact_id
                where meeting_people.meeting_id = ${meeting}.id and contacts.deleted_at is null))`;
}
