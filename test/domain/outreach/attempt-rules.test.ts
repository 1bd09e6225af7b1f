import { describe, expect, it } from 'vitest';
import { never } from '../../../src/contacts/domain/rank-columns.js';
import { type AttemptFacts, mayFollowUp, withMeetingOn } from '../../../src/outreach/domain/attempt-state.js';
import { aDraft, after, sending, aRequest, aNote, followUp, time, outcome } from './attempt-moves.js';

describe('"30 days later, or after the meeting, it blocks no more"', () => {
  const answered = (): AttemptFacts => after(aRequest(), outcome({ outcome: 'yes', meetingOn: '2026-03-10' }));

  it('follows a meeting that is moved, and goes by the answer once there is none', () => {
    expect(answered().blocksUntilOn).toBe('2026-03-11');
    expect(withMeetingOn(answered(), '2026-03-12').blocksUntilOn).toBe('2026-03-13');
    expect(withMeetingOn(answered(), null).blocksUntilOn).toBe('2026-04-04');
  });

  it('a request that waits again waits whatever becomes of the meeting', () => {
    expect(withMeetingOn(aRequest(), '2026-03-12').blocksUntilOn).toBe(never);
  });
});

describe('"a second follow-up only by hand after 21 days; a third never": what a page offers', () => {
  const first = (): AttemptFacts => after(aRequest(), followUp('2026-03-09'));

  it.each([
    ['the first one at any time', aRequest, '2026-03-03', true],
    ['the second one not before 21 days', first, '2026-03-29', false],
    ['the second one after 21 days', first, '2026-03-30', true],
    ['the second one when silence has closed it', () => after(first(), time('2026-03-30')), '2026-03-30', true],
    ['a third never', () => after(first(), followUp('2026-03-30')), '2026-12-31', false],
    ['none after an answer', () => after(aRequest(), outcome({ outcome: 'yes' })), '2026-12-31', false],
    ['none of a note', aNote, '2026-03-30', false],
    ['none of a draft', aDraft, '2026-03-30', false],
  ])('%s', (_, facts, today, offered) => {
    expect(mayFollowUp(facts(), today)).toBe(offered);
  });

  it('none of a follow-up: its request is asked', () => {
    expect(mayFollowUp(after(aDraft({ situation: 'follow-up', continues: true }), sending), '2026-12-31')).toBe(false);
  });
});
