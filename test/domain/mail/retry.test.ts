import { describe, expect, it } from 'vitest';
import { settle } from '../../../src/mail/domain/retry.js';

const now = new Date('2026-11-24T07:30:00Z');
const fresh = { attempts: 1, lostAnswers: 0, giveUpAt: new Date('2026-11-24T21:00:00Z'), share: 0.5 };
const minutesLater = (instant: Date): number => (instant.getTime() - now.getTime()) / 60_000;

describe('a mail after a try', () => {
  it('is sent once the server took it', () => {
    expect(settle(fresh, 'accepted', now)).toMatchObject({ state: 'sent', sentAt: now });
  });

  it('is given up when the server refuses it for good (5xx)', () => {
    expect(settle(fresh, 'refused', now).state).toBe('dead');
  });

  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 65],
    [9, 65],
  ])('waits after try %i for %i minutes when the server says "later" (4xx)', (attempts, minutes) => {
    const settled = settle({ ...fresh, attempts }, 'later', now);
    expect([settled.state, minutesLater(settled.nextTryAt)]).toEqual(['queued', minutes]);
  });

  it.each([0, 0.25, 0.999])('waits for an hour and its own part of ten minutes from the fifth try on (%d)', (share) => {
    const { nextTryAt } = settle({ ...fresh, attempts: 5, share }, 'later', now);
    expect(minutesLater(nextTryAt)).toBeCloseTo(60 + 10 * share, 3);
  });

  it('is given up when the next try would come after the end of its window', () => {
    const giveUpAt = new Date(now.getTime() + 60_000);
    expect(settle({ ...fresh, giveUpAt }, 'later', now).state).toBe('dead');
  });

  it('is repeated once when the answer got lost, and no more than once', () => {
    expect(settle(fresh, 'lost', now)).toMatchObject({ state: 'ambiguous', lostAnswers: 1 });
    expect(settle({ ...fresh, attempts: 2, lostAnswers: 1 }, 'lost', now)).toMatchObject({
      state: 'ambiguous',
      lostAnswers: 2,
    });
  });
});
