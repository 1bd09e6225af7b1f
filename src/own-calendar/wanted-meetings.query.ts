import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';

/** Of one account: more than anybody has agreed on ahead. */
const MOST_MEETINGS = 500;

/** A meeting as it is here; instants. */
export interface MeetingHere {
  readonly id: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly title: string | null;
  readonly place: string | null;
}

/** The meetings that belong into the user's own calendar. */
@Injectable()
export class WantedMeetings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The ids of those that were agreed and end after an instant, by start; without those with nobody but people in the trash. */
  async idsFrom(accountId: string, earliestStart: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select id from meetings where account_id = ? and start_at > ? and ${WANTED}
        order by start_at, id limit ${MOST_MEETINGS}`,
      [accountId, earliestStart],
    );
    return found.map(({ id }) => id);
  }

  /** Of what was written into a calendar: the events whose meetings are off, gone, or with nobody but people in the trash. */
  async offIn(accountId: string, calendarAccountId: string): Promise<ReadonlySet<string>> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select pushed_events.id as id from pushed_events
        where account_id = ? and calendar_account_id = ? and wanted = 'there'
          and not exists (select 1 from meetings
            where meetings.id = pushed_events.uid and meetings.account_id = pushed_events.account_id and ${WANTED})`,
      [accountId, calendarAccountId],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** These as they are here, by id. */
  async here(accountId: string, ids: readonly string[]): Promise<ReadonlyMap<string, MeetingHere>> {
    if (ids.length === 0) return new Map();
    const places = ids.map(() => '?').join(', ');
    const found = await rows<MeetingHere>(
      this.unitOfWork.reader,
      `select id, start_at as "startAt", end_at as "endAt", title, place from meetings
        where account_id = ? and id in (${places})`,
      [accountId, ...ids],
    );
    return new Map(found.map((meeting) => [meeting.id, meeting]));
  }
}

const WANTED = `meetings.state in ('agreed', 'done')
  and (not exists (select 1 from meeting_people where meeting_people.meeting_id = meetings.id)
    or exists (select 1 from meeting_people join contacts on contacts.id = meeting_people.contact_id
                where meeting_people.meeting_id = meetings.id and contacts.deleted_at is null))`;
