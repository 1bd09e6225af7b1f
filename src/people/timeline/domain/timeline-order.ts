import { addDays, isLocalDate, type LocalDate } from '../../../common/local-date.js';

/**
 * What a timeline is made of. The order is the one within a day, what stands first comes first: what is still to be done,
 * then what came of things, then how they began.
 */
export const timelineKinds = [
  'reminder',
  'meeting',
  'outcome',
  'interaction',
  'reminder-done',
  'sent',
  'drafted',
  'change',
  'added',
  'connected',
  'met',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Where an entry stands: its day, then its kind, then `at` (an instant) where its kind has one, then its id. */
export interface TimelinePlace {
  readonly on: LocalDate;
  readonly kind: TimelineKind;
  readonly at: string | null;
  readonly id: string;
}

/** What of a kind comes after a place: what is before the day, up to the day with it, or on from the very entry. */
type Rest = 'before-day' | 'up-to-day' | 'from-entry';

/**
 * Negative if `a` comes first: the later day, on the same day the earlier kind of the list above. 0 for two of one kind
 * on one day, whose order their source knows. Never throws. Example: the outcome of a day comes before the message of
 * that day.
 */
export function compareDays(a: Pick<TimelinePlace, 'on' | 'kind'>, b: Pick<TimelinePlace, 'on' | 'kind'>): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind);
}

/**
 * What of `kind` is still to come after a place: `restOf('meeting', anOutcome)` is what stands before its day. Never
 * throws.
 */
export function restOf(kind: TimelineKind, after: TimelinePlace): Rest {
  const order = timelineKinds.indexOf(kind) - timelineKinds.indexOf(after.kind);
  return order < 0 ? 'before-day' : order > 0 ? 'up-to-day' : 'from-entry';
}

/**
 * The place that everything of a day and before it comes after: `endOf('2026-11-23')` stands where the 24th ends. Never
 * throws.
 */
export function endOf(day: LocalDate): TimelinePlace {
  return { on: addDays(day, 1), kind: 'met', at: null, id: '' };
}

/**
 * A place as text, for a cursor: `placeKey({ on: '2026-11-23', kind: 'sent', at: null, id })` is `2026-11-23 sent `.
 * Never throws.
 */
export function placeKey({ on, kind, at }: TimelinePlace): string {
  return `${on} ${kind} ${at ?? ''}`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The place that `placeKey` wrote, with the id beside it; null for a text of somebody else's making. Never throws.
 * Example: `readPlace('2026-11-23 sent ', id)` is the message of that day.
 */
export function readPlace(key: string, id: string): TimelinePlace | null {
  const [on = '', word, at = ''] = key.split(' ');
  const kind = timelineKinds.find((known) => known === word);
  if (kind === undefined || !isLocalDate(on) || (at !== '' && !INSTANT.test(at))) return null;
  return { on, kind, at: at || null, id };
}
