import { type CalendarTask } from '../../calendar/ics/task.js';
import { dayStamp, utcStamp } from '../../calendar/ics/event.js';
import { escapeText } from '../../calendar/ics/text.js';
import { stampOf } from '../../calendar/ics/zone-clock.js';
import { addDays, daysBetween, type LocalDate } from '../../common/local-date.js';
import { instantOf, localDateOf, localTimeOf } from '../../common/zoned-time.js';
import { LONGEST_TEXT } from '../../reminders/reminders.input.js';
import { firstPart } from '../ics/first-part.js';
import { ObjectEdit } from '../ics/object-edit.js';
import { lineOf, type ObjectFile, type ObjectPart } from '../ics/object-file.js';
import { objectTimes, yearOf } from '../ics/object-times.js';
import { oneThing } from '../ics/one-thing.js';
import { oneLine } from '../ics/told-text.js';
import { saysRule } from './domain/task-change.js';
import { taskAlone } from './task-alone.js';
import { isUtc, type TaskInFile, taskTold } from './task-told.js';

/** A reminder as a task, and how it comes again. */
export interface ShownTask {
  readonly task: CalendarTask;
  /** Null: once, or counted from the day on which it is done. */
  readonly rule: string | null;
}

/** What of a file is looked at, and by which clock. */
interface Patching {
  readonly file: ObjectFile;
  readonly part: ObjectPart;
  readonly edit: ObjectEdit;
  /** IANA: the account's. */
  readonly zone: string;
}

/**
 * The file as a program put it, octet for octet, but for what the reminder says otherwise by now: only those lines are another.
 * Throws ItemRefused for a text that `save` would not have taken.
 *
 * @param zone IANA: the account's
 */
export function patchedTask(text: string, shown: ShownTask, zone: string): string {
  const own = seriesText(text, shown, zone);
  const { task } = shown;
  const thing = oneThing(own, 'VTODO');
  const told = taskTold(thing, zone);
  const { part } = firstPart(thing, zone);
  const edit = new ObjectEdit(thing.file, part);
  const patching = { file: thing.file, part, edit, zone };
  if (told.dueOn !== task.dueOn) setDay(patching, told, task.dueOn);
  const summary = oneLine(task.summary, LONGEST_TEXT);
  if (told.summary !== summary) edit.set('SUMMARY', `SUMMARY:${escapeText(summary ?? '')}`);
  if (told.isClosed !== (task.doneAt !== null)) setState(edit, task);
  if (edit.isUntouched && own === text) return text;
  setStamps(edit, task);
  return edit.text();
}

/**
 * The file, coming again as the reminder does. Done, the time that was ticked stays alone, and the next one is a task of its
 * own: a series beside it would show that once more. A rule that reminders don't know goes on where a program ticked one time.
 */
function seriesText(text: string, { task, rule }: ShownTask, zone: string): string {
  const thing = oneThing(text, 'VTODO');
  const { part } = firstPart(thing, zone);
  const told = taskTold(thing, zone);
  const isDone = task.doneAt !== null;
  const isTicked = told.isClosed && part !== thing.main && told.rule !== null;
  if (isDone && (isTicked || !told.isClosed)) return taskAlone(thing, part);
  if (isDone || saysRule(told, rule)) return text;
  if (rule === null) return taskAlone(thing, part);
  const edit = new ObjectEdit(thing.file, thing.main);
  edit.set('RRULE', `RRULE:${rule}`);
  return edit.text();
}

function setState(edit: ObjectEdit, { doneAt }: CalendarTask): void {
  if (doneAt === null) {
    edit.set('STATUS', 'STATUS:NEEDS-ACTION');
    for (const name of ['COMPLETED', 'PERCENT-COMPLETE']) edit.set(name, null);
    return;
  }
  edit.set('STATUS', 'STATUS:COMPLETED');
  edit.set('COMPLETED', `COMPLETED:${utcStamp(doneAt)}`);
  edit.set('PERCENT-COMPLETE', 'PERCENT-COMPLETE:100');
}

/** Start and end move by as many days, and keep their hour (RFC 5545, 3.8.2.3: DUE is later than DTSTART). */
function setDay(patching: Patching, told: TaskInFile, dueOn: LocalDate): void {
  const { edit } = patching;
  if (told.dueOn === null || told.dueLine === null) {
    edit.set('DUE', `DUE;VALUE=DATE:${dayStamp(dueOn)}`);
    return;
  }
  const days = daysBetween(told.dueOn, dueOn);
  for (const name of ['DTSTART', 'DUE']) moveDay(patching, name, days);
}

function moveDay({ file, part, edit, zone }: Patching, name: string, days: number): void {
  const line = lineOf(file, part, name);
  const [, year, month, day, rest = ''] = /^(\d{4})-?(\d{2})-?(\d{2})(.*)$/.exec(line?.value ?? '') ?? [];
  if (!line || year === undefined) return;
  const time = objectTimes(file, zone, yearOf(line)).timeOf(line);
  if (!isUtc(line) || !time) {
    edit.setValue(name, `${dayStamp(addDays(`${year}-${month}-${day}`, days))}${rest}`);
    return;
  }
  const instant = new Date(time.instant);
  const moved = instantOf(addDays(localDateOf(instant, zone), days), localTimeOf(instant, zone), zone);
  edit.setValue(name, `${stampOf(moved.getTime())}Z`);
}

function setStamps(edit: ObjectEdit, { changedAt }: CalendarTask): void {
  const changed = utcStamp(changedAt);
  edit.set('DTSTAMP', `DTSTAMP:${changed}`);
  if (edit.has('LAST-MODIFIED')) edit.set('LAST-MODIFIED', `LAST-MODIFIED:${changed}`);
}
