import { addDays, type LocalDate, type Weekday } from '../common/local-date.js';
import type { Voice } from '../common/voice/voice.js';
import type { Recurrence } from './domain/recurrence.js';
import { parseRule, type Rule, type RuleWeekday } from './domain/rule.js';

/** Any Monday: weekdays get their names from it. */
const SOME_MONDAY = '2024-01-01';

/** "jeden zweiten Montag", "jeden Monat am letzten Freitag, bis 31. Januar 2027": in the reader's language. */
export function recurrenceWords(voice: Voice, { rule: text, from, startsOn }: Recurrence): string {
  const rule = parseRule(text);
  if (!rule) return voice.say('recurrence.some');
  const rhythm = rhythmOf(voice, rule, from === 'done' ? null : startsOn);
  const ends = endOf(voice, rule, from);
  const parts = [rhythm, from === 'done' ? voice.say('recurrence.from-done') : null, ends];
  return parts.filter((part) => part !== null).join(', ');
}

/** Counted from when it is done, it has no weekday and no date of its own. */
function rhythmOf(voice: Voice, rule: Rule, startsOn: LocalDate | null): string {
  const { frequency, interval } = rule;
  switch (frequency) {
    case 'DAILY':
      return withDays(voice, voice.say('recurrence.day', { interval }), daysOf(voice, rule, null));
    case 'WEEKLY':
      return weekly(voice, rule, startsOn);
    case 'MONTHLY':
      return withDays(voice, voice.say('recurrence.month', { interval }), daysOf(voice, rule, startsOn));
    case 'YEARLY':
      return startsOn === null
        ? voice.say('recurrence.year', { interval })
        : voice.say('recurrence.year-on', { interval, day: voice.dayOfYear(startsOn) });
    default:
      return frequency satisfies never;
  }
}

function weekly(voice: Voice, { interval, weekdays }: Rule, startsOn: LocalDate | null): string {
  const names = weekdays.map(({ weekday }) => weekdayName(voice, weekday));
  if (names.length === 0 && startsOn !== null) names.push(voice.weekdayName(startsOn));
  if (names.length === 0) return voice.say('recurrence.week', { interval });
  return voice.say('recurrence.week-on', { interval, days: voice.list(names), count: names.length });
}

function withDays(voice: Voice, every: string, days: readonly string[]): string {
  return days.length === 0 ? every : voice.say('recurrence.with-days', { every, days: voice.list(days) });
}

function daysOf(voice: Voice, { weekdays, monthDays }: Rule, startsOn: LocalDate | null): string[] {
  const named = [
    ...monthDays.map((day) => monthDayWords(voice, day)),
    ...weekdays.map((weekday) => weekdayWords(voice, weekday)),
  ];
  return named.length > 0 || startsOn === null ? named : [monthDayWords(voice, Number(startsOn.slice(8)))];
}

function monthDayWords(voice: Voice, day: number): string {
  if (day === -1) return voice.say('recurrence.last-day');
  return voice.say(day > 0 ? 'recurrence.on-day' : 'recurrence.day-from-end', { day: Math.abs(day) });
}

function weekdayWords(voice: Voice, { weekday, nth }: RuleWeekday): string {
  const params = { weekday: weekdayName(voice, weekday), nth: Math.abs(nth ?? 1) };
  if (nth === null) return voice.say('recurrence.any-weekday', params);
  return voice.say(nth > 0 ? 'recurrence.nth-weekday' : 'recurrence.last-weekday', params);
}

function endOf(voice: Voice, { count, until }: Rule, from: Recurrence['from']): string | null {
  if (until !== null) return voice.say('recurrence.until', { day: voice.fullDay(until) });
  return count === null ? null : voice.say('recurrence.count', { count, from });
}

function weekdayName(voice: Voice, weekday: Weekday): string {
  return voice.weekdayName(addDays(SOME_MONDAY, weekday - 1));
}
