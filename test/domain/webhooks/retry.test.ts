import { describe, expect, it } from 'vitest';
import { afterTry, resultOf } from '../../../src/webhooks/domain/retry.js';
import { signatureOf } from '../../../src/webhooks/signature.js';

const now = new Date('2026-11-23T08:00:00Z');
const MINUTE = 60_000;

describe('a message to a webhook', () => {
  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [299, 'accepted'],
    [301, 'later'],
    [404, 'later'],
    [410, 'gone'],
    [429, 'later'],
    [500, 'later'],
  ])('answered with %i is %s', (status, result) => expect(resultOf(status)).toBe(result));

  it('is tried again after 1, 5 and 30 minutes, 2 and 12 hours, and then no more', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((tries) => {
      const { state, nextTryAt } = afterTry('later', { tries, share: 0, now });
      return nextTryAt === null ? state : (nextTryAt.getTime() - now.getTime()) / MINUTE;
    });
    expect(waits).toEqual([1, 5, 30, 120, 720, 'stopped']);
  });

  it('is tried up to a tenth later, so that not all come at once', () => {
    const { nextTryAt } = afterTry('later', { tries: 3, share: 0.5, now });
    expect(nextTryAt).toEqual(new Date(now.getTime() + 31.5 * MINUTE));
  });

  it('ends when it was taken in, or nothing is wanted there any more', () => {
    expect(afterTry('accepted', { tries: 1, share: 0, now })).toEqual({ state: 'sent', nextTryAt: null });
    expect(afterTry('gone', { tries: 1, share: 0, now })).toEqual({ state: 'stopped', nextTryAt: null });
  });

  it('is signed as RFC 2104 says, with the time in front', () => {
    // openssl: printf '1.{}' | openssl dgst -sha256 -hmac key
    expect(signatureOf('key', '1', '{}')).toBe(SIGNED);
  });
});

const SIGNED = 'v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224';
