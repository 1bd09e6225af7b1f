import type { ContentLine } from '../../busy-calendars/reading/content-lines.js';
import { durationOf, endOf, type ReadTime } from '../../busy-calendars/reading/event-times.js';
import { isLocalDate, type LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';
import { LONGEST_TEXT } from '../../reminders/reminders.input.js';
import { firstPart } from '../ics/first-part.js';
import { lineOf } from '../ics/object-file.js';
import { objectTimes, yearOf } from '../ics/object-times.js';
import type { OneThing } from '../ics/one-thing.js';
import { toldLine } from '../ics/told-text.js';
import { type TaskTold, toldRule } from './domain/task-change.js';

/** The line that says when a task is due; null: none does. */
type DueLine = 'DUE' | 'DTSTART' | null;

export interface TaskInFile extends TaskTold {
  readonly dueLine: DueLine;
  /** Of a series: all of it is done or called off, and not its first time alone. */
  readonly isSeriesClosed: boolean;
}

type LineNamed = (name: string) => ContentLine | undefined;

/**
 * Reads the task; of a series, its first time (RFC 5545, 3.6.2): the day, the title and whether it is done stand in what was
 * changed of that time, the rule with the series (3.8.4.4). What was changed of a later time says nothing of a reminder, which
 * is one time only; it counts once the series begins with it. Never throws.
 *
 * @param zone IANA: the account's; in it an instant has its day
 */
export function taskTold(thing: OneThing, zone: string): TaskInFile {
  const { part } = firstPart(thing, zone);
  const line: LineNamed = (name) => lineOf(thing.file, part, name);
  const ofSeries: LineNamed = (name) => lineOf(thing.file, thing.main, name);
  const dueLine = line('DUE') ? 'DUE' : line('DTSTART') ? 'DTSTART' : null;
  const dueOn = dueDay(thing, line, zone);
  const rule = ofSeries('RRULE')?.value ?? null;
  const startsOn = dueDay(thing, ofSeries, zone);
  return {
    dueLine: dueOn === null ? null : dueLine,
    dueOn,
    summary: toldLine(line('SUMMARY'), LONGEST_TEXT),
    isClosed: isClosed(line),
    isSeriesClosed: isClosed(ofSeries),
    hasRule: rule !== null,
    rule: rule === null || startsOn === null ? null : toldRule(rule, startsOn),
  };
}

function dueDay({ file }: OneThing, line: LineNamed, zone: string): LocalDate | null {
  const due = line('DUE') ?? line('DTSTART');
  const { timeOf } = objectTimes(file, zone, yearOf(due));
  const time = timeOf(due);
  if (!due || !time) return null;
  const length = line('DUE') ? null : durationOf(line('DURATION')?.value ?? '');
  if (length) return dayOf(localDateOf(new Date(endOf(time.wall, time.clock, length)), zone));
  return dayOf(isUtc(due) ? localDateOf(new Date(time.instant), zone) : wallDay(time));
}

/** True for an instant in UTC (RFC 5545, 3.3.5, form 2): its day depends on where one is. */
export function isUtc({ value }: ContentLine): boolean {
  return /Z$/i.test(value);
}

/** As the clock on the wall has it, wherever that is: who wrote "the 1st" meant the 1st. */
function wallDay({ wall }: ReadTime): string {
  return new Date(wall).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function dayOf(text: string): LocalDate | null {
  return isLocalDate(text) ? text : null;
}

/** Said by one of three (RFC 5545, 3.8.1.11, 3.8.2.1, 3.8.1.8). What was called off is off the list, too. */
function isClosed(line: LineNamed): boolean {
  const status = line('STATUS')?.value.toUpperCase();
  if (status !== undefined && status !== '') return status === 'COMPLETED' || status === 'CANCELLED';
  return line('COMPLETED') !== undefined || line('PERCENT-COMPLETE')?.value === '100';
}
