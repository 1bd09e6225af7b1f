import { addDays, type LocalDate } from '../../common/local-date.js';
import type { When } from './when.js';

/** A day, and how it is said where it is not today or tomorrow. */
interface SpokenDay {
  readonly when: When;
  readonly day: string;
}

/** What decides about the subject of a day's mail. */
export interface SubjectFacts {
  /** The first line of the mail: what is most pressing. */
  readonly first: 'promise' | 'meeting' | 'follow-up' | 'birthday' | 'suggestion';
  /** The short name of the first line's person; null where there is none. */
  readonly name: string | null;
  /** The short names of the people suggested, in order. */
  readonly suggested: readonly string[];
  /** "16:00", of the first line's meeting. */
  readonly time: string | null;
  /** The day of the first line: a meeting may lie ahead, a birthday behind; null where it is not known. */
  readonly on: SpokenDay | null;
  /** Somebody suggested, and when the reader is in their city. */
  readonly trip: { readonly name: string | null; readonly on: SpokenDay } | null;
  /** The week after a break holds one easy person only. */
  readonly afterBreak: boolean;
  /** There is nobody to name: the mail holds the question whether to write less, and nothing else. */
  readonly onlyAsks: boolean;
  /** False: no names where a lock screen shows them. */
  readonly withNames: boolean;
}

/** A sentence `subject.CODE` of templates/locales with its values. */
export interface SubjectChoice {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** screens.md, section 4: longer subjects are cut on phones. In characters. */
export const MAX_SUBJECT_LENGTH = 45;

/** How many sentences there are for one suggested person; they take turns. */
const ONE_PERSON_SENTENCES = 3;

/** A trip that begins later is no subject yet: its weekday would not say which. Unit: days. */
const NEAR_TRIP_DAYS = 6;

/** Whether a trip is so near, or under way, that it makes a subject. Never throws. */
export function isNearTrip(
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
  today: LocalDate,
): boolean {
  return startsOn <= addDays(today, NEAR_TRIP_DAYS) && endsOn >= today;
}

/**
 * Subjects that fit the day, the best first; the last one has no names and always fits. "Rotate by content, at most 45
 * characters, no '!', no reproach" (screens.md, section 4). `day` is any number that changes by the day: sentences of
 * the same meaning take turns with it. Never throws.
 * One suggestion of Tom on day 0: `one.0` with {name: 'Tom'}, then `plain`.
 * The same while the reader is in his city on Thursday: `trip` first, and without names `trip.nobody`.
 */
export function subjectChoices(facts: SubjectFacts, day: number): readonly SubjectChoice[] {
  const plain = { code: 'plain', params: {} };
  if (facts.onlyAsks) return [{ code: 'write-less', params: {} }, plain];
  if (facts.first !== 'suggestion') return [...(facts.withNames ? ofFirst(facts) : []), plain];
  if (facts.afterBreak) return [{ code: 'break', params: {} }, plain];
  const suggested = facts.withNames ? ofSuggestions(facts.suggested, day) : [];
  return [...ofTrip(facts), ...suggested, plain];
}

function ofFirst({ first, name, time, on }: SubjectFacts): readonly SubjectChoice[] {
  const spoken = { when: on?.when ?? 'unknown', day: on?.day ?? '', time: time ?? '' };
  return [name === null ? { code: `${first}.nobody`, params: spoken } : { code: first, params: { ...spoken, name } }];
}

/** With a name too long for it, that somebody is near still is the best there is to say. */
function ofTrip({ trip, withNames }: SubjectFacts): readonly SubjectChoice[] {
  if (trip === null) return [];
  const params = { ...trip.on };
  const nobody = { code: 'trip.nobody', params };
  return withNames && trip.name !== null
    ? [{ code: 'trip', params: { ...params, name: trip.name } }, nobody]
    : [nobody];
}

function ofSuggestions([one, two, three]: readonly string[], day: number): readonly SubjectChoice[] {
  if (one === undefined) return [];
  const alone = { code: `one.${day % ONE_PERSON_SENTENCES}`, params: { name: one } };
  if (two === undefined) return [alone];
  const both = { code: 'two', params: { one, two } };
  return three === undefined ? [both, alone] : [{ code: 'three', params: { one, two, three } }, both, alone];
}
