import { latestOf, type LocalDate } from '../../common/local-date.js';
import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import type { OutreachFacts } from '../../contacts/domain/outreach-facts.js';
import { never } from '../../contacts/domain/rank-columns.js';
import { nextGreetingOn } from './comeback.js';
import { type AttemptState, cameTogether, type NoReason, type Outcome } from './words.js';

/** What an attempt says about its person. */
export interface AttemptOfContact {
  readonly id: string;
  /** A follow-up that belongs to a request: it counts as a message, its outcome is the request's. */
  readonly continues: boolean;
  readonly state: AttemptState;
  /** Instant, ISO 8601. */
  readonly sentAt: string | null;
  readonly sentOn: LocalDate | null;
  readonly outcome: Outcome | null;
  readonly reason: NoReason | null;
  readonly outcomeOn: LocalDate | null;
  /** When the outcome was written down: instant, ISO 8601. */
  readonly outcomeAt: string | null;
  readonly comebackOn: LocalDate | null;
  readonly blocksUntilOn: LocalDate | null;
}

/**
 * What all attempts of one person, in any order, say about that person (product.md, "The rules, exactly"):
 * - `lastInMindOn`: the day of the last sent attempt, notes and follow-ups included;
 * - `comebackOn`: the latest comeback date that no attempt sent after its outcome has used up ("until the next attempt");
 *   who gets only a yearly greeting always has one, counted from the last message, unless a request waits;
 * - `waitsUntilOn`: until when waiting and answered requests block;
 * - `lastNo`: the last outcome was a no for "no need now" or "unknown" ("a wrong date says nothing");
 * - `refusalsInARow`: noes and silences since the last yes or talk.
 * Never throws. One request closed by "too busy": `{ lastNo: false, refusalsInARow: 1, comebackOn: '2026-05-04', ... }`.
 */
export function contactFacts(attempts: readonly AttemptOfContact[]): OutreachFacts {
  const sent = attempts.filter((attempt) => attempt.sentOn !== null);
  const requests = sent.filter((attempt) => !attempt.continues);
  const outcomes = requests.filter(cameToSomething).sort(byOutcome);
  const last = outcomes.at(-1);
  const waitsUntilOn = latestOf(...requests.map((attempt) => attempt.blocksUntilOn));
  const refusalsInARow = refusalsAtTheEnd(outcomes);
  const comebackOn = latestOf(
    ...requests.filter((attempt) => !usedUp(attempt, sent)).map((attempt) => attempt.comebackOn),
  );
  return {
    lastInMindOn: latestOf(...sent.map((attempt) => attempt.sentOn)),
    comebackOn: comebackOn ?? (waitsUntilOn === never ? null : greetingOn(sent, refusalsInARow)),
    waitsUntilOn,
    lastNo: last?.outcome === 'no' && (last.reason === 'no-need-now' || last.reason === 'unknown'),
    refusalsInARow,
  };
}

/**
 * How many times no or silence in a row it would be if that attempt were refused on that day, this one included; later
 * answers of others end the row. It decides how long the comeback takes. Never throws. Source: product.md, "Attempts".
 * Example: with two noes before it: 3.
 */
export function refusalsWith(attempts: readonly AttemptOfContact[], refused: AttemptOfContact, on: LocalDate): number {
  const others = attempts.filter(({ id }) => id !== refused.id);
  return contactFacts([...others, { ...refused, outcome: 'no', outcomeOn: on }]).refusalsInARow;
}

/**
 * Whether a person is paused after an outcome was given, changed or taken back: please-dont pauses, taking it back
 * ends the pause, everything else leaves what the user chose ("until the user changes it", product.md). Never throws.
 * `pausedAfter(false, { before: null, after: 'please-dont' })` is true.
 */
export function pausedAfter(
  paused: boolean,
  outcome: { readonly before: Outcome | null; readonly after: Outcome | null },
): boolean {
  if (outcome.after === 'please-dont') return true;
  return outcome.before === 'please-dont' ? false : paused;
}

function cameToSomething(attempt: AttemptOfContact): boolean {
  return attempt.outcome !== null && attempt.outcome !== 'no-answer-yet';
}

function byOutcome(a: AttemptOfContact, b: AttemptOfContact): number {
  return (
    compare(a.outcomeOn, b.outcomeOn) ||
    compare(a.outcomeAt, b.outcomeAt) ||
    compare(a.sentAt, b.sentAt) ||
    compare(a.id, b.id)
  );
}

/** True once another attempt went out after the outcome; on the same day the instants decide. */
function usedUp(attempt: AttemptOfContact, sent: readonly AttemptOfContact[]): boolean {
  return sent.some(
    (other) =>
      other.id !== attempt.id &&
      (compare(other.sentOn, attempt.outcomeOn) || compare(other.sentAt, attempt.outcomeAt)) > 0,
  );
}

function refusalsAtTheEnd(outcomes: readonly AttemptOfContact[]): number {
  const lastGood = outcomes.findLastIndex(({ outcome }) => cameTogether(outcome));
  return outcomes.slice(lastGood + 1).filter(({ outcome }) => outcome === 'no' || outcome === 'silence').length;
}

function greetingOn(sent: readonly AttemptOfContact[], refusalsInARow: number): LocalDate | null {
  const [latest] = [...sent].sort(
    (a, b) => compare(b.sentOn, a.sentOn) || compare(b.sentAt, a.sentAt) || compare(b.id, a.id),
  );
  if (!latest?.sentOn || !getsOnlyGreeting({ refusalsInARow })) return null;
  return nextGreetingOn({ id: latest.id, on: latest.sentOn }, refusalsInARow);
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
