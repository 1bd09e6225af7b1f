import type { LocalDate } from '../../common/local-date.js';
import type { Channel } from '../../contacts/domain/words.js';
import { NothingToUndo } from './refusals.js';
import type { AttemptState, NoReason, Outcome } from './words.js';

/** So many moves back are kept of an attempt; further back nobody remembers what they would undo. */
const STEPS_KEPT = 10;

/** A meeting that was agreed with an answer, as it comes back with an undo. */
export interface AgreedMeeting {
  /** Instants, ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly place: string | null;
}

/** What a move of an attempt changes and undo brings back. The clock of silence follows from the messages sent. */
export interface UndoableFacts {
  readonly state: AttemptState;
  readonly channel: Channel;
  readonly sentAt: string | null;
  readonly sentOn: LocalDate | null;
  /** The day on which it was marked as sent. */
  readonly markedOn: LocalDate | null;
  readonly expectation: number | null;
  readonly outcome: Outcome | null;
  readonly reason: NoReason | null;
  readonly outcomeOn: LocalDate | null;
  readonly outcomeAt: string | null;
  readonly comebackOn: LocalDate | null;
  readonly blocksUntilOn: LocalDate | null;
  readonly howHardExpected: number | null;
  readonly howHardWas: number | null;
}

export interface EarlierState extends UndoableFacts {
  readonly meeting: AgreedMeeting | null;
}

/**
 * The list of earlier states with the present one at its end; the oldest falls out after ten. Never throws. Source:
 * product.md, "Attempts" ("any | undo"). Example: after ten moves an eleventh leaves ten, without the first.
 */
export function remembered(
  earlier: readonly EarlierState[],
  facts: UndoableFacts,
  meeting: AgreedMeeting | null,
): EarlierState[] {
  return [...earlier, { ...undoable(facts), meeting }].slice(-STEPS_KEPT);
}

/**
 * The state before the last move and what is left to undo after it ("any: another outcome, undo", product.md).
 * Throws NothingToUndo (409) if there was no move. `lastOf([a, b])` is `{ state: b, earlier: [a] }`.
 */
export function lastOf(earlier: readonly EarlierState[]): { state: EarlierState; earlier: EarlierState[] } {
  const state = earlier.at(-1);
  if (!state) throw new NothingToUndo();
  return { state, earlier: earlier.slice(0, -1) };
}

/** Exactly the facts that undo brings back, out of an object that has more. Never throws. */
function undoable(facts: UndoableFacts): UndoableFacts {
  const { state, channel, sentAt, sentOn, markedOn, expectation, outcome, reason, outcomeOn, outcomeAt } = facts;
  const { comebackOn, blocksUntilOn, howHardExpected, howHardWas } = facts;
  const answer = { outcome, reason, outcomeOn, outcomeAt, comebackOn, blocksUntilOn, howHardExpected, howHardWas };
  return { state, channel, sentAt, sentOn, markedOn, expectation, ...answer };
}
