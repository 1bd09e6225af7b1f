import { addDays, type LocalDate } from '../../../src/common/local-date.js';
import {
  afterMove,
  type AttemptFacts,
  type ComebackRule,
  type GivenOutcome,
  type Move,
} from '../../../src/outreach/domain/attempt-state.js';

export const sentOn = '2026-03-02';
/** The comeback rule without its jitter, as product.md writes the days. */
export const comeback: ComebackRule = (why, from) =>
  addDays(from, { 'wrong-date': 14, 'too-busy': 60, unknown: 90, 'no-need-now': 180, silence: 90 }[why]);

export function aDraft(fields: Partial<AttemptFacts> = {}): AttemptFacts {
  return {
    situation: 'coffee',
    continues: false,
    state: 'drafted',
    sentOn: null,
    lastMessageOn: null,
    followUpsSent: 0,
    outcome: null,
    reason: null,
    outcomeOn: null,
    silentOn: null,
    comebackOn: null,
    blocksUntilOn: null,
    ...fields,
  };
}

export function after(facts: AttemptFacts, ...moves: readonly Move[]): AttemptFacts {
  return moves.reduce((current, move) => afterMove(current, move, comeback), facts);
}

export const sending: Move = { kind: 'sent', on: sentOn };
export const aRequest = (): AttemptFacts => after(aDraft(), sending);
export const aNote = (): AttemptFacts => after(aDraft({ situation: 'just-hello' }), sending);
export const followUp = (on: LocalDate): Move => ({ kind: 'follow-up-sent', on });
export const time = (today: LocalDate): Move => ({ kind: 'time-passed', today });
export const outcome = (given: Partial<GivenOutcome> & Pick<GivenOutcome, 'outcome'>): Move => ({
  kind: 'outcome',
  given: { reason: null, on: '2026-03-05', meetingOn: null, ...given },
});
