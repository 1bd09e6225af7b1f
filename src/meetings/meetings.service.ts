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
import { WebhookEvents } from '../webhooks/webhook-events.service.js';
import { changedMeeting } from './domain/changed-meeting.js';
import { assertMeetingTime } from './domain/meeting-time.js';
import { isOtherMeeting, meetingGone, meetingNews } from './meeting-news.js';
import type { MeetingPerson } from './meeting-person.entity.js';
import type { MeetingWithPeople } from './meeting-with-people.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingNotFound, meetingWithoutPeople } from './meetings.errors.js';
import type { CreateMeeting, MeetingsQuery, UpdateMeeting } from './meetings.input.js';
import { MeetingsStore, type TimeSpan } from './meetings.store.js';

export interface MeetingToday extends MeetingWithPeople {
  readonly contactIds: readonly string[];
}

@Injectable()
export class MeetingsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly contacts: ContactsService,
    private readonly webhooks: WebhookEvents,
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
      startAt: new Date(input.start).toISOString(),
      endAt: new Date(input.end).toISOString(),
      timeZone: input.timeZone,
      place: input.place ?? null,
      title: input.title ?? null,
      note: input.note ?? null,
      travelMinutes: input.travelMinutes ?? null,
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
      await this.webhooks.record(account.id, meetingNews('meeting.created', { ...meeting, people }));
    });
    return { ...meeting, people };
  }

  update(accountId: string, id: string, input: UpdateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const { people, ...meeting } = await this.find(accountId, id);
      const changed = changedMeeting(meeting, input, this.clock.now());
      assertMeetingTime(changed);
      await this.store.save(changed);
      // what people said to another time says nothing about this one
      if (changed.sequence !== meeting.sequence) await this.store.forgetResponses(accountId, id);
      if (input.contactIds) await this.replacePeople(changed, people, input.contactIds);
      const after = await this.withPeople(changed);
      if (isOtherMeeting({ ...meeting, people }, after)) {
        await this.webhooks.record(accountId, meetingNews('meeting.changed', after));
      }
      return after;
    });
  }

  /** What somebody said to it; inside a unit of work. Nothing happens if they don't take part (any more). */
  async respond(accountId: string, said: Pick<MeetingPerson, 'meetingId' | 'contactId' | 'response'>): Promise<void> {
    await this.store.setResponse(accountId, said);
  }

  /** Calendars were told a higher number: the next change needs one above it. Inside a unit of work. */
  raiseSequence(accountId: string, id: string, sequence: number): Promise<void> {
    return this.store.raiseSequence(accountId, id, sequence);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.store.remove(accountId, id))) throw new MeetingNotFound();
      await this.webhooks.record(accountId, meetingGone(id));
    });
  }

  /** A removed meeting stands there again, with those of its people who are still here; inside a unit of work. */
  async putBack(row: Meeting, people: readonly MeetingPerson[]): Promise<MeetingWithPeople | null> {
    const living = await this.contacts.findMany(
      row.accountId,
      people.map(({ contactId }) => contactId),
    );
    const present = people.filter(({ contactId }) => living.has(contactId));
    if (present.length === 0) return null;
    await this.store.insert(row, present);
    const meeting = { ...row, people: present };
    await this.webhooks.record(row.accountId, meetingNews('meeting.created', meeting));
    return meeting;
  }

  /** What was agreed with nobody but these people; inside a unit of work. */
  async removeOfOnly(accountId: string, contactIds: readonly string[]): Promise<void> {
    const removed = await this.store.removeOfOnly(accountId, contactIds);
    await this.webhooks.record(accountId, ...removed.map(meetingGone));
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
