import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { byMeeting } from './feed-content.service.js';
import { FeedWords } from './feed-words.js';
import { FeedQuery } from './feed.query.js';
import { printCalendar } from './ics/calendar.js';
import type { CalendarEvent } from './ics/event.js';
import { meetingEvent } from './ics/feed-event.js';

/** One meeting for the user's own calendar, as the feed shows it: the same UID, words and zone. */
@Injectable()
export class MeetingFiles {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly contacts: ContactsService,
    private readonly words: FeedWords,
    private readonly query: FeedQuery,
  ) {}

  /** All meetings that start then or later, by id: two statements, however many there are. An instant. */
  async eventsFrom(account: Account, startsFrom: string): Promise<ReadonlyMap<string, CalendarEvent>> {
    const shown = { startsFrom, endsAfter: startsFrom, calledOffSince: startsFrom };
    const found = await this.query.meetings(account.id, shown);
    const people = byMeeting(await this.query.peopleOfMeetings(account.id, startsFrom));
    const speech = { locale: account.locale, initials: false };
    return new Map(
      found.map((meeting) => {
        const present = people.get(meeting.id) ?? [];
        return [meeting.id, meetingEvent(meeting, this.words.ofMeeting(speech, meeting, present), present)];
      }),
    );
  }

  /** Throws MeetingNotFound. */
  async event(account: Account, meetingId: string): Promise<CalendarEvent> {
    const { people, ...meeting } = await this.meetings.find(account.id, meetingId);
    const known = await this.contacts.findMany(
      account.id,
      people.map(({ contactId }) => contactId),
    );
    const present = people.flatMap(({ contactId }) => known.get(contactId) ?? []);
    const speech = { locale: account.locale, initials: false };
    const words = this.words.ofMeeting(speech, { ...meeting, takePart: people.length }, present);
    return meetingEvent(meeting, words, present);
  }

  /** A file with nothing but this meeting; throws MeetingNotFound. */
  async file(account: Account, meetingId: string): Promise<string> {
    return printCalendar({ name: null, events: [await this.event(account, meetingId)] });
  }
}
