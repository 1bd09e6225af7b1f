import { expect, test } from 'vitest';
import { NothingToUndo } from '../../../src/outreach/domain/refusals.js';
import { type EarlierState, lastOf, remembered, type UndoableFacts } from '../../../src/outreach/domain/undo.js';

const facts: UndoableFacts = {
  ...{ state: 'answered', channel: 'email', sentAt: '2026-03-02T08:00:00.000Z', sentOn: '2026-03-02' },
  ...{ markedOn: '2026-03-03', expectation: 35, outcome: 'no', reason: 'too-busy', outcomeOn: '2026-03-05' },
  ...{ outcomeAt: '2026-03-05T08:00:00.000Z', comebackOn: '2026-05-04', blocksUntilOn: '2026-05-05' },
  ...{ howHardExpected: 4, howHardWas: 2 },
};
const meeting = {
  ...{ start: '2026-03-09T14:00:00.000Z', end: '2026-03-09T15:00:00.000Z', timeZone: 'Europe/Berlin', place: null },
};

test('"any: another outcome, undo": each fact and the meeting come back as they were', () => {
  expect(lastOf(remembered([], { ...facts, body: 'Hallo' } as UndoableFacts, meeting))).toEqual({
    state: { ...facts, meeting },
    earlier: [],
  });
});

test('the last move goes first', () => {
  const states = remembered(remembered([], facts, null), { ...facts, state: 'sent' }, null);
  const { state, earlier } = lastOf(states);
  expect(state.state).toBe('sent');
  expect(lastOf(earlier).state.state).toBe('answered');
});

test('of more than ten moves the oldest is forgotten', () => {
  let states: EarlierState[] = [];
  for (let move = 1; move <= 11; move += 1) states = remembered(states, { ...facts, expectation: move }, null);
  expect(states.map(({ expectation }) => expectation)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('where nothing happened there is nothing to undo', () => expect(() => lastOf([])).toThrow(NothingToUndo));
