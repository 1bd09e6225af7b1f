import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, LARGEST_PAGE, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import type { Backwards } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { instantOf, localDateOf } from '../common/zoned-time.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { assertMeetingTime } from './domain/meeting-time.js';
import type { MeetingPerson } from './meeting-person.entity.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingNotFound, meetingWithoutPeople } from './meetings.errors.js';
import type { CreateMeeting, MeetingsQuery, UpdateMeeting } from './meetings.input.js';
import { MeetingsStore, type TimeSpan } from './meetings.store.js';

export interface MeetingWithPeople extends Meeting {
  readonly people: readonly MeetingPerson[];
}

export interface MeetingToday extends MeetingWithPeople {
  readonly contactIds: readonly string[];
}

@Injectable()
export class MeetingsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly contacts: ContactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<MeetingWithPeople> {
    const meeting = await this.store.find(accountId, id);
    if (!meeting) throw new MeetingNotFound();
    return this.withPeople(meeting);
  }

  /** Meetings that touch the days from `from` to `to` in the account's zone, by start. */
  async list(account: Account, query: MeetingsQuery): Promise<PageOf<MeetingWithPeople>> {
    const { limit = DEFAULT_LIMIT, from, to, contactId = null } = query;
    const filter = {
      endsAfter: from ? instantOf(from, '00:00', account.timeZone).toISOString() : null,
      startsBefore: to ? instantOf(addDays(to, 1), '00:00', account.timeZone).toISOString() : null,
      contactId,
    };
    const found = await this.store.page(account.id, filter, readCursor(query.cursor), limit + 1);
    const page = pageOf(found, limit, ({ startAt, id }) => ({ key: startAt, id }));
    const people = await this.store.peopleOf(
      account.id,
      page.items.map(({ id }) => id),
    );
    const peopleOf = (id: string): MeetingPerson[] => people.filter(({ meetingId }) => meetingId === id);
    return { ...page, items: page.items.map((meeting) => ({ ...meeting, people: peopleOf(meeting.id) })) };
  }

  /** With one person, backwards by their start. */
  backwards(accountId: string, contactId: string, range: Backwards): Promise<Meeting[]> {
    return this.store.backwards(accountId, contactId, range);
  }

  /** Whether that hour is promised to other people than this one. */
  isAgreedWithOthers(accountId: string, contactId: string, time: TimeSpan): Promise<boolean> {
    return this.store.agreedWithOthers(accountId, contactId, time);
  }

  /** The agreed ones that begin on that day in the account's zone. */
  async agreedOn(account: Account, day: LocalDate): Promise<MeetingToday[]> {
    const { items } = await this.list(account, { from: day, to: day, limit: LARGEST_PAGE });
    return items
      .filter(({ state, startAt }) => state === 'agreed' && localDateOf(new Date(startAt), account.timeZone) === day)
      .map((meeting) => ({ ...meeting, contactIds: meeting.people.map(({ contactId }) => contactId) }));
  }

  /** What each of these attempts agreed on, by attempt; without what is over before today. */
  async ofAttempts(account: Account, attemptIds: readonly string[]): Promise<Map<string, Meeting>> {
    const midnight = instantOf(this.clock.today(account.timeZone), '00:00', account.timeZone).toISOString();
    const found = await this.store.ofAttempts(account.id, attemptIds, midnight);
    return new Map(found.flatMap((meeting) => (meeting.attemptId === null ? [] : [[meeting.attemptId, meeting]])));
  }

  async create(account: Account, input: CreateMeeting, attemptId: string | null = null): Promise<MeetingWithPeople> {
    const now = this.clock.now();
    const meeting: Meeting = {
      id: newId(now),
      accountId: account.id,
      attemptId,
      startAt: isoOf(input.start),
      endAt: isoOf(input.end),
      timeZone: input.timeZone,
      place: input.place ?? null,
      state: input.state ?? 'agreed',
      sequence: 0,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    assertMeetingTime(meeting);
    const people = input.contactIds.map((contactId) => this.person(meeting, contactId));
    await this.unitOfWork.run(async () => {
      await this.assertOwnPeople(account.id, input.contactIds);
      await this.store.insert(meeting, people);
    });
    return { ...meeting, people };
  }

  update(accountId: string, id: string, input: UpdateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const { people, ...meeting } = await this.find(accountId, id);
      const changed = changedBy(meeting, input, this.clock.now());
      assertMeetingTime(changed);
      await this.store.save(changed);
      if (input.contactIds) await this.replacePeople(changed, people, input.contactIds);
      return this.withPeople(changed);
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    const removed = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!removed) throw new MeetingNotFound();
  }

  /** What was agreed with nobody but these people; inside a unit of work. */
  removeOfOnly(accountId: string, contactIds: readonly string[]): Promise<void> {
    return this.store.removeOfOnly(accountId, contactIds);
  }

  private async replacePeople(
    meeting: Meeting,
    people: readonly MeetingPerson[],
    contactIds: readonly string[],
  ): Promise<void> {
    await this.assertOwnPeople(meeting.accountId, contactIds);
    const gone = people.filter(({ contactId }) => !contactIds.includes(contactId));
    const known = new Set(people.map(({ contactId }) => contactId));
    await this.store.removePeople(
      meeting.accountId,
      gone.map(({ id }) => id),
    );
    const added = contactIds.filter((contactId) => !known.has(contactId));
    await this.store.insertPeople(added.map((contactId) => this.person(meeting, contactId)));
  }

  private person(meeting: Meeting, contactId: string): MeetingPerson {
    const id = newId(this.clock.now());
    return { id, accountId: meeting.accountId, meetingId: meeting.id, contactId, response: 'needs-action' };
  }

  private async assertOwnPeople(accountId: string, contactIds: readonly string[]): Promise<void> {
    const found = await this.contacts.findMany(accountId, contactIds);
    if (contactIds.length === 0 || contactIds.some((id) => !found.has(id))) throw meetingWithoutPeople();
  }

  private async withPeople(meeting: Meeting): Promise<MeetingWithPeople> {
    return { ...meeting, people: await this.store.peopleOf(meeting.accountId, [meeting.id]) };
  }
}

/** Another time raises the sequence: calendars then take the newer one. */
function changedBy(meeting: Meeting, input: UpdateMeeting, now: Date): Meeting {
  const startAt = input.start === undefined ? meeting.startAt : isoOf(input.start);
  const endAt = input.end === undefined ? meeting.endAt : isoOf(input.end);
  const timeZone = input.timeZone ?? meeting.timeZone;
  const moved = startAt !== meeting.startAt || endAt !== meeting.endAt || timeZone !== meeting.timeZone;
  return {
    ...meeting,
    startAt,
    endAt,
    timeZone,
    place: input.place === undefined ? meeting.place : input.place,
    state: input.state ?? meeting.state,
    sequence: meeting.sequence + (moved ? 1 : 0),
    updatedAt: now.toISOString(),
  };
}

function isoOf(instant: string): string {
  return new Date(instant).toISOString();
}
