import type { Account } from '../../accounts/account.entity.js';
import type { CalendarEntry } from '../../calendar/month/calendar-entry.js';
import type { CalendarDays } from '../../calendar/month/calendar-days.service.js';
import type { CalendarKind } from '../../calendar/month/domain/laid-out.js';
import type { LocalDate } from '../../common/local-date.js';

export class CalendarItemResponse {
  kind!: CalendarKind;
  /** First and last day, in the account's zone. */
  firstOn!: LocalDate;
  lastOn!: LocalDate;
  /** Null for what has no hour. */
  start!: string | null;
  end!: string | null;
  /** Of the meeting, the trip, the reminder, or the message that offers the time; null for all else. */
  id!: string | null;
  /** The meeting's title, the reminder's text, the city, the name of the holiday. */
  text!: string | null;
  /** Of a meeting; `to-come` for a reminder that comes again on that day. */
  state!: string | null;
  place!: string | null;
  contactIds!: string[];
}

export class CalendarResponse {
  from!: LocalDate;
  to!: LocalDate;
  timeZone!: string;
  /** By day; what lasts several days is there once. */
  items!: CalendarItemResponse[];
  /** There is more in these days than can be shown at once. */
  more!: boolean;
}

interface Asked {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function calendarResponse({ timeZone }: Account, asked: Asked, { days, more }: CalendarDays): CalendarResponse {
  const items = [...new Set(days.flatMap(({ items: ofDay }) => ofDay))];
  return { ...asked, timeZone, items: items.map(itemResponse), more };
}

const nothing = { id: null, text: null, state: null, place: null, contactIds: [] };

function itemResponse(item: CalendarEntry): CalendarItemResponse {
  const { kind, firstOn, lastOn, startAt: start, endAt: end } = item;
  return { kind, firstOn, lastOn, start, end, ...nothing, ...wordsOf(item) };
}

function wordsOf(item: CalendarEntry): Partial<CalendarItemResponse> {
  switch (item.kind) {
    case 'meeting': {
      const { id, title, state, place, people } = item.meeting;
      return { id, text: title, state, place, contactIds: people.map(({ contactId }) => contactId) };
    }
    case 'reminder': {
      const { id, text, contactId } = item.reminder;
      return { id, text, state: item.isToCome ? 'to-come' : null, contactIds: contactId === null ? [] : [contactId] };
    }
    case 'trip':
      return { id: item.trip.id, text: item.trip.city };
    case 'birthday':
      return { contactIds: [item.contactId] };
    case 'held':
      return { id: item.slot.attemptId, contactIds: [item.slot.contactId] };
    case 'holiday':
      return { text: item.name };
    case 'busy':
      return {};
  }
}
