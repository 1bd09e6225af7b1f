import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { printCalendar } from '../../../src/calendar/ics/calendar.js';
import type { CalendarEvent } from '../../../src/calendar/ics/event.js';
import { cleanText, escapeText, foldLine } from '../../../src/calendar/ics/text.js';

const coffee: CalendarEvent = {
  uid: '019a0000-0000-7000-8000-000000000001@wiedersehen',
  time: { kind: 'timed', startAt: new Date('2026-11-24T15:00:00Z'), endAt: new Date('2026-11-24T15:45:00Z') },
  summary: 'Treffen mit Ayla',
  description: null,
  location: 'Café Puschkin, Leipzig',
  url: 'https://example.org/people/1?a=1,2;3',
  status: 'CONFIRMED',
  sequence: 2,
  createdAt: new Date('2026-11-01T08:00:00Z'),
  changedAt: new Date('2026-11-20T09:30:15.500Z'),
  busy: true,
};

const followUp: CalendarEvent = {
  ...coffee,
  uid: '019a0000-0000-7000-8000-000000000002@wiedersehen',
  time: { kind: 'all-day', firstOn: '2026-12-31', lastOn: '2026-12-31' },
  busy: false,
};

describe('a calendar file', () => {
  it('is printed exactly so', () => {
    expect(printCalendar({ name: 'Wiedersehen: Jana', events: [coffee, followUp] })).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Wiedersehen//Calendar 1//EN
      CALSCALE:GREGORIAN
      NAME:Wiedersehen: Jana
      X-WR-CALNAME:Wiedersehen: Jana
      REFRESH-INTERVAL;VALUE=DURATION:PT1H
      X-PUBLISHED-TTL:PT1H
      BEGIN:VEVENT
      UID:019a0000-0000-7000-8000-000000000001@wiedersehen
      DTSTAMP:20261120T093015Z
      DTSTART:20261124T150000Z
      DTEND:20261124T154500Z
      SUMMARY:Treffen mit Ayla
      LOCATION:Café Puschkin\\, Leipzig
      URL:https://example.org/people/1?a=1,2;3
      STATUS:CONFIRMED
      SEQUENCE:2
      CREATED:20261101T080000Z
      LAST-MODIFIED:20261120T093015Z
      TRANSP:OPAQUE
      END:VEVENT
      BEGIN:VEVENT
      UID:019a0000-0000-7000-8000-000000000002@wiedersehen
      DTSTAMP:20261120T093015Z
      DTSTART;VALUE=DATE:20261231
      DTEND;VALUE=DATE:20270101
      SUMMARY:Treffen mit Ayla
      LOCATION:Café Puschkin\\, Leipzig
      URL:https://example.org/people/1?a=1,2;3
      STATUS:CONFIRMED
      SEQUENCE:2
      CREATED:20261101T080000Z
      LAST-MODIFIED:20261120T093015Z
      TRANSP:TRANSPARENT
      END:VEVENT
      END:VCALENDAR
      "
    `);
  });

  it('reads back with another reader: instants, whole days with an exclusive end, sequence and address', () => {
    const [timed, allDay] = eventsOf(printCalendar({ name: 'x', events: [coffee, followUp] }));
    expect(timed?.startDate.toJSDate().toISOString()).toBe('2026-11-24T15:00:00.000Z');
    expect(timed?.endDate.toJSDate().toISOString()).toBe('2026-11-24T15:45:00.000Z');
    expect(timed?.sequence).toBe(2);
    expect(timed?.component.getFirstPropertyValue('url')).toBe('https://example.org/people/1?a=1,2;3');
    expect(allDay?.startDate.isDate).toBe(true);
    expect([allDay?.startDate.toString(), allDay?.endDate.toString()]).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('parse(print(x)) equals x for any text: emoji, right-to-left, commas, line breaks', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (summary, description, location) => {
        const [read] = eventsOf(
          printCalendar({ name: summary, events: [{ ...coffee, summary, description, location }] }),
        );
        expect(read?.summary).toBe(cleanText(summary));
        expect(read?.description).toBe(cleanText(description));
        expect(read?.location).toBe(cleanText(location));
      }),
      { numRuns: 500 },
    );
  });

  it('has only CRLF, no control character, no line over 75 octets and no character cut in two', () => {
    fc.assert(
      fc.property(anyText, (summary) => {
        const file = printCalendar({ name: summary, events: [{ ...coffee, summary }] });
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(file, 'utf8').toString('utf8')).toBe(file);
      }),
      { numRuns: 500 },
    );
  });
});

describe('text', () => {
  it.each([
    ['a\r\nb\u0007', 'a\nb'],
    ['a\rb\u2028c\u0085d', 'a\nb\nc\nd'],
    ['tab\tstays', 'tab\tstays'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['سلام 👋🏽 Aşkın', 'سلام 👋🏽 Aşkın'],
  ])('cleans %j to %j', (text, clean) => expect(cleanText(text)).toBe(clean));

  it.each([
    ['Kaffee, 16 Uhr', 'Kaffee\\, 16 Uhr'],
    ['a;b\\c:d"e', 'a\\;b\\\\c:d"e'],
    ['a\nb', 'a\\nb'],
  ])('escapes %j to %j (RFC 5545, 3.3.11)', (text, escaped) => expect(escapeText(text)).toBe(escaped));

  it('folds at the 75th octet, and a character of four octets moves to the next line whole (RFC 5545, 3.1)', () => {
    expect(foldLine('END:VEVENT')).toBe('END:VEVENT\r\n');
    expect(foldLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`);
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x\r\n`);
    expect(foldLine(`${'x'.repeat(72)}👋`)).toBe(`${'x'.repeat(72)}\r\n 👋\r\n`);
    expect(foldLine('x'.repeat(75 + 74 + 1))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      ',',
      ';',
      '\\',
      '\n',
      '\r',
      'n',
      'N',
      ' ',
      ':',
      '"',
      '👩‍👩‍👧',
      'ש',
      '\u202e',
      '^',
      '\u0000',
      '\t',
    ),
    maxLength: 120,
  }),
);

function eventsOf(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}
