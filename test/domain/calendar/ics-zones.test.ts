import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { printCalendar } from '../../../src/calendar/ics/calendar.js';
import type { CalendarEvent } from '../../../src/calendar/ics/event.js';
import { ZoneClock } from '../../../src/calendar/ics/zone-clock.js';

const zones = [
  ...['Europe/Berlin', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'America/Santiago', 'Asia/Kolkata'],
  ...['Africa/Casablanca', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Tehran', 'America/Sao_Paulo', 'Asia/Kathmandu'],
  ...['UTC', 'Etc/GMT+12', 'Pacific/Kiritimati', 'Antarctica/Troll'],
];
const SECOND = 1000;
const DAY = 86_400 * SECOND;
const HALF_HOUR = 1800 * SECOND;

const base: CalendarEvent = {
  uid: '019a0000-0000-7000-8000-000000000001',
  time: { kind: 'timed', startAt: new Date(0), endAt: new Date(0) },
  ...{ summary: 'x', description: null, location: null, url: null, status: 'CONFIRMED', sequence: 0, busy: true },
  createdAt: new Date('2026-11-01T08:00:00Z'),
  changedAt: new Date('2026-11-20T09:30:15Z'),
};
const meetingAt = (start: number, lasts: number, zone: string): CalendarEvent => ({
  ...base,
  time: { kind: 'timed', startAt: new Date(start), endAt: new Date(start + lasts), zone },
});

describe('the zone of a meeting', () => {
  it('parse(print(event)) is the same instant in any zone, over every change of its clock', () => {
    const someTime = fc.integer({ min: Date.UTC(2010, 0, 1) / SECOND, max: Date.UTC(2034, 0, 1) / SECOND });
    const lasting = fc.integer({ min: 60, max: 86_400 });
    const some = fc.array(fc.tuple(someTime, lasting), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), some, (zone, times) => {
        const events = times.map(([start, lasts]) => meetingAt(start * SECOND, lasts * SECOND, zone));
        expect(readTimes(printCalendar({ name: 'x', events }))).toEqual(
          times.map(([start, lasts]) => [start * SECOND, (start + lasts) * SECOND]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Australia/Lord_Howe'])(
    'holds around the changes of the clock in %s, half an hour apart',
    (zone) => {
      const changes = ZoneClock.of(zone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))?.changes ?? [];
      expect(changes.length).toBeGreaterThan(3);
      const times = changes.flatMap(({ at }) => Array.from({ length: 17 }, (_, step) => at + (step - 8) * HALF_HOUR));
      const events = times.map((at) => meetingAt(at, HALF_HOUR, zone));
      expect(readTimes(printCalendar({ name: 'x', events }))).toEqual(times.map((at) => [at, at + HALF_HOUR]));
    },
  );

  it('is said with a block of rules that programs know: the last Sunday of March and October', () => {
    const file = printCalendar({
      name: null,
      events: [meetingAt(Date.UTC(2026, 10, 24, 15), 2700 * SECOND, 'Europe/Berlin')],
    });
    expect(file).toContain(
      [
        ...['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin'],
        ...['BEGIN:DAYLIGHT', 'DTSTART:20260329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
        ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT'],
        ...['BEGIN:STANDARD', 'DTSTART:20261025T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
        ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
      ].join('\r\n'),
    );
    expect(file).toContain(
      'DTSTART;TZID=Europe/Berlin:20261124T160000\r\nDTEND;TZID=Europe/Berlin:20261124T164500\r\n',
    );
    expect(file).not.toContain('DTSTART:20261124');
  });

  it('says in UTC what the clock can’t: an hour that it shows twice, what lies decades ahead, unknown zones', () => {
    const print = (start: string, zone: string): string =>
      printCalendar({ name: null, events: [meetingAt(Date.parse(start), 600 * SECOND, zone)] });
    expect(print('2026-10-24T23:30:00Z', 'Europe/Berlin')).toContain('DTSTART;TZID=Europe/Berlin:20261025T013000');
    for (const twice of ['20261025T003000Z', '20261025T013000Z']) {
      const instant = `2026-10-25T${twice.slice(9, 11)}:30:00Z`;
      expect(print(instant, 'Europe/Berlin')).toContain(`DTSTART:${twice}`);
    }
    expect(print('2026-10-25T01:30:00Z', 'Nowhere/Land')).toContain('DTSTART:20261025T013000Z');
    expect(print('2026-10-25T01:30:00Z', 'UTC')).not.toContain('VTIMEZONE');
    const now = meetingAt(Date.UTC(2026, 5, 1), 600 * SECOND, 'Europe/Berlin');
    const farAway = meetingAt(Date.UTC(2150, 5, 1), 600 * SECOND, 'Europe/Berlin');
    expect(printCalendar({ name: null, events: [now, farAway] })).toContain('DTSTART:21500601T000000Z');
  });

  it('names the days of a zone whose clock follows the moon, and has one block for one without changes', () => {
    const print = (zone: string): string =>
      printCalendar({ name: null, events: [meetingAt(Date.UTC(2026, 10, 24, 15), 600 * SECOND, zone)] });
    expect(print('Africa/Casablanca')).not.toContain('RRULE');
    expect(print('Africa/Casablanca').match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)).toHaveLength(4);
    expect(print('Asia/Kolkata')).toContain('DTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530');
  });
});

describe('the rest of an event', () => {
  it('reads back with another reader: repetition, alarm, people, method', () => {
    const event: CalendarEvent = {
      ...meetingAt(Date.UTC(2026, 10, 24, 15), 600 * SECOND, 'Europe/Berlin'),
      ...{ repeats: 'FREQ=YEARLY;BYYEARDAY=60', alarm: '-PT30M', summary: 'Kaffee, mit Ayla' },
      organizer: { name: 'Jana "J", Probe', address: 'jana@example.org' },
      attendees: [{ name: null, address: 'ayla@example.org', partstat: 'NEEDS-ACTION', rsvp: true }],
    };
    const calendar = parsed(printCalendar({ name: null, method: 'REQUEST', events: [event] }));
    const read = calendar.getFirstSubcomponent('vevent');
    const alarm = read?.getFirstSubcomponent('valarm');
    const [organizer, attendee] = [read?.getFirstProperty('organizer'), read?.getFirstProperty('attendee')];
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(String(read?.getFirstPropertyValue('rrule'))).toBe('FREQ=YEARLY;BYYEARDAY=60');
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT30M');
    expect(alarm?.getFirstPropertyValue('description')).toBe('Kaffee, mit Ayla');
    expect([organizer?.getFirstValue(), organizer?.getParameter('cn')]).toEqual([
      'mailto:jana@example.org',
      "Jana 'J', Probe",
    ]);
    expect([attendee?.getFirstValue(), attendee?.getParameter('partstat'), attendee?.getParameter('rsvp')]).toEqual([
      'mailto:ayla@example.org',
      'NEEDS-ACTION',
      'TRUE',
    ]);
    expect(calendar.getFirstPropertyValue('refresh-interval')).toBeNull();
  });

  it('a birthday in whole days keeps its length across a change of the clock', () => {
    const day: CalendarEvent = { ...base, time: { kind: 'all-day', firstOn: '2026-03-29', lastOn: '2026-03-30' } };
    const event = new ICAL.Event(
      parsed(printCalendar({ name: null, events: [day] })).getFirstSubcomponent('vevent') ?? undefined,
    );
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2026-03-29', '2026-03-31']);
    expect(event.duration.toSeconds() * SECOND).toBe(2 * DAY);
  });
});

function parsed(file: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(file) as unknown[]);
}

/** Start and end in ms, by the file's own zone blocks: none is known to the reader. */
function readTimes(file: string): number[][] {
  return parsed(file)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ startDate, endDate }) => [startDate.toUnixTime() * SECOND, endDate.toUnixTime() * SECOND]);
}
