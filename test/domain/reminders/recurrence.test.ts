import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '../../../src/common/local-date.js';
import { nextDay, putOff, type Recurrence, saidOn, standingAfter } from '../../../src/reminders/domain/recurrence.js';
import { parseRule, printRule } from '../../../src/reminders/domain/rule.js';

/** Days of a rule as it is stored, one after the other. */
function daysOf(rule: string, startsOn: LocalDate, count: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let after = addDays(startsOn, -1); days.length < count;) {
    const day = nextDay({ rule, startsOn }, after);
    if (day === null) break;
    days.push(day);
    after = day;
  }
  return days;
}

/** The same by a library that was not written here. */
function daysByIcal(rule: string, startsOn: LocalDate, count: number): LocalDate[] {
  const days: LocalDate[] = [];
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(startsOn));
  for (let day = iterator.next(); day && days.length < count; day = iterator.next()) {
    const [year, month, date] = [day.year, day.month, day.day].map((part) => String(part).padStart(2, '0'));
    days.push(`${year}-${month}-${date}`);
  }
  return days;
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekdays = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 });
const nthWeekdays = fc.uniqueArray(
  fc.tuple(fc.constantFrom('1', '2', '3', '4', '-1', '-2', ''), fc.constantFrom(...codes)).map((pair) => pair.join('')),
  { minLength: 1, maxLength: 1 },
);
const monthDays = fc.uniqueArray(fc.constantFrom(1, 5, 15, 28, 29, 30, 31, -1), { minLength: 1, maxLength: 1 });
const byParts = fc.oneof(
  fc.constant('FREQ=DAILY'),
  weekdays.map((days) => `FREQ=DAILY;BYDAY=${days.join(',')}`),
  fc.constant('FREQ=WEEKLY'),
  weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days.join(',')}`),
  fc.constant('FREQ=MONTHLY'),
  nthWeekdays.map((days) => `FREQ=MONTHLY;BYDAY=${days.join(',')}`),
  monthDays.map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days.join(',')}`),
  fc.constant('FREQ=YEARLY'),
);
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 12 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 1, max: 900 }).map((days) => `;UNTIL=${addDays('2026-11-01', days).replaceAll('-', '')}`),
);
/** A later day is missing in some months: RFC 5545 leaves these out, we do not. Unit: days. */
const SHORTEST_MONTH = 28;
const starts = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
const rules = fc
  .tuple(byParts, fc.integer({ min: 1, max: 5 }), ends)
  .map(([parts, interval, end]) => `${parts};INTERVAL=${interval}${end}`);

describe('a rule', () => {
  it('has the days that ical.js finds', () => {
    fc.assert(
      fc.property(rules, starts, (rule, anyDay) => {
        // RFC 5545, 3.8.5.3: what a start means that is no day of its rule is not defined
        const [startsOn = ''] = daysOf(rule, anyDay, 1);
        fc.pre(startsOn !== '');
        fc.pre(/BY/.test(rule) || Number(startsOn.slice(8)) <= SHORTEST_MONTH);
        expect(daysOf(rule, startsOn, 15)).toEqual(daysByIcal(rule, startsOn, 15));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the next day after any day, the same as day by day from its start', () => {
    fc.assert(
      fc.property(rules, starts, fc.integer({ min: -30, max: 400 }), (rule, startsOn, ahead) => {
        const after = addDays(startsOn, ahead);
        const all = daysOf(rule, startsOn, 60);
        const next = nextDay({ rule, startsOn }, after);
        expect(next).toBe(all.find((day) => day > after) ?? (all.length < 60 ? null : next));
      }),
    );
  });

  it('is read from what was printed, as it was', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const read = parseRule(rule);
        expect(read && parseRule(printRule(read))).toEqual(read);
        expect(read).not.toBeNull();
      }),
    );
  });

  it('never throws, whatever is sent', () => {
    const words = fc.array(
      fc.oneof(rules, fc.string(), fc.constantFrom('FREQ=', 'COUNT=0', ';;', 'BYDAY=0MO', 'BYDAY=,')),
    );
    fc.assert(
      fc.property(words, (parts) => void nextDay({ rule: parts.join(';'), startsOn: '2026-11-23' }, '2026-11-23')),
    );
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=WEEKLY;FREQ=DAILY',
    'INTERVAL=2',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYDAY=MO',
    'FREQ=DAILY;COUNT=3;UNTIL=20270101',
    'FREQ=DAILY;UNTIL=20270230',
    'FREQ=DAILY;BYDAY=',
    'FREQ=WEEKLY;WKST=SU',
    '',
  ])('%j is none', (rule) => {
    expect(parseRule(rule)).toBeNull();
  });

  it('is read in any case, with the name of its property in front, and with the time of an UNTIL left out', () => {
    expect(parseRule('rrule:freq=daily;until=20270131T225959Z;wkst=mo')).toMatchObject({ until: '2027-01-31' });
  });

  it('keeps the day when the month is shorter, and goes back to it', () => {
    expect(daysOf('FREQ=MONTHLY', '2026-12-31', 4)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
    expect(daysOf('FREQ=YEARLY', '2028-02-29', 3)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28']);
    expect(daysOf('FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-31', 2)).toEqual(['2027-01-31', '2027-02-28']);
  });

  it('ends where days end, and one without any day has none', () => {
    expect(nextDay({ rule: 'FREQ=DAILY', startsOn: '2026-11-23' }, '2199-12-31')).toBeNull();
    expect(
      nextDay({ rule: 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30', startsOn: '2027-02-01' }, '2027-02-01'),
    ).toBeNull();
  });
});

const series: Recurrence = { rule: 'FREQ=WEEKLY;INTERVAL=2', from: 'date', startsOn: '2026-11-23', leadDays: null };
const standing = { dueOn: '2026-11-23', leadDays: null, recurrence: series };

describe('once it is done', () => {
  it('comes again on the first day of its rule that is ahead, done early, in time or weeks later', () => {
    const dueOn = (doneOn: LocalDate): unknown => standingAfter(standing, doneOn)?.dueOn;
    expect(dueOn('2026-11-20')).toBe('2026-12-07');
    expect(dueOn('2026-11-23')).toBe('2026-12-07');
    expect(dueOn('2026-12-07')).toBe('2026-12-21');
    expect(dueOn('2027-01-05')).toBe('2027-01-18');
  });

  it('or as long after that day as the rule says', () => {
    const fromDone = { ...standing, recurrence: { ...series, from: 'done' } as const };
    expect(standingAfter(fromDone, '2026-11-20')?.dueOn).toBe('2026-12-04');
    expect(standingAfter(fromDone, '2027-01-05')?.dueOn).toBe('2027-01-19');
  });

  it.each(['date', 'done'] as const)('three times are three times, counted from its %s', (from) => {
    const recurrence = { ...series, rule: 'FREQ=WEEKLY;COUNT=3', from };
    const days: LocalDate[] = [];
    for (let at: ReturnType<typeof standingAfter> = { ...standing, recurrence }; at; at = standingAfter(at, at.dueOn))
      days.push(at.dueOn);
    expect(days).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
  });

  it('one that comes once does not come again', () => {
    expect(standingAfter({ ...standing, recurrence: null }, '2026-11-23')).toBeNull();
  });
});

describe('put off', () => {
  it('a day of a series, or one that is said ahead, stays its day as long as that has not come', () => {
    const ahead = { dueOn: '2026-12-24', leadDays: 7, recurrence: null };
    expect(putOff(ahead, '2026-12-20')).toEqual({ ...ahead, leadDays: 4 });
    expect(saidOn(putOff(ahead, '2026-12-20'))).toBe('2026-12-20');
    expect(putOff(ahead, '2026-12-28')).toEqual({ dueOn: '2026-12-28', leadDays: null, recurrence: null });
    expect(putOff({ ...standing, dueOn: '2026-12-07' }, '2026-12-01')).toMatchObject({
      dueOn: '2026-12-07',
      leadDays: 6,
    });
  });

  it('another one stands on the day', () => {
    expect(putOff({ dueOn: '2026-12-24', leadDays: null, recurrence: null }, '2026-12-01').dueOn).toBe('2026-12-01');
  });

  it('and its next times are what they were', () => {
    const recurrence = { ...series, leadDays: 3 };
    const late = putOff({ ...standing, leadDays: 3, recurrence }, '2026-11-25');
    expect(standingAfter(late, '2026-11-25')).toEqual({ dueOn: '2026-12-07', leadDays: 3, recurrence });
  });
});
