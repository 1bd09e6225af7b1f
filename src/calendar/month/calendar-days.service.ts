import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { daysBetween } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { isSilent } from '../../reminders/domain/silence.js';
import { TripsService } from '../../trips/trips.service.js';
import { saysBirthdayTwice } from '../domain/feed-shows.js';
import { AroundDays, type DaysAsked, type Found } from './around-days.service.js';
import { calendarSpan } from './calendar.errors.js';
import { type CalendarEntry, hours, wholeDays } from './calendar-entry.js';
import { type CalendarDay, laidOut } from './domain/laid-out.js';
import type { TakenSpan } from './domain/taken-elsewhere.js';
import { RemindersOnDays } from './reminders-on-days.service.js';

/** A page shows six weeks, a program may ask for a quarter. */
const MOST_CALENDAR_DAYS = 100;
/** Of meetings: beyond, `more` says so. */
const MOST_OF_A_KIND = 500;

export interface CalendarDays {
  readonly days: readonly CalendarDay<CalendarEntry>[];
  readonly people: ReadonlyMap<string, Contact>;
  /** There is more in these days than can be shown at once. */
  readonly more: boolean;
}

/** What stands on which day: meetings, what is to be done, trips, birthdays, holidays, and what is taken elsewhere. */
@Injectable()
export class CalendarDaysService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly reminders: RemindersOnDays,
    private readonly trips: TripsService,
    private readonly around: AroundDays,
    private readonly contacts: ContactsService,
  ) {}

  /** In the account's zone; a bounded number of statements. Throws InvalidInput for more than 100 days. */
  async between(account: Account, asked: DaysAsked): Promise<CalendarDays> {
    const { from, to } = asked;
    const length = daysBetween(from, to) + 1;
    if (length < 1 || length > MOST_CALENDAR_DAYS) throw calendarSpan(MOST_CALENDAR_DAYS);
    const meetings = await this.meetingsOf(account, asked);
    const reminders = await this.reminders.between(account, asked);
    const around = await this.aroundOf(account, asked, meetings.items);
    const people = await this.peopleOf(account.id, [...meetings.items, ...around.items, ...reminders.items]);
    const birthdays = new Map(
      around.items.flatMap((one) => (one.kind === 'birthday' ? [[one.contactId, one.firstOn]] : [])),
    );
    const toDo = reminders.items.filter(({ reminder: { kind, contactId, dueOn } }) => {
      if (contactId === null) return true;
      const isSaid = saysBirthdayTwice({ kind, dueOn }, birthdays.get(contactId) ?? null);
      return !isSaid && !isSilent(kind, people.get(contactId));
    });
    const more = meetings.more || reminders.more || around.more;
    return { days: laidOut([...meetings.items, ...around.items, ...toDo], from, to), people, more };
  }

  /** When a calendar elsewhere was last read, if it gives no answer now; an instant. */
  silentSince(accountId: string): Promise<string | null> {
    return this.around.silentSince(accountId);
  }

  /** What was called off does not stand in the way. */
  private async meetingsOf(account: Account, { from, to }: DaysAsked): Promise<Found> {
    const { items, nextCursor } = await this.meetings.list(account, { from, to, limit: MOST_OF_A_KIND });
    const on = items.filter(({ state }) => state !== 'not-this-time');
    const shown = on.map((meeting): CalendarEntry => {
      return { kind: 'meeting', meeting, ...hours(meeting.startAt, meeting.endAt, account.timeZone) };
    });
    return { items: shown, more: nextCursor !== null };
  }

  private async aroundOf(account: Account, asked: DaysAsked, meetings: readonly CalendarEntry[]): Promise<Found> {
    const trips = await this.trips.touching(account.id, asked.from, asked.to);
    const birthdays = await this.around.birthdaysOf(account, asked);
    const held = await this.around.held(account, asked);
    const items = [
      ...(await this.around.publicHolidays(account, asked)),
      ...trips.map((trip): CalendarEntry => ({ kind: 'trip', trip, ...wholeDays(trip.startsOn, trip.endsOn) })),
      ...birthdays.items,
      ...held.items,
      ...(await this.around.busy(account, asked, meetings.flatMap(spanOf))),
    ];
    return { items, more: birthdays.more || held.more };
  }

  private async peopleOf(accountId: string, items: readonly CalendarEntry[]): Promise<Map<string, Contact>> {
    return this.contacts.findMany(accountId, [...new Set(items.flatMap(idsOf))]);
  }
}

function idsOf(item: CalendarEntry): readonly string[] {
  if (item.kind === 'meeting') return item.meeting.people.map(({ contactId }) => contactId);
  if (item.kind === 'birthday') return [item.contactId];
  if (item.kind === 'reminder') return item.reminder.contactId === null ? [] : [item.reminder.contactId];
  return item.kind === 'held' ? [item.slot.contactId] : [];
}

function spanOf(item: CalendarEntry): TakenSpan[] {
  return item.startAt === null ? [] : [[Date.parse(item.startAt), Date.parse(item.endAt)]];
}
