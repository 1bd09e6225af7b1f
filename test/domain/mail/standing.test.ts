import { describe, expect, it } from 'vitest';
import { afterBounce, afterRefusal, goodStanding, type Standing } from '../../../src/mail/domain/standing.js';

const refusedOn = (...days: string[]): Standing => days.reduce(afterRefusal, goodStanding);

describe('an address that takes no mail', () => {
  it('is stopped after three refusals on different days', () => {
    expect(refusedOn('2026-11-23', '2026-11-24').isStopped).toBe(false);
    expect(refusedOn('2026-11-23', '2026-11-24', '2026-11-30')).toMatchObject({ refusals: 3, isStopped: true });
  });

  it('is not stopped by three on one day', () => {
    expect(refusedOn('2026-11-23', '2026-11-23', '2026-11-23')).toMatchObject({ refusals: 1, isStopped: false });
  });

  it('is stopped by the second mail that comes back', () => {
    expect(afterBounce(goodStanding)).toMatchObject({ bounces: 1, isStopped: false });
    expect(afterBounce(afterBounce(goodStanding))).toMatchObject({ bounces: 2, isStopped: true });
  });

  it('stays stopped, whatever comes after', () => {
    const stopped = { ...goodStanding, isStopped: true };
    expect(afterRefusal(stopped, '2026-11-23').isStopped).toBe(true);
    expect(afterBounce(stopped).isStopped).toBe(true);
  });
});
