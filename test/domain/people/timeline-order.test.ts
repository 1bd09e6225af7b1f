import { describe, expect, it } from 'vitest';
import {
  compareDays,
  endOf,
  placeKey,
  readPlace,
  restOf,
  timelineKinds,
  type TimelinePlace,
} from '../../../src/people/timeline/domain/timeline-order.js';

const place = (fields: Partial<TimelinePlace>): TimelinePlace => ({
  on: '2026-11-23',
  kind: 'sent',
  at: null,
  id: 'a',
  ...fields,
});

describe('the order of a timeline', () => {
  it('the later day comes first, and within a day the outcome before the message', () => {
    expect(compareDays(place({ on: '2026-11-24' }), place({}))).toBeLessThan(0);
    expect(compareDays(place({ kind: 'outcome' }), place({ kind: 'sent' }))).toBeLessThan(0);
    expect(compareDays(place({ id: 'a' }), place({ id: 'b' }))).toBe(0);
  });

  it.each([
    ['meeting', 'before-day'],
    ['sent', 'from-entry'],
    ['change', 'up-to-day'],
  ] as const)('after a message, what is still to come of %s is %s', (kind, rest) => {
    expect(restOf(kind, place({}))).toBe(rest);
  });

  it('everything of a day comes after its end', () => {
    const end = endOf('2026-11-23');
    expect(end.on).toBe('2026-11-24');
    for (const kind of timelineKinds.slice(0, -1)) expect(restOf(kind, end)).toBe('before-day');
  });

  it('a place is read as it was written, and nothing else is', () => {
    for (const kind of timelineKinds) {
      for (const at of [null, '2026-11-23T08:00:00.000Z']) {
        const written = place({ kind, at });
        expect(readPlace(placeKey(written), written.id)).toEqual(written);
      }
    }
    for (const foreign of ['', '2026-11-23', '2026-02-30 sent ', '2026-11-23 never ', '2026-11-23 sent soon']) {
      expect(readPlace(foreign, 'a'), foreign).toBeNull();
    }
  });
});
