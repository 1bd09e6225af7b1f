import type { BusyCalendar } from '../../busy-calendars/busy-calendar.entity.js';
import { type LookProblem, lookProblems } from '../../busy-calendars/domain/words.js';

export class CalendarLookResponse {
  /** When it was last seen to be as it is kept here; null: never yet. */
  lookedAt!: string | null;
  /** When the next look is due. */
  nextLookAt!: string | null;
  /** How many events it has, one that recurs counted once. */
  events!: number;
  /** Why the last look found nothing out; null: it did. What was read before still counts. */
  problem!: LookProblem | null;
  /** What the server said. */
  answer!: string | null;
  /** Since when looks find nothing out. */
  problemSince!: string | null;
}

export class BusyCalendarResponse {
  id!: string;
  /** address: anybody who has it may read it · caldav: of a CalDAV account */
  kind!: 'address' | 'caldav';
  label!: string;
  /** False: it is read, but takes no time away. */
  counts!: boolean;
  /** The server's name. The address itself never comes back: whoever has it can read the calendar. */
  host!: string | null;
  calendarAccountId!: string | null;
  look!: CalendarLookResponse;
  createdAt!: string;
  updatedAt!: string;
}

export class BusyCalendarsResponse {
  items!: BusyCalendarResponse[];
  nextCursor!: string | null;
}

export function busyCalendarResponse(calendar: BusyCalendar, host: string | null): BusyCalendarResponse {
  const { id, kind, label, counts, calendarAccountId, createdAt, updatedAt } = calendar;
  const { lookedAt, nextLookAt, events, problem, problemAnswer: answer, problemAt: problemSince } = calendar;
  const known = lookProblems.find((word) => word === problem) ?? null;
  const look = { lookedAt, nextLookAt, events, problem: known, answer, problemSince };
  return { id, kind, label, counts, host, calendarAccountId, look, createdAt, updatedAt };
}
