import { type LocalDate, weekdayOf } from '../../common/local-date.js';
import type { Recurrence } from './recurrence.js';
import { type Frequency, parseRule, printRule, type Rule } from './rule.js';

/** What a form offers. `own`: every so many units; `kept`: a rule that the form can't say, left as it is. */
export const repeatWords = ['once', 'week', 'month', 'month-weekday', 'month-last', 'year', 'own', 'kept'] as const;
export type RepeatWord = (typeof repeatWords)[number];

export const rhythmUnits = ['day', 'week', 'month', 'year'] as const;
export type RhythmUnit = (typeof rhythmUnits)[number];

export interface RepeatChoice {
  readonly word: RepeatWord;
  readonly every: number;
  readonly unit: RhythmUnit;
}

const DAYS_PER_WEEK = 7;
const WEEKS_OF_EVERY_MONTH = 4;
/** What "own rhythm" begins with: half a year is nobody's burden. Ours. */
const usualRhythm = { every: 6, unit: 'month' } as const;

const frequencyOf: Readonly<Record<RhythmUnit, Frequency>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
};

const plain = { interval: 1, weekdays: [], monthDays: [], count: null, until: null } as const;

/**
 * The rule that was chosen in a form, for a reminder on that day; null for one that comes once, or where the form leaves the
 * rule as it is. Never throws; what is no whole number gives a rule that no one can read.
 *
 * @example ruleOfChoice({ word: 'month-weekday', every: 1, unit: 'day' }, '2026-12-07') // 'FREQ=MONTHLY;BYDAY=1MO'
 */
export function ruleOfChoice({ word, every, unit }: RepeatChoice, dueOn: LocalDate): string | null {
  switch (word) {
    case 'once':
    case 'kept':
      return null;
    case 'week':
    case 'month':
    case 'year':
      return printRule({ ...plain, frequency: frequencyOf[word] });
    case 'month-weekday':
      return printRule(weekdayOfMonth(dueOn));
    case 'month-last':
      return printRule({ ...plain, frequency: 'MONTHLY', monthDays: [-1] });
    case 'own':
      return printRule({ ...plain, frequency: frequencyOf[unit], interval: every });
    default:
      return word satisfies never;
  }
}

/**
 * What a form shows as chosen for a reminder. Never throws.
 *
 * @example choiceOf({ rule: 'FREQ=WEEKLY;INTERVAL=3', ... }) // { word: 'own', every: 3, unit: 'week' }
 */
export function choiceOf(recurrence: Recurrence | null): RepeatChoice {
  if (!recurrence) return { word: 'once', ...usualRhythm };
  const rule = parseRule(recurrence.rule);
  const unit = rhythmUnits.find((one) => frequencyOf[one] === rule?.frequency);
  if (!rule || !unit) return { word: 'kept', ...usualRhythm };
  const words = repeatWords.filter((word) => word !== 'own');
  const asked = printRule(rule);
  const word = words.find((one) => ruleOfChoice({ word: one, ...usualRhythm }, recurrence.startsOn) === asked);
  if (word) return { word, ...usualRhythm };
  const own = { word: 'own', every: rule.interval, unit } as const;
  return ruleOfChoice(own, recurrence.startsOn) === asked ? own : { word: 'kept', ...usualRhythm };
}

/** "The first Monday"; there is no fifth one in most months: that is the last one. */
function weekdayOfMonth(day: LocalDate): Rule {
  const nth = Math.ceil(Number(day.slice(8)) / DAYS_PER_WEEK);
  const weekday = { weekday: weekdayOf(day), nth: nth > WEEKS_OF_EVERY_MONTH ? -1 : nth };
  return { ...plain, frequency: 'MONTHLY', weekdays: [weekday] };
}
