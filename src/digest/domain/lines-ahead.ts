import type { LocalDate } from '../../common/local-date.js';
import type { MaybeSilenced } from '../../reminders/domain/silence.js';
import { type DueReminder, type Line, linesOfDay, type MeetingOfToday, MOST_LINES } from './digest-content.js';

/** What has a day that cannot be made up for: said on Monday, a birthday or a promise of Saturday comes too late. */
const boundToItsDay: ReadonlySet<string> = new Set(['promise', 'own', 'birthday']);

/** Whether a reminder of a day without a mail stands in the one before; the others wait for the next one. Never throws. */
export function isBoundToItsDay({ kind }: DueReminder): boolean {
  return boundToItsDay.has(kind);
}

export interface DatedReminder extends DueReminder {
  readonly dueOn: LocalDate;
}

export interface DatedMeeting extends MeetingOfToday {
  /** The local day on which it begins. */
  readonly day: LocalDate;
}

/**
 * What comes before the next mail on days that have none, day by day, one line per person and day as on the day itself
 * (product.md, "The daily mail"). Only reminders that are bound to their day. Never throws.
 * On a Friday: the coffee on Saturday, then the birthday on Sunday.
 */
export function linesAhead<R extends DatedReminder, M extends DatedMeeting>(
  { reminders, meetings }: { readonly reminders: readonly R[]; readonly meetings: readonly M[] },
  people: ReadonlyMap<string, MaybeSilenced>,
): readonly Line<R, M, never>[] {
  const bound = reminders.filter(isBoundToItsDay);
  const days = new Set([...bound.map(({ dueOn }) => dueOn), ...meetings.map(({ day }) => day)]);
  return [...days].sort().flatMap((day) =>
    linesOfDay<R, M, never>({
      reminders: bound.filter(({ dueOn }) => dueOn === day),
      meetings: meetings.filter((meeting) => meeting.day === day),
      suggestions: [],
      people,
    }),
  );
}

/** The lines of one mail, and how many it has no room for. */
export interface LinesOfMail<L> {
  readonly lines: readonly L[];
  /** They stand on the page Today. */
  readonly more: number;
  /** They stand in the calendar. */
  readonly moreAhead: number;
}

/**
 * Today's lines, then those of the days until the next mail, then who is suggested, without people who are among the days
 * ahead: nobody needs a reason to write to whom they see on Saturday. Where there is no room for all, the days ahead go
 * first, for Today's page has the others and no mail comes before. Never throws.
 */
export function linesOfMail<R, M extends MeetingOfToday, S>(
  today: readonly Line<R, M, S>[],
  ahead: readonly Line<R, M, never>[],
): LinesOfMail<Line<R, M, S>> {
  const expected = new Set(ahead.flatMap(peopleOf));
  const isSuggestion = (line: Line<R, M, S>): boolean => line.kind === 'suggestion';
  const due = today.filter((line) => !isSuggestion(line));
  const suggested = today.filter((line) => isSuggestion(line) && !peopleOf(line).some((id) => expected.has(id)));
  const [saidAhead, room] = [ahead.slice(0, MOST_LINES), Math.max(MOST_LINES - ahead.length, 0)];
  const saidDue = due.slice(0, room);
  const saidSuggested = suggested.slice(0, room - saidDue.length);
  return {
    lines: [...saidDue, ...saidAhead, ...saidSuggested],
    more: due.length - saidDue.length + (suggested.length - saidSuggested.length),
    moreAhead: ahead.length - saidAhead.length,
  };
}

function peopleOf<R, M, S>(line: Line<R, M, S>): readonly string[] {
  return line.kind === 'meeting' ? line.contactIds : line.contactId === null ? [] : [line.contactId];
}
