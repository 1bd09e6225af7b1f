import { describe, expect, it } from 'vitest';
import { isOwnEventName, ownEventName } from '../../../src/calendar-accounts/domain/own-event-name.js';
import { isSameHouse } from '../../../src/calendar-accounts/domain/same-house.js';
import { keptTheirs, theirsOf } from '../../../src/own-calendar/domain/theirs.js';
import { untilNextTry } from '../../../src/own-calendar/domain/waits.js';

describe('whom a password may be said to', () => {
  it.each([
    ['caldav.icloud.com', 'p42-caldav.icloud.com', true],
    ['cloud.example.org', 'cloud.example.org', true],
    ['example.org', 'dav.example.org', true],
    ['cal.example.co.uk', 'dav.example.co.uk', true],
    ['example.co.uk', 'other.co.uk', false],
    ['cloud.example.org', 'evil-example.org', false],
    ['example.org', 'example.com', false],
    ['org', 'example.org', false],
    ['192.168.0.1', '192.168.0.2', false],
    ['10.0.0.1', '11.0.0.1', false],
    ['[::1]', '[::2]', false],
  ])('%s leads on to %s: %s', (given, other, may) => {
    expect(isSameHouse(given, other)).toBe(may);
  });
});

describe('an event of ours', () => {
  it('is known by its name', () => {
    const id = '01980000-0000-7000-8000-000000000000';
    expect(isOwnEventName(ownEventName(id))).toBe(true);
    for (const other of ['lunch.ics', `x-${ownEventName(id)}`, `${ownEventName(id)}.bak`]) {
      expect(isOwnEventName(other)).toBe(false);
    }
  });

  it('keeps what stands there instead of it', () => {
    const seen = { start: 1, end: 2, summary: 'x', place: null };
    expect(theirsOf(keptTheirs(seen))).toEqual(seen);
    expect([theirsOf(null), theirsOf('{'), theirsOf(keptTheirs(null))]).toEqual([null, null, null]);
  });

  it('is tried again after 5 minutes to 6 hours', () => {
    const minutes = (count: number): number => count * 60_000;
    expect([0, 3, 20, 10_000].map((since) => untilNextTry(minutes(since)) / 60_000)).toEqual([5, 5, 20, 360]);
  });
});
