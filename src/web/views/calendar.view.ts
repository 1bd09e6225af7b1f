import type { CalendarEntry } from '../../calendar/month/calendar-entry.js';
import type { CalendarDays } from '../../calendar/month/calendar-days.service.js';
import type { CalendarDay } from '../../calendar/month/domain/laid-out.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { LocalDate } from '../../common/local-date.js';
import { addDays, addMonths } from '../../common/local-date.js';
import type { MonthAsked } from '../calendar.fields.js';
import { itemView } from './calendar-entries.view.js';

export interface CalendarShown {
  readonly asked: MonthAsked;
  readonly calendar: CalendarDays;
  /** When a calendar elsewhere was last read, if it no longer answers; an instant. */
  readonly silentSince: string | null;
}

type Day = CalendarDay<CalendarEntry>;

/** More than this in a day of the month, and the rest is counted. */
const MOST_IN_DAY = 3;
const DAYS_PER_WEEK = 7;

/** A month as a table, and as a list of the days on which something is. */
export function calendarPage(voice: Voice, shown: CalendarShown): Page {
  const { asked, calendar } = shown;
  const title = voice.monthOfYear(asked.first);
  const view = {
    title,
    view: asked.view,
    stays: asked.view === 'both' ? null : asked.view,
    lead: leadOf(voice, shown),
    silent: silentOf(voice, shown),
    more: calendar.more,
    ...waysOf(voice, asked),
    weekdays: weekdaysOf(voice, asked),
    weeks: weeksOf(voice, shown),
    chosen: chosenOf(voice, shown),
    agendaTitle: isThisMonth(voice, asked) ? voice.say('calendar.soon') : title,
    agenda: agendaOf(voice, shown),
  };
  return { name: 'calendar', title: voice.say('calendar.title', { month: title }), place: 'calendar', view };
}

function isThisMonth(voice: Voice, { month }: MonthAsked): boolean {
  return voice.today.startsWith(month);
}

/** Only where there is still time for one. */
function leadOf(voice: Voice, { asked, calendar }: CalendarShown): string | null {
  if (asked.last < voice.today) return null;
  const rest = calendar.days.filter(({ day }) => day >= asked.first && day <= asked.last && day >= voice.today);
  const isFree = !rest.some(({ items }) => items.some(({ kind }) => kind === 'meeting'));
  if (!isFree) return null;
  const begun = asked.first < voice.today;
  return voice.say(begun ? 'calendar.room-left' : 'calendar.room');
}

function silentOf(voice: Voice, { silentSince }: CalendarShown): string | null {
  if (silentSince === null) return null;
  const when = `${voice.soon(voice.dayOf(silentSince))}, ${voice.time(silentSince)}`;
  return voice.say('calendar.silent', { when });
}

/** Where the arrows lead; null beyond the years that a day can say. */
function waysOf(voice: Voice, { first, view }: MonthAsked): object {
  const way = (months: number): object | null => {
    const day = addMonths(first, months);
    return day === null ? null : { month: day.slice(0, 7), name: voice.monthOfYear(day) };
  };
  return { before: way(-1), after: way(1), month: first.slice(0, 7), isAgenda: view === 'agenda', today: voice.today };
}

function weekdaysOf(voice: Voice, { gridFrom }: MonthAsked): object[] {
  return Array.from({ length: DAYS_PER_WEEK }, (_, nth) => {
    const day = addDays(gridFrom, nth);
    return { short: voice.weekday(day), name: voice.weekdayName(day) };
  });
}

function weeksOf(voice: Voice, shown: CalendarShown): object[] {
  const { days } = shown.calendar;
  return Array.from({ length: Math.ceil(days.length / DAYS_PER_WEEK) }, (_, week) =>
    days.slice(week * DAYS_PER_WEEK, (week + 1) * DAYS_PER_WEEK).map((day) => cellOf(voice, day, shown)),
  );
}

/** Where there is little room, meetings come first. What is taken elsewhere stands in the day alone. */
function cellOf(voice: Voice, { day, items }: Day, { asked, calendar }: CalendarShown): object {
  const own = [...items.filter(({ kind }) => kind === 'meeting'), ...items.filter(isBesideMeetings)];
  const shown = own.slice(0, own.length > MOST_IN_DAY ? MOST_IN_DAY - 1 : MOST_IN_DAY);
  const more = own.length - shown.length;
  return {
    day,
    month: day.slice(0, 7),
    number: Number(day.slice(8)),
    isOther: !day.startsWith(asked.month),
    isToday: day === voice.today,
    isChosen: day === asked.chosen,
    items: shown.map((item) => itemView(voice, item, calendar.people)),
    more: more > 0 ? voice.say('calendar.more-in-day', { count: more }) : null,
  };
}

function isBesideMeetings({ kind }: CalendarEntry): boolean {
  return kind !== 'meeting' && kind !== 'busy';
}

function chosenOf(voice: Voice, { asked: { chosen }, calendar }: CalendarShown): object | null {
  if (chosen === null) return null;
  const items = calendar.days.find(({ day }) => day === chosen)?.items ?? [];
  return {
    day: chosen,
    title: voice.day(chosen),
    items: items.map((item) => itemView(voice, item, calendar.people)),
    isPast: chosen < voice.today,
  };
}

/** From today on in this month, else all its days; a trip stands where it begins. */
function agendaOf(voice: Voice, { asked, calendar }: CalendarShown): object[] {
  const from = isThisMonth(voice, asked) ? voice.today : asked.first;
  const to = isThisMonth(voice, asked) ? asked.gridTo : asked.last;
  return calendar.days
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, items }) => ({ day, items: items.filter((item) => isListedOn(day, item, from)) }))
    .filter(({ items }) => items.some(({ kind }) => kind !== 'busy'))
    .map(({ day, items }) => ({
      day,
      weekday: voice.weekday(day),
      number: Number(day.slice(8)),
      month: day === voice.today ? voice.soon(day) : voice.monthName(day),
      isToday: day === voice.today,
      items: items.map((item) => itemView(voice, item, calendar.people)),
    }));
}

function isListedOn(day: LocalDate, { kind, firstOn }: CalendarEntry, from: LocalDate): boolean {
  return kind !== 'trip' || firstOn === day || (firstOn < from && day === from);
}
