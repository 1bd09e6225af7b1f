import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/busy-calendars/reading/budget.js';
import { calendarOf, NotACalendar } from '../../../src/busy-calendars/reading/calendar-of.js';
import { wallsOfRule } from '../../../src/busy-calendars/reading/recurrence.js';
import { utcClock } from '../../../src/busy-calendars/reading/wall-clock.js';

const from = Date.UTC(2026, 2, 1);
const to = Date.UTC(2027, 2, 1);
const starts = [Date.UTC(2025, 10, 5, 9), Date.UTC(2026, 1, 28, 9), Date.UTC(2026, 4, 20, 9)];

/** As ical.js counts it through from the begin, in no zone. */
function oracle(rule: string, start: number): number[] {
  const date = new Date(start).toISOString().slice(0, 19);
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(date));
  const found: number[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const wall = Date.parse(`${next.toString()}Z`);
    if (wall > to) break;
    if (wall >= from) found.push(wall);
  }
  return found;
}

/** ical.js begins a daily rule at its start, also where BYDAY leaves that day out: only in series.ts the start counts as well. */
function isOfRule(rule: string, start: number): boolean {
  const day = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(start).getUTCDay()] ?? '';
  return !rule.startsWith('FREQ=DAILY') || !rule.includes('BYDAY=') || rule.includes(day, rule.indexOf('BYDAY='));
}

describe('rules', () => {
  const plain = ['FREQ=DAILY', 'FREQ=WEEKLY'].flatMap((freq) =>
    ['', ';INTERVAL=2', ';INTERVAL=3;COUNT=40', ';COUNT=200'].flatMap((every) =>
      ['', ';BYDAY=MO', ';BYDAY=SU,WE,FR', ';BYDAY=TU,SU;WKST=SU'].map((days) => `${freq}${every}${days}`),
    ),
  );
  const others = [
    ...['FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR'],
    ...['FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=YEARLY'],
    ...['FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'FREQ=YEARLY;COUNT=2', 'FREQ=HOURLY;INTERVAL=6', 'FREQ=MONTHLY;COUNT=10'],
  ];
  // a weekly rhythm of several weeks that DAILY hits only by chance never comes round in ical.js
  const rules = [...plain, ...others].filter((rule) => !/DAILY;INTERVAL.*BYDAY=MO$/.test(rule));
  it.each(rules)('%s is what ical.js finds by counting it through', (rule) => {
    for (const start of starts.filter((one) => isOfRule(rule, one))) {
      const found = wallsOfRule(rule, { start, from, to, clock: utcClock }, new Budget());
      expect(found.slice(0, 300)).toEqual(oracle(rule, start).slice(0, 300));
    }
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;INTERVAL=1',
    'FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=WEEKLY;INTERVAL=999999999;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYDAY=5MO',
    'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=20',
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6',
    'FREQ=HOURLY;BYHOUR=25',
    'FREQ=DAILY;COUNT=999999999',
    `FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, hour) => hour).join()};BYMINUTE=${Array.from({ length: 60 }, (_, minute) => minute).join()}`,
    'FREQ=NEVER',
    'RRULE',
    '',
  ])('%s comes to an end', (rule) => {
    const file = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:19700105T090000Z\nDURATION:PT1H\nRRULE:${rule}\nEND:VEVENT
BEGIN:VEVENT\nUID:b\nDTSTART:20260601T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR`;
    const { spans } = calendarOf(Buffer.from(file), { from, to, zone: 'UTC', own: [] });
    expect(spans.some(({ start, end }) => start <= Date.UTC(2026, 5, 1, 9) && end >= Date.UTC(2026, 5, 1, 10))).toBe(
      true,
    );
  });

  it('a further date that is a period lasts as long as it says (RFC 5545, 3.8.5.2)', () => {
    const lines = [
      ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART:20260316T090000Z', 'DURATION:PT1H'],
      'RDATE;VALUE=PERIOD:20260317T090000Z/PT4H,20260318T090000Z/20260318T113000Z',
      ...['RDATE:20260319T090000Z', 'END:VEVENT', 'END:VCALENDAR'],
    ];
    const { spans } = calendarOf(Buffer.from(lines.join('\r\n')), { from, to, zone: 'UTC', own: [] });
    expect(spans.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([1, 4, 2.5, 1]);
  });

  it('a page is no calendar, and half a calendar is what there is of it', () => {
    const wish = { from, to, zone: 'UTC', own: [] };
    expect(() => calendarOf(Buffer.from('<!doctype html><p>Sign in'), wish)).toThrow(NotACalendar);
    const half =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260601T090000Z\nDTEND:20260601T100000Z\nBEGIN:VEVENT\nDTSTART:nonsense\n';
    expect(calendarOf(Buffer.from(half), wish)).toMatchObject({ found: 1, unreadable: 1 });
  });
});
