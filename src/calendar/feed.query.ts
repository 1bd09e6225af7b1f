import { Injectable } from '@nestjs/common';
import type { SqlValue } from '../common/database/sql.js';
import { rowArrays } from '../common/database/sqlite-arrays.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import type { Named } from '../contacts/domain/full-name.js';
import type { MeetingState } from '../meetings/domain/words.js';
import { silencedKinds } from '../reminders/domain/silence.js';
import type { ReminderKind } from '../reminders/domain/words.js';

/** The most of one kind that a calendar holds: more, and programs that fetch it every hour choke on it. */
const MOST_OF_A_KIND = 10_000;

/** A person, as far as a calendar names them. */
export interface FeedPerson extends Named {
  readonly id: string;
  readonly updatedAt: string;
}
export interface FeedMeeting {
  readonly id: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly timeZone: string;
  readonly place: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly state: MeetingState;
  readonly sequence: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many take part, those in the trash included. */
  readonly takePart: number;
}
export interface FeedAttendee extends FeedPerson {
  readonly meetingId: string;
}
export interface FeedReminder {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly text: string | null;
  readonly dueOn: LocalDate;
  readonly leadDays: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly birthday: string | null;
  /** Whom it is about; null: nobody. */
  readonly person: FeedPerson | null;
}
export interface FeedTrip {
  readonly id: string;
  readonly city: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly note: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
export interface FeedBirthday extends FeedPerson {
  readonly birthday: string;
  readonly createdAt: string;
}

/** Of which times meetings are shown; instants. */
export interface MeetingsShown {
  readonly startsFrom: string;
  readonly endsAfter: string;
  /** Meetings that were called off leave when this is later than their last change. */
  readonly calledOffSince: string;
}

/** In the order in which `personOf` reads them. */
const PERSON = `contacts.id as "contactId", contacts.given_name, contacts.family_name, contacts.nickname,
  contacts.organisation, contacts.updated_at as "contactUpdatedAt"`;
const MEETING = `meetings.id, start_at, end_at, time_zone, place, title, note, state, sequence, created_at, updated_at,
  (select count(*) from meeting_people where meeting_people.meeting_id = meetings.id) as "takePart"`;
const REMINDER = `reminders.id, kind, text, due_on, lead_days, reminders.created_at, reminders.updated_at, contacts.birthday`;

type Text = string | null;
/** Names, and when they were changed. */
type AboutRow = [Text, Text, Text, Text, string];
type PersonRow = [string, ...AboutRow];
type MeetingRow = [...[string, string, string, string, Text, Text, Text], MeetingState, number, string, string, number];
type ReminderRow = [...[string, ReminderKind, Text, LocalDate, number | null, string, string, Text], Text, ...AboutRow];
type TripRow = [string, string, LocalDate, LocalDate, Text, string, string];

/**
 * What a calendar is made of, with the few columns it prints: read anew whenever the account's version has risen. Rows come
 * as arrays, which take a third of the time of TypeORM's objects for them (docs/performance.md).
 */
@Injectable()
export class FeedQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By their start. */
  async meetings(accountId: string, { startsFrom, endsAfter, calledOffSince }: MeetingsShown): Promise<FeedMeeting[]> {
    const newest = await this.read<MeetingRow>(
      `select ${MEETING} from meetings
        where account_id = ? and start_at >= ? and end_at > ? and (state <> 'not-this-time' or updated_at > ?)
        order by start_at desc, id desc limit ${MOST_OF_A_KIND}`,
      [accountId, startsFrom, endsAfter, calledOffSince],
    );
    return newest.reverse().map(meetingOf);
  }

  /** Who takes part in the meetings that begin from then on, without those in the trash. */
  async peopleOfMeetings(accountId: string, startsFrom: string): Promise<FeedAttendee[]> {
    const found = await this.read<[...PersonRow, string]>(
      `select ${PERSON}, meeting_people.meeting_id from meetings
        join meeting_people on meeting_people.meeting_id = meetings.id
        join contacts on contacts.id = meeting_people.contact_id and contacts.deleted_at is null
        where meetings.account_id = ? and meetings.start_at >= ? order by meeting_people.meeting_id, meeting_people.id`,
      [accountId, startsFrom],
    );
    return found.map(attendeeOf);
  }

  /** Those of these ids, in no order; at most 500. */
  async meetingsOf(accountId: string, ids: readonly string[]): Promise<FeedMeeting[]> {
    if (ids.length === 0) return [];
    const found = await this.read<MeetingRow>(
      `select ${MEETING} from meetings where account_id = ? and id in (${placesFor(ids)})`,
      [accountId, ...ids],
    );
    return found.map(meetingOf);
  }

  /** Who takes part in these meetings, without those in the trash; at most 500. */
  async peopleOf(accountId: string, meetingIds: readonly string[]): Promise<FeedAttendee[]> {
    if (meetingIds.length === 0) return [];
    const found = await this.read<[...PersonRow, string]>(
      `select ${PERSON}, meeting_people.meeting_id from meeting_people
        join contacts on contacts.id = meeting_people.contact_id and contacts.deleted_at is null
        where meeting_people.account_id = ? and meeting_people.meeting_id in (${placesFor(meetingIds)})
        order by meeting_people.meeting_id, meeting_people.id`,
      [accountId, ...meetingIds],
    );
    return found.map(attendeeOf);
  }

  /** Open ones by their day, without those that a pause of their person silences. */
  async reminders(accountId: string): Promise<FeedReminder[]> {
    const silenced = silencedKinds.map(() => '?').join(', ');
    const found = await this.read<ReminderRow>(
      `select ${REMINDER}, ${PERSON} from reminders left join contacts on contacts.id = reminders.contact_id
        where reminders.account_id = ? and state = 'open' and (contact_id is null or contacts.deleted_at is null)
          and (contact_id is null or kind not in (${silenced}) or not (never_suggest or please_dont))
        order by due_on, reminders.id limit ${MOST_OF_A_KIND}`,
      [accountId, ...silencedKinds],
    );
    return found.map(reminderOf);
  }

  /** Those that end on that day or later, by their first one. */
  async trips(accountId: string, endsFrom: LocalDate): Promise<FeedTrip[]> {
    const found = await this.read<TripRow>(
      `select id, city, starts_on, ends_on, note, created_at, updated_at
        from trips where account_id = ? and ends_on >= ? order by starts_on, id limit ${MOST_OF_A_KIND}`,
      [accountId, endsFrom],
    );
    return found.map(([id, city, startsOn, endsOn, note, createdAt, updatedAt]) => {
      return { id, city, startsOn, endsOn, note, createdAt, updatedAt };
    });
  }

  /** Of those one may write to: nobody else is to be greeted (product.md, "What silences whom"). */
  async birthdays(accountId: string): Promise<FeedBirthday[]> {
    const found = await this.read<[...PersonRow, string, string]>(
      `select ${PERSON}, birthday, created_at from contacts
        where account_id = ? and birthday is not null and deleted_at is null and not (never_suggest or please_dont)
        order by birthday, id limit ${MOST_OF_A_KIND}`,
      [accountId],
    );
    return found.map((row) => ({ ...personOf(row), birthday: row[6], createdAt: row[7] }));
  }

  /** `T` is what the columns of the SELECT hold, in their order. */
  private async read<T extends readonly unknown[]>(sql: string, values: readonly SqlValue[]): Promise<T[]> {
    return (await rowArrays(this.unitOfWork.reader, sql, values)) as unknown[] as T[];
  }
}

function placesFor(ids: readonly string[]): string {
  return ids.map(() => '?').join(', ');
}

function personOf(row: readonly [...PersonRow, ...unknown[]]): FeedPerson {
  const [id, givenName, familyName, nickname, organisation, updatedAt] = row;
  return { id, givenName, familyName, nickname, organisation, updatedAt };
}

function attendeeOf(row: readonly [...PersonRow, string]): FeedAttendee {
  const [id, givenName, familyName, nickname, organisation, updatedAt, meetingId] = row;
  return { id, givenName, familyName, nickname, organisation, updatedAt, meetingId };
}

function meetingOf(row: MeetingRow): FeedMeeting {
  const [id, startAt, endAt, timeZone, place, title, note, state, sequence, createdAt, updatedAt, count] = row;
  const takePart = Number(count); // PostgreSQL says it as text
  return { id, startAt, endAt, timeZone, place, title, note, state, sequence, createdAt, updatedAt, takePart };
}

function reminderOf(row: ReminderRow): FeedReminder {
  const [id, kind, text, dueOn, leadDays, createdAt, updatedAt, birthday, contactId, ...about] = row;
  const person = contactId === null ? null : personOf([contactId, ...about]);
  return { id, kind, text, dueOn, leadDays, createdAt, updatedAt, birthday, person };
}
