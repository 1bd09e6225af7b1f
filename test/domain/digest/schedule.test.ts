import { describe, expect, it } from 'vitest';
import type { LocalDate, Weekday } from '../../../src/common/local-date.js';
import { instantOf, localDateOf, localTimeOf } from '../../../src/common/zoned-time.js';
import {
  dueNow,
  type MailPlan,
  nextDueAfter,
  speaksUntil,
  windowEndOf,
  type Zone,
} from '../../../src/digest/domain/schedule.js';

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const weekdays: MailPlan = {
  madeOn: '2020-01-01',
  mailDays: [1, 2, 3, 4, 5],
  mailTime: '08:30',
  quietDates: [],
  pauseUntil: null,
};

describe('the next mail', () => {
  // 2026-11-23 is a Monday
  it.each<[string, Partial<MailPlan>, string, string | null]>([
    ['before the send time it is today', {}, '2026-11-23T07:00:00Z', '2026-11-23T07:30:00.000Z'],
    ['at the send time it is tomorrow', {}, '2026-11-23T07:30:00Z', '2026-11-24T07:30:00.000Z'],
    ['after Friday comes Monday', {}, '2026-11-27T08:00:00Z', '2026-11-30T07:30:00.000Z'],
    [
      'quiet dates are skipped',
      { quietDates: ['2026-11-24', '2026-11-25'] },
      '2026-11-23T08:00:00Z',
      '2026-11-26T07:30:00.000Z',
    ],
    [
      'a pause is skipped up to its last day',
      { pauseUntil: '2027-01-06' },
      '2026-11-23T08:00:00Z',
      '2027-01-06T07:30:00.000Z',
    ],
    [
      'a pause that ends on a weekend ends on Monday',
      { pauseUntil: '2027-01-09' },
      '2026-11-23T08:00:00Z',
      '2027-01-11T07:30:00.000Z',
    ],
    [
      'a new account’s first mail comes on the next mail day',
      { madeOn: '2026-11-23' },
      '2026-11-23T06:00:00Z',
      '2026-11-24T07:30:00.000Z',
    ],
    [
      'and after the weekend for one made on Friday',
      { madeOn: '2026-11-27' },
      '2026-11-27T06:00:00Z',
      '2026-11-30T07:30:00.000Z',
    ],
    ['without mail days there is none', { mailDays: [] }, '2026-11-23T07:00:00Z', null],
    [
      'a skipped hour: the first instant after the gap',
      { mailDays: everyDay, mailTime: '02:30' },
      '2027-03-27T12:00:00Z',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      'a doubled hour: the first of the two',
      { mailDays: everyDay, mailTime: '02:30' },
      '2027-10-30T12:00:00Z',
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'and not the second one too',
      { mailDays: everyDay, mailTime: '02:30' },
      '2027-10-31T00:30:00Z',
      '2027-11-01T01:30:00.000Z',
    ],
  ])('%s', (_name, change, after, expected) => {
    const next = nextDueAfter({ ...weekdays, ...change }, new Date(after), zoneOf('Europe/Berlin'));
    expect(next?.dueAt.toISOString() ?? null).toBe(expected);
  });

  it('moves before the gap where the gap ends with the day (Nuuk, 2027-03-27, no 23:00)', () => {
    const plan = { ...weekdays, mailDays: everyDay, mailTime: '23:30' };
    const next = nextDueAfter(plan, new Date('2027-03-27T12:00:00Z'), zoneOf('America/Nuuk'));
    expect([next?.day, next && localTimeOf(next.dueAt, 'America/Nuuk')]).toEqual(['2027-03-27', '22:00']);
  });

  it('leaves out a day that the date line took away (Samoa, 2011-12-30)', () => {
    const plan = { ...weekdays, madeOn: '2000-01-01', mailDays: everyDay };
    const next = nextDueAfter(plan, new Date('2011-12-29T20:00:00Z'), zoneOf('Pacific/Apia'));
    expect(next?.day).toBe('2011-12-31');
  });
});

describe('the window: "from the send time to 22:00 (at least two hours), same local day"', () => {
  it.each([
    ['08:30', '22:00'],
    ['19:59', '22:00'],
    ['20:30', '22:30'],
    ['21:30', '23:30'],
    ['22:00', '00:00'],
    ['23:00', '00:00'],
  ])('of a mail at %s ends at %s', (mailTime, end) => {
    const zone = zoneOf('Europe/Berlin');
    const due = { day: '2026-11-23', dueAt: instantOf('2026-11-23', mailTime, 'Europe/Berlin') };
    expect(localTimeOf(windowEndOf(due, zone), 'Europe/Berlin')).toBe(end);
  });

  it.each<[string, Partial<MailPlan>, string, LocalDate | null]>([
    ['a minute before the send time nothing is due', {}, '2026-11-23T07:29:59Z', null],
    ['at the send time today’s mail is due', {}, '2026-11-23T07:30:00Z', '2026-11-23'],
    ['a service that was down sends until 22:00', {}, '2026-11-23T20:59:59Z', '2026-11-23'],
    ['at 22:00 that day’s mail is given up', {}, '2026-11-23T21:00:00Z', null],
    ['on a Saturday nothing is due', {}, '2026-11-28T10:00:00Z', null],
    ['on a quiet date nothing is due', { quietDates: ['2026-11-23'] }, '2026-11-23T10:00:00Z', null],
    ['in a pause nothing is due', { pauseUntil: '2026-11-24' }, '2026-11-23T10:00:00Z', null],
    ['on the day after the pause it is', { pauseUntil: '2026-11-23' }, '2026-11-23T10:00:00Z', '2026-11-23'],
    ['on the day the account was made nothing is due', { madeOn: '2026-11-23' }, '2026-11-23T10:00:00Z', null],
  ])('%s', (_name, change, now, day) => {
    expect(dueNow({ ...weekdays, ...change }, new Date(now), zoneOf('Europe/Berlin'))?.day ?? null).toBe(day);
  });
});

describe('until when a mail speaks', () => {
  it.each<[string, Partial<MailPlan>, LocalDate, string, string]>([
    ['on Monday until Tuesday’s', {}, '2026-11-23', 'Europe/Berlin', '2026-11-24T07:30:00.000Z'],
    ['on Friday until Monday’s', {}, '2026-11-27', 'Europe/Berlin', '2026-11-30T07:30:00.000Z'],
    ['over the end of summer time (25 October)', {}, '2026-10-23', 'Europe/Berlin', '2026-10-26T07:30:00.000Z'],
    ['over its beginning (28 March)', {}, '2027-03-26', 'Europe/Berlin', '2027-03-29T06:30:00.000Z'],
    ['on the other side of the world', {}, '2026-11-27', 'Pacific/Auckland', '2026-11-29T19:30:00.000Z'],
    ['for a week where one comes a week', { mailDays: [2] }, '2026-11-24', 'Europe/Berlin', '2026-12-01T07:30:00.000Z'],
    [
      'over quiet dates',
      { quietDates: ['2026-12-24', '2026-12-25', '2026-12-28'] },
      '2026-12-23',
      'Europe/Berlin',
      '2026-12-29T07:30:00.000Z',
    ],
    ['at most for a month', { pauseUntil: '2027-03-01' }, '2026-11-24', 'Europe/Berlin', '2026-12-24T23:00:00.000Z'],
    ['without mail days for that day', { mailDays: [] }, '2026-11-24', 'Europe/Berlin', '2026-11-24T23:00:00.000Z'],
    [
      'where a day ends in the gap (Nuuk)',
      { mailDays: everyDay },
      '2027-03-27',
      'America/Nuuk',
      '2027-03-28T09:30:00.000Z',
    ],
    [
      'over a day that does not exist (Samoa)',
      { madeOn: '2000-01-01', mailDays: everyDay },
      '2011-12-29',
      'Pacific/Apia',
      '2011-12-30T18:30:00.000Z',
    ],
  ])('%s', (_name, change, day, zone, at) => {
    expect(speaksUntil({ ...weekdays, ...change }, day, zoneOf(zone)).at.toISOString()).toBe(at);
  });
});

function zoneOf(name: string): Zone {
  return {
    localDateOf: (instant) => localDateOf(instant, name),
    instantOf: (day, time) => instantOf(day, time, name),
  };
}
