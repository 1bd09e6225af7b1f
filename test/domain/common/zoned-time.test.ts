import { describe, expect, it } from 'vitest';
import { instantOf, isTimeZone, localDateOf, localTimeOf } from '../../../src/common/zoned-time.js';

describe('wall-clock time in a zone', () => {
  it.each([
    ['2026-11-23', '08:30', 'Europe/Berlin', '2026-11-23T07:30:00.000Z'],
    ['2026-07-01', '08:30', 'Europe/Berlin', '2026-07-01T06:30:00.000Z'],
    ['2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'], // in the gap: the first instant after it
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // twice: the first
    ['2026-11-23', '08:30', 'Pacific/Kiritimati', '2026-11-22T18:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant);
  });

  it('the same instant is another day elsewhere', () => {
    const instant = new Date('2026-11-23T23:30:00Z');
    expect(localDateOf(instant, 'Europe/Berlin')).toBe('2026-11-24');
    expect(localDateOf(instant, 'America/New_York')).toBe('2026-11-23');
    expect(localTimeOf(instant, 'Asia/Kolkata')).toBe('05:00');
  });

  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])('%s is a zone', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });
  it.each(['Europe/Atlantis', '+01:00', '', 'Berlin', '../etc', null])('%s is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
