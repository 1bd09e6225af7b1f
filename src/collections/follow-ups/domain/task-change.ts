import { addDays, type LocalDate } from '../../../common/local-date.js';
import { nextDay } from '../../../reminders/domain/recurrence.js';
import { parseRule, printRule } from '../../../reminders/domain/rule.js';

/** What a file says of a task, as far as a reminder has a place for it. */
export interface TaskTold {
  /** Null: on no day. */
  readonly dueOn: LocalDate | null;
  readonly summary: string | null;
  /** Done, or called off. */
  readonly isClosed: boolean;
  /** It comes again by some rule. */
  readonly hasRule: boolean;
  /** The rule in our words; null for none, and for one that reminders don't know. */
  readonly rule: string | null;
}

/** As the input of reminders. */
interface TaskEdit {
  dueOn?: LocalDate;
  text?: string | null;
  recurrence?: { rule: string } | null;
}

/** How the reminder stands. */
interface StandingTask {
  readonly isAboutSomebody: boolean;
  /** A rule can be given to it: the message of a follow-up says when. */
  readonly mayComeAgain: boolean;
}

/** As the input of reminders has it. In characters. */
const LONGEST_RULE = 200;

/**
 * An RRULE's value (RFC 5545, 3.3.10) as reminders have it; null where they don't know it, or it has no day from then on.
 * Never throws.
 *
 * @example toldRule('FREQ=WEEKLY;WKST=MO', '2026-12-01') // 'FREQ=WEEKLY'
 */
export function toldRule(value: string, dueOn: LocalDate): string | null {
  const read = parseRule(value);
  const rule = read && printRule(read);
  if (!rule || rule.length > LONGEST_RULE) return null;
  return nextDay({ rule, startsOn: dueOn }, addDays(dueOn, -1)) === null ? null : rule;
}

/**
 * What a program changed of a reminder: what its file says otherwise than the one that it was given. Whether it is done is
 * another question. Never throws.
 *
 * @example taskEdit(told, { ...told, dueOn: '2026-12-02' }, reminder) // { dueOn: '2026-12-02' }
 */
export function taskEdit(before: TaskTold, now: TaskTold, reminder: StandingTask): TaskEdit {
  const edit: TaskEdit = {};
  if (now.dueOn !== null && now.dueOn !== before.dueOn) edit.dueOn = now.dueOn;
  const saysNothing = now.summary === null && !reminder.isAboutSomebody;
  if (now.summary !== before.summary && !saysNothing) edit.text = now.summary;
  if (reminder.mayComeAgain && now.rule !== before.rule)
    edit.recurrence = now.rule === null ? null : { rule: now.rule };
  return edit;
}

/**
 * Whether the file's rule is the reminder's. A file without one says nothing of it: a reminder that comes again is a new task
 * each time, and none of them needs to say so. One that reminders don't know stays in the file. Never throws.
 *
 * @param rule the reminder's; null: it comes once, or is counted from the day on which it is done
 * @example saysRule({ ...told, hasRule: false, rule: null }, 'FREQ=WEEKLY') // true
 */
export function saysRule(told: TaskTold, rule: string | null): boolean {
  if (!told.hasRule) return true;
  return rule === null ? told.rule === null : told.rule === rule;
}
