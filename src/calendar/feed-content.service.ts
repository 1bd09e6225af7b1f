import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { LARGEST_PAGE, type PageOf } from '../common/cursor.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { MeetingsService, type MeetingWithPeople } from '../meetings/meetings.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { isSilent } from '../reminders/domain/silence.js';
import { FeedWords } from './feed-words.js';
import type { Feed } from './feed.entity.js';
import type { CalendarFile } from './ics/calendar.js';
import { meetingEvent, reminderEvent } from './ics/feed-event.js';

/** Older meetings leave the feed, so that it stays small for programs that fetch it every hour. In days. */
const OLDEST_MEETING_DAYS = 365;

/** What a feed holds: meetings of the last year and later, and what is open to do, in the account's language. */
@Injectable()
export class FeedContent {
  constructor(
    private readonly accounts: AccountsService,
    private readonly meetings: MeetingsService,
    private readonly reminders: RemindersService,
    private readonly contacts: ContactsService,
    private readonly words: FeedWords,
  ) {}

  ownerOf(feed: Feed): Promise<Account> {
    return this.accounts.find(feed.accountId);
  }

  async of(account: Account, today: LocalDate): Promise<CalendarFile> {
    const from = addDays(today, -OLDEST_MEETING_DAYS);
    const limit = LARGEST_PAGE;
    const meetings = await everyPage((cursor) => this.meetings.list(account, { from, limit, ...cursor }));
    const reminders = await everyPage((cursor) => this.reminders.list(account.id, { state: 'open', limit, ...cursor }));
    const people = await this.contacts.findMany(account.id, idsOfPeople(meetings, reminders));
    const spoken = reminders.filter(
      ({ kind, contactId }) => contactId === null || !isSilent(kind, people.get(contactId)),
    );
    return {
      name: this.words.nameOf(account),
      events: [
        ...meetings.map((meeting) => meetingEvent(meeting, this.words.ofMeeting(account, meeting, people))),
        ...spoken.map((reminder) => reminderEvent(reminder, this.words.ofReminder(account, reminder, people))),
      ],
    };
  }
}

async function everyPage<T>(read: (cursor: { cursor?: string }) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  let page = await read({});
  all.push(...page.items);
  while (page.nextCursor !== null) {
    page = await read({ cursor: page.nextCursor });
    all.push(...page.items);
  }
  return all;
}

function idsOfPeople(meetings: readonly MeetingWithPeople[], reminders: readonly Reminder[]): string[] {
  const ofMeetings = meetings.flatMap(({ people }) => people.map(({ contactId }) => contactId));
  const ofReminders = reminders.flatMap(({ contactId }) => contactId ?? []);
  return [...new Set([...ofMeetings, ...ofReminders])];
}
