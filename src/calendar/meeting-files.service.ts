import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MeetingNotFound } from '../meetings/meetings.errors.js';
import { byMeeting } from './by-meeting.js';
import { FeedWords } from './feed-words.js';
import { type FeedAttendee, type FeedMeeting, FeedQuery } from './feed.query.js';
import { printCalendar } from './ics/calendar.js';
import type { CalendarEvent } from './ics/event.js';
import { meetingEvent } from './ics/feed-event.js';

/** A meeting and how calendars show it. */
export interface ShownMeeting {
  readonly meeting: FeedMeeting;
  readonly event: CalendarEvent;
}

/** Meetings for the user's own calendar, as the feed shows them: the same UID, words and zone. */
@Injectable()
export class MeetingFiles {
  constructor(
    private readonly query: FeedQuery,
    private readonly words: FeedWords,
  ) {}

  /** By id, at most 500; without those that are not there, or where everybody is in the trash. */
  async shown(account: Account, ids: readonly string[]): Promise<ReadonlyMap<string, ShownMeeting>> {
    const found = await this.query.meetingsOf(account.id, ids);
    return this.each(account, found, await this.query.peopleOf(account.id, ids));
  }

  /** All meetings that start then or later, by id: two statements, however many there are. An instant. */
  async eventsFrom(account: Account, startsFrom: string): Promise<ReadonlyMap<string, CalendarEvent>> {
    const span = { startsFrom, endsAfter: startsFrom, calledOffSince: startsFrom };
    const found = await this.query.meetings(account.id, span);
    const shown = this.each(account, found, await this.query.peopleOfMeetings(account.id, startsFrom));
    return new Map([...shown].map(([id, { event }]) => [id, event]));
  }

  /** Throws MeetingNotFound. */
  async event(account: Account, meetingId: string): Promise<CalendarEvent> {
    const shown = (await this.shown(account, [meetingId])).get(meetingId);
    if (!shown) throw new MeetingNotFound();
    return shown.event;
  }

  /** A file with nothing but this meeting; throws MeetingNotFound. */
  async file(account: Account, meetingId: string): Promise<string> {
    return printCalendar({ name: null, events: [await this.event(account, meetingId)] });
  }

  private each(
    account: Account,
    meetings: readonly FeedMeeting[],
    people: readonly FeedAttendee[],
  ): ReadonlyMap<string, ShownMeeting> {
    const peopleOf = byMeeting(people);
    const shown = meetings.map((meeting) => this.one(account, meeting, peopleOf.get(meeting.id) ?? []));
    return new Map(shown.flatMap((one) => (one ? [[one.meeting.id, one]] : [])));
  }

  private one(account: Account, meeting: FeedMeeting, people: readonly FeedAttendee[]): ShownMeeting | null {
    if (people.length === 0 && meeting.takePart > 0) return null;
    const words = this.words.ofMeeting({ locale: account.locale, initials: false }, meeting, people);
    return { meeting, event: meetingEvent(meeting, words, people) };
  }
}
