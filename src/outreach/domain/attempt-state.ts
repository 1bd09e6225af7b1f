import type { AppError } from '../../common/errors.js';
import { addDays, latestOf, type LocalDate } from '../../common/local-date.js';
import { never } from '../../contacts/domain/rank-columns.js';
import {
  AttemptAlreadySent,
  AttemptAnswered,
  AttemptNotSent,
  beforeTheMessage,
  NoFollowUpForNotes,
  NoteNeedsNoAnswer,
  NoThirdFollowUp,
  SecondFollowUpTooEarly,
} from './refusals.js';
import { type AttemptState, isNote, type NoReason, type Outcome, type Situation } from './words.js';

/** product.md, "Attempts": silence closes a request so many days after the last message. Longer, and people wait in vain. */
const SILENCE_DAYS = 21;

/** product.md, "Attempts": "a second follow-up only by hand after 21 days". Days after the last message. */
const SECOND_FOLLOW_UP_DAYS = 21;

/** product.md, "Attempts": "a third never". From the fourth message on, three times as many people turn away. */
const MOST_FOLLOW_UPS = 2;

/** product.md, "Attempts": an answered request blocks new suggestions for so many days, unless a meeting is agreed. */
const ANSWERED_BLOCKS_DAYS = 30;

/** What the state table needs to know of an attempt. Days are the account's. */
export interface AttemptFacts {
  readonly situation: Situation;
  /** A follow-up that belongs to a request: that request waits, the follow-up only goes along. */
  readonly continues: boolean;
  readonly state: AttemptState;
  readonly sentOn: LocalDate | null;
  readonly lastMessageOn: LocalDate | null;
  readonly followUpsSent: number;
  readonly outcome: Outcome | null;
  readonly reason: NoReason | null;
  readonly outcomeOn: LocalDate | null;
  readonly silentOn: LocalDate | null;
  readonly comebackOn: LocalDate | null;
  readonly blocksUntilOn: LocalDate | null;
}

export type Move =
  | { readonly kind: 'sent'; readonly on: LocalDate }
  | { readonly kind: 'follow-up-sent'; readonly on: LocalDate }
  | { readonly kind: 'outcome'; readonly given: GivenOutcome }
  | { readonly kind: 'time-passed'; readonly today: LocalDate };

export interface GivenOutcome {
  readonly outcome: Outcome;
  /** Why not; counts with `no` only, where null is "unknown". */
  readonly reason: NoReason | null;
  readonly on: LocalDate;
  /** The day of the meeting that was agreed, if there is one. */
  readonly meetingOn: LocalDate | null;
}

/** From which day somebody may be suggested again: domain/comeback.ts, bound to one attempt. */
export type ComebackRule = (why: NoReason | 'silence', from: LocalDate) => LocalDate;

const nothingCameOfIt = { outcome: null, reason: null, outcomeOn: null, comebackOn: null } as const;

/**
 * The state table of product.md, "Attempts": what an attempt becomes by a move. Pure; the facts given stay as they are.
 * Throws the refusals of refusals.ts (409) for moves that the table does not have, InvalidInput (422) for a day before
 * the message. `time-passed` gives the same facts back until the day of silence has come. Example: a drafted coffee
 * request, sent on 2026-03-02: `sent`, silent on 2026-03-23, blocking until the day that never comes.
 */
export function afterMove(facts: AttemptFacts, move: Move, comeback: ComebackRule): AttemptFacts {
  switch (move.kind) {
    case 'sent':
      return afterSending(facts, move.on);
    case 'follow-up-sent':
      return afterFollowUp(facts, move.on);
    case 'outcome':
      return afterOutcome(facts, move.given, comeback);
    case 'time-passed':
      return facts.state === 'sent' && facts.silentOn !== null && facts.silentOn <= move.today
        ? afterSilence(facts, facts.silentOn, comeback)
        : facts;
    default:
      return move satisfies never;
  }
}

/**
 * Refuses a follow-up that must not be written or sent on that day (product.md, "Attempts"): notes have none, answered
 * requests need none, the second one waits 21 days after the last message, a third never. A request that silence has
 * closed may have its second one: on the very day it is due, silence closes the request too. Throws AttemptNotSent,
 * NoFollowUpForNotes, AttemptAnswered, NoThirdFollowUp, SecondFollowUpTooEarly. Example: after a first follow-up on
 * 2026-03-09, a second one on 2026-03-29 is refused, on 2026-03-30 it is not.
 */
export function assertFollowUpFits(facts: AttemptFacts, on: LocalDate): void {
  const refusal = followUpRefusal(facts, on);
  if (refusal) throw refusal;
}

/**
 * Whether a follow-up of this request may be written on that day, by the rules of assertFollowUpFits: what a page
 * offers. False for a follow-up that continues a request: that one is asked. Never throws. Source: product.md,
 * "Attempts". Example: after a first follow-up on 2026-03-09: false on 2026-03-29, true on 2026-03-30.
 */
export function mayFollowUp(facts: AttemptFacts, today: LocalDate): boolean {
  return !facts.continues && followUpRefusal(facts, today) === null;
}

function followUpRefusal(facts: AttemptFacts, on: LocalDate): AppError | null {
  if (isNote(facts.situation)) return new NoFollowUpForNotes();
  if (facts.state === 'drafted' || facts.lastMessageOn === null) return new AttemptNotSent();
  if (facts.state !== 'sent' && facts.outcome !== 'silence') return new AttemptAnswered();
  if (facts.followUpsSent >= MOST_FOLLOW_UPS) return new NoThirdFollowUp();
  const secondFrom = addDays(facts.lastMessageOn, SECOND_FOLLOW_UP_DAYS);
  return facts.followUpsSent > 0 && on < secondFrom ? new SecondFollowUpTooEarly(secondFrom) : null;
}

/**
 * The clock of silence, worked out anew from the messages that went out: the request's own day and those of its sent
 * follow-ups, in any order. After an undo nothing else is right. Never throws. Source: product.md, "Attempts". Example:
 * sent 2026-03-02, follow-up 2026-03-09: last message on 2026-03-09, silent on 2026-03-30.
 */
export function withFollowUps(facts: AttemptFacts, followUpDays: readonly LocalDate[]): AttemptFacts {
  const lastMessageOn = facts.sentOn === null ? null : latestOf(facts.sentOn, ...followUpDays);
  const waits = facts.state === 'sent' && !facts.continues && lastMessageOn !== null;
  return {
    ...facts,
    lastMessageOn,
    followUpsSent: followUpDays.length,
    silentOn: waits ? addDays(lastMessageOn, SILENCE_DAYS) : null,
  };
}

/**
 * "drafted | sent | sent (requests), closed (notes)" (product.md, "Attempts"). Throws AttemptAlreadySent. Example: a
 * coffee request sent on 2026-03-02 is silent on 2026-03-23; a hello is closed at once.
 */
export function afterSending(facts: AttemptFacts, on: LocalDate): AttemptFacts {
  if (facts.state !== 'drafted') throw new AttemptAlreadySent();
  const sent = { ...facts, ...nothingCameOfIt, sentOn: on, lastMessageOn: on, followUpsSent: 0 };
  if (isNote(facts.situation)) return { ...sent, state: 'closed', silentOn: null, blocksUntilOn: null };
  return facts.continues ? { ...sent, state: 'sent', silentOn: null, blocksUntilOn: null } : waiting(sent, on);
}

/**
 * "sent | follow-up sent | sent | the clock of silence starts anew" (product.md, "Attempts"), for the request. Throws
 * what assertFollowUpFits throws, and InvalidInput for a day before the last message. Example: after a follow-up on
 * 2026-03-09 it is silent on 2026-03-30.
 */
export function afterFollowUp(facts: AttemptFacts, on: LocalDate): AttemptFacts {
  assertFollowUpFits(facts, on);
  if (facts.lastMessageOn !== null && on < facts.lastMessageOn) throw beforeTheMessage('/sentAt');
  return { ...waiting({ ...facts, ...nothingCameOfIt }, on), followUpsSent: facts.followUpsSent + 1 };
}

function afterOutcome(facts: AttemptFacts, given: GivenOutcome, comeback: ComebackRule): AttemptFacts {
  assertOutcomeFits(facts, given);
  const { outcome, on } = given;
  switch (outcome) {
    case 'no-answer-yet':
      return stillOpen(facts, on);
    case 'yes':
    case 'talked':
      return { ...settled(facts, given), state: 'answered', blocksUntilOn: blockedAfterAnswer(given) };
    case 'no': {
      const reason = given.reason ?? 'unknown';
      return { ...settled(facts, given), reason, comebackOn: comeback(reason, on) };
    }
    case 'please-dont':
      return settled(facts, given);
    case 'silence':
      return afterSilence(facts, on, comeback);
    default:
      return outcome satisfies never;
  }
}

function assertOutcomeFits(facts: AttemptFacts, { outcome, on }: GivenOutcome): void {
  if (facts.sentOn === null) throw new AttemptNotSent();
  if (on < facts.sentOn) throw beforeTheMessage('/on');
  if (outcome === 'silence' && isNote(facts.situation)) throw new NoteNeedsNoAnswer();
}

function afterSilence(facts: AttemptFacts, on: LocalDate, comeback: ComebackRule): AttemptFacts {
  const given = { outcome: 'silence', reason: null, on, meetingOn: null } as const;
  return { ...settled(facts, given), comebackOn: comeback('silence', on) };
}

/** A note is done as before; a request goes on waiting. */
function stillOpen(facts: AttemptFacts, on: LocalDate): AttemptFacts {
  const open = { ...facts, ...nothingCameOfIt, outcome: 'no-answer-yet', outcomeOn: on } as const;
  if (isNote(facts.situation)) return { ...open, state: 'closed', silentOn: null, blocksUntilOn: null };
  return patientFrom(on, waiting(open, facts.lastMessageOn ?? on));
}

/**
 * A request whose silence the user takes back by hand, although its days are over, waits as long again from that day:
 * else the next minute would close it anew. Never throws. With days to go the facts stay as they are.
 * `patientFrom('2026-04-01', facts)` with `silentOn` 2026-03-23 gives `silentOn` 2026-04-22.
 */
export function patientFrom(day: LocalDate, facts: AttemptFacts): AttemptFacts {
  const isOver = facts.silentOn !== null && facts.silentOn <= day;
  return isOver ? { ...facts, silentOn: addDays(day, SILENCE_DAYS) } : facts;
}

function waiting(facts: AttemptFacts, lastMessageOn: LocalDate): AttemptFacts {
  const silentOn = addDays(lastMessageOn, SILENCE_DAYS);
  return { ...facts, state: 'sent', lastMessageOn, silentOn, blocksUntilOn: never };
}

function settled(facts: AttemptFacts, given: GivenOutcome): AttemptFacts {
  const { outcome, on } = given;
  const closed = { state: 'closed', reason: null, silentOn: null, comebackOn: null, blocksUntilOn: null } as const;
  return { ...facts, ...closed, outcome, outcomeOn: on };
}

/**
 * The meeting of an answer was moved to another day, or there is none any more (null): "30 days later, or after the
 * meeting, it blocks no more" (product.md, "Attempts"). Facts without an answer stay as they are. Never throws.
 * Example: answered on 2026-03-05, the meeting moved to 2026-03-12: blocks until 2026-03-13; called off: until
 * 2026-04-04.
 */
export function withMeetingOn(facts: AttemptFacts, meetingOn: LocalDate | null): AttemptFacts {
  if (facts.state !== 'answered' || facts.outcomeOn === null) return facts;
  return { ...facts, blocksUntilOn: blockedAfterAnswer({ on: facts.outcomeOn, meetingOn }) };
}

/** The first day that is free again: the day after the meeting, else 30 days after the answer. */
function blockedAfterAnswer(given: Pick<GivenOutcome, 'on' | 'meetingOn'>): LocalDate {
  return given.meetingOn === null ? addDays(given.on, ANSWERED_BLOCKS_DAYS) : addDays(given.meetingOn, 1);
}
