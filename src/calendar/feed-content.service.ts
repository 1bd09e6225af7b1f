import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { instantOf } from '../common/zoned-time.js';
import { nextBirthday } from '../contacts/domain/next-birthday.js';
import { byMeeting } from './by-meeting.js';
import { birthdayRule } from './domain/birthday-rule.js';
import { dayAlarm, type FeedKind, type FeedShows, meetingAlarm, saysBirthdayTwice } from './domain/feed-shows.js';
import { FeedWords, type Speech } from './feed-words.js';
import { type FeedAttendee, type FeedMeeting, FeedQuery, type FeedReminder } from './feed.query.js';
import { CalendarPrinter } from './ics/calendar.js';
import { dayEvent, meetingEvent, meetingTime } from './ics/feed-event.js';

/** Older meetings and trips leave the feed, so that it stays small for programs that fetch it every hour. In days. */
const OLDEST_DAYS = 365;
/** What was called off stays for so long, that every program may see it. In days. Source: docs/calendar.md. */
const CALLED_OFF_DAYS = 30;
/** No meeting lasts longer (meetings/domain/meeting-time.ts). In days. */
const LONGEST_MEETING_DAYS = 1;

/** Whose calendar it is made for, and how. */
interface Making {
  readonly account: Account;
  readonly shows: FeedShows;
  readonly speech: Speech;
  readonly today: LocalDate;
}

/** A meeting to be shown, and who is there. */
interface Met {
  readonly meeting: FeedMeeting;
  readonly people: readonly FeedAttendee[];
}

/**
 * What a feed holds: meetings and trips of the last year and later, what is open to do, and birthdays. Each event is
 * printed as soon as it is made, and none is kept.
 */
@Injectable()
export class FeedContent {
  constructor(
    private readonly accounts: AccountsService,
    private readonly query: FeedQuery,
    private readonly words: FeedWords,
  ) {}

  ownerOf({ accountId }: { readonly accountId: string }): Promise<Account> {
    return this.accounts.find(accountId);
  }

  /** The calendar file, in UTF-8. */
  async print(account: Account, shows: FeedShows, today: LocalDate): Promise<Buffer> {
    const making = { account, shows, today, speech: { locale: account.locale, initials: shows.initials } };
    const shown = (kind: FeedKind): boolean => shows.kinds.includes(kind);
    const met = shown('meetings') ? await this.met(making) : [];
    const name = this.words.nameOf(account.locale);
    const file = new CalendarPrinter(
      { name },
      met.map(({ meeting }) => meetingTime(meeting)),
    );
    this.meetings(making, met, file);
    if (shown('reminders')) await this.reminders(making, file);
    if (shown('trips')) await this.trips(making, file);
    if (shown('birthdays')) await this.birthdays(making, file);
    return file.end();
  }

  private async met({ account, today }: Making): Promise<Met[]> {
    const midnight = (daysAgo: number): string =>
      instantOf(addDays(today, -daysAgo), '00:00', account.timeZone).toISOString();
    const startsFrom = midnight(OLDEST_DAYS + LONGEST_MEETING_DAYS);
    const endsAfter = midnight(OLDEST_DAYS);
    const calledOffSince = midnight(CALLED_OFF_DAYS);
    const found = await this.query.meetings(account.id, { startsFrom, endsAfter, calledOffSince });
    const people = byMeeting(await this.query.peopleOfMeetings(account.id, startsFrom));
    const met = found.map((meeting) => ({ meeting, people: people.get(meeting.id) ?? [] }));
    // where everybody is in the trash, it is out of sight with them
    return met.filter(({ meeting, people: present }) => present.length > 0 || meeting.takePart === 0);
  }

  private meetings({ shows, speech }: Making, met: readonly Met[], file: CalendarPrinter): void {
    const alarm = meetingAlarm(shows.alarmMinutes);
    for (const { meeting, people } of met) {
      file.print(meetingEvent(meeting, this.words.ofMeeting(speech, meeting, people), people, alarm));
    }
  }

  private async reminders({ account, shows, speech }: Making, file: CalendarPrinter): Promise<void> {
    const birthdaysShown = shows.kinds.includes('birthdays');
    for (const reminder of await this.query.reminders(account.id)) {
      if (birthdaysShown && saysBirthdayTwice(reminder, birthdayNear(reminder))) continue;
      const { id, createdAt, updatedAt, dueOn, person } = reminder;
      const days = { id, createdAt, updatedAt, firstOn: dueOn, lastOn: dueOn, repeats: null };
      const alarm = shows.alarmMinutes === null ? null : dayAlarm(reminder.leadDays ?? 0);
      file.print(dayEvent(days, this.words.ofReminder(speech, reminder, person), person ? [person] : [], alarm));
    }
  }

  private async trips({ account, speech, today }: Making, file: CalendarPrinter): Promise<void> {
    for (const trip of await this.query.trips(account.id, addDays(today, -OLDEST_DAYS))) {
      const days = { ...trip, firstOn: trip.startsOn, lastOn: trip.endsOn, repeats: null };
      file.print(dayEvent(days, this.words.ofTrip(speech, trip)));
    }
  }

  /** From the year in which the person came, so that the event stays the same from year to year. */
  private async birthdays({ account, speech }: Making, file: CalendarPrinter): Promise<void> {
    for (const person of await this.query.birthdays(account.id)) {
      const { id, birthday, createdAt, updatedAt } = person;
      const { firstOn, rule } = birthdayRule(birthday, Number(createdAt.slice(0, 4)));
      const days = { id: `birthday-${id}`, createdAt, updatedAt, firstOn, lastOn: firstOn, repeats: rule };
      file.print(dayEvent(days, this.words.ofBirthday(speech, person)));
    }
  }
}

function birthdayNear({ kind, birthday, dueOn }: FeedReminder): LocalDate | null {
  return birthday === null || kind !== 'birthday' ? null : nextBirthday(birthday, dueOn);
}
