import { addDays, type LocalDate } from '../../common/local-date.js';
import { restAfterWeeks, restWeeks } from './defaults.js';

const daysPerWeek = 7;

/** What happened between the ladder and one person. */
export interface ShownHistory {
  /** Mondays of the weeks in which they were shown, in any order; doubles count once. */
  readonly shownWeeks: readonly LocalDate[];
  /** Days of an act with them: sent, logged, later, skip, swap. */
  readonly actsOn: readonly LocalDate[];
}

/**
 * Whether somebody rests in the week of `monday`: shown in three weeks in a row (of those in which they were shown)
 * without any act, they rest the next four weeks, then it counts anew. An act, also a late one, ends it. Never throws.
 * Source: product.md, "The week's ladder". Example: shown in the weeks of 7, 14 and 21 September: rests from 28
 * September to 25 October, and may be suggested again from 26 October on.
 */
export function isResting(history: ShownHistory, monday: LocalDate): boolean {
  const weeks = [...new Set(history.shownWeeks)].filter((week) => week < monday).sort();
  const actedBetween = (from: LocalDate, to: LocalDate): boolean => history.actsOn.some((on) => on >= from && on < to);
  let shown: LocalDate[] = [];
  let restsSince: LocalDate | null = null;
  for (const week of weeks) {
    const before = shown.at(-1);
    if (before !== undefined && actedBetween(before, week)) shown = [];
    shown.push(week);
    if (shown.length < restAfterWeeks) continue;
    restsSince = week;
    shown = [];
  }
  if (restsSince === null) return false;
  const againOn = addDays(restsSince, (restWeeks + 1) * daysPerWeek);
  return monday < againOn && !actedBetween(restsSince, againOn);
}
