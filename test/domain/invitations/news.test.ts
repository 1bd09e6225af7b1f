import { describe, expect, it } from 'vitest';
import { newsFor, nextSequence, type Sent } from '../../../src/invitations/domain/news.js';

const sent: Sent = { method: 'request', state: 'sent', sequence: 0, wasSent: true, isSame: true };
const agreed = { isThere: true, state: 'agreed', isAhead: true, sent: null } as const;

describe('what there is to tell', () => {
  it.each([
    ['an invitation where there is none', {}, 'invite'],
    ['nothing to who knows', { sent }, null],
    ['a change', { sent: { ...sent, isSame: false } }, 'update'],
    ['once more what was turned away', { sent: { ...sent, state: 'turned-away', wasSent: false } }, 'invite'],
    ['nothing before a yes', { state: 'proposed' }, null],
    ['nothing once it has begun', { isAhead: false, sent: { ...sent, isSame: false } }, null],
    ['that it is off', { state: 'not-this-time', sent }, 'cancel'],
    ['that it is off for who was taken out', { isThere: false, sent }, 'cancel'],
    ['nothing to who never heard of it', { state: 'not-this-time' }, null],
    ['nothing twice', { state: 'not-this-time', sent: { ...sent, method: 'cancel' } }, null],
    ['an invitation when it is on again', { sent: { ...sent, method: 'cancel' } }, 'invite'],
  ] as const)('%s', (_, known, news) => {
    expect(newsFor({ ...agreed, ...known })).toBe(news);
  });

  it('numbers only rise, and the same said once more keeps its own', () => {
    expect(nextSequence({ news: 'invite', meeting: 3, sent: null })).toBe(3);
    expect(nextSequence({ news: 'invite', meeting: 0, sent })).toBe(0);
    expect(nextSequence({ news: 'update', meeting: 0, sent: { ...sent, isSame: false } })).toBe(1);
    expect(nextSequence({ news: 'update', meeting: 5, sent: { ...sent, isSame: false } })).toBe(5);
    expect(nextSequence({ news: 'cancel', meeting: 0, sent })).toBe(1);
    expect(nextSequence({ news: 'invite', meeting: 0, sent: { ...sent, method: 'cancel', sequence: 1 } })).toBe(2);
  });
});
