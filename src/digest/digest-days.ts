import { daysBetween, type LocalDate } from '../common/local-date.js';
import type { Voice } from '../common/voice/voice.js';
import { DAYS_BY_NAME } from '../in-town/trip-hint.js';
import type { DigestLine } from './digest-facts.service.js';
import { birthdayMeant } from './domain/birthday-meant.js';
import { type When, whenOf } from './domain/when.js';

/** A day as a sentence takes it. */
export interface SpokenDay {
  readonly when: When;
  readonly day: string;
}

/** "Samstag, 28. November", for where there is room. */
export function inFull(day: LocalDate, voice: Voice): SpokenDay {
  return { when: whenOf(day, voice.today), day: voice.day(day) };
}

/** "Samstag" where that says which, else "28. November": for a subject. */
export function inShort(day: LocalDate, voice: Voice): SpokenDay {
  const isNear = Math.abs(daysBetween(voice.today, day)) < DAYS_BY_NAME;
  return { when: whenOf(day, voice.today), day: isNear ? voice.weekdayName(day) : voice.shortDay(day) };
}

/** The day that a line is about; null for what has none. */
export function dayOfLine(line: DigestLine): LocalDate | null {
  if (line.kind === 'meeting') return line.meetings[0]?.day ?? null;
  return line.kind === 'suggestion' ? null : (line.reminders[0]?.dueOn ?? null);
}

/** Of a day that is still to come. */
export function isAhead(line: DigestLine, today: LocalDate): boolean {
  return (dayOfLine(line) ?? today) > today;
}

/** The birthday that a line's reminder is about; null where nobody can tell its day. */
export function birthdayOf(line: DigestLine, birthday: string | null, today: LocalDate): LocalDate | null {
  const dueOn = dayOfLine(line);
  return dueOn === null ? null : birthdayMeant(birthday, { dueOn, today });
}
