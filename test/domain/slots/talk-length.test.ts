import { describe, expect, it } from 'vitest';
import { meetingMinutes, talkLength } from '../../../src/slots/domain/talk-length.js';

const today = '2026-11-23';

describe('"call 15 min <1 y, 20 min 1-3 y, 30 min >3 y; coffee 45 min"', () => {
  it.each([
    ['2025-11-24', 15],
    ['2025-11-23', 20],
    ['2023-11-25', 20],
    ['2023-11-24', 30],
    [null, 20],
  ] as const)('a call after a silence since %s takes %i minutes', (last, minutes) => {
    expect(meetingMinutes('call', talkLength(last, today))).toBe(minutes);
    expect(meetingMinutes('video', talkLength(last, today))).toBe(minutes);
  });

  it('a coffee takes 45, however long the silence', () => {
    expect(['short', 'long'].map((length) => meetingMinutes('coffee', length as 'short' | 'long'))).toEqual([45, 45]);
  });
});
