import { describe, expect, it } from 'vitest';
import { filePart, parametersOf, plainValue } from '../../../src/dav/reports/domain/file-part.js';
import { folded, isTextMatched, type MatchKind } from '../../../src/dav/reports/domain/text-match.js';
import { isTodoWithin, timeRange, type TodoTimes } from '../../../src/dav/reports/domain/time-range.js';
import { CalendarTimes } from '../../../src/dav/reports/times/calendar-times.js';
import { limitedRecurrences } from '../../../src/dav/reports/times/expanded.js';
import { ReportZones } from '../../../src/dav/reports/times/report-zones.js';

const file = (...lines: readonly string[]): NonNullable<ReturnType<typeof filePart>> => {
  const part = filePart(lines.join('\r\n'));
  if (!part) throw new Error('nothing begins in it');
  return part;
};

describe('files taken apart', () => {
  it('keeps each line as it stands, folds and all, and reads it unfolded (RFC 6350, 3.2)', () => {
    const { properties } = file('BEGIN:VCARD', 'item1.NOTE;X="a:b;c":Kaf', ' fee\\, kurz', 'END:VCARD');
    const [note] = properties;
    expect(note).toMatchObject({
      group: 'item1',
      name: 'NOTE',
      value: 'Kaffee\\, kurz',
      raw: 'item1.NOTE;X="a:b;c":Kaf\r\n fee\\, kurz',
    });
    expect(note && plainValue(note)).toBe('Kaffee, kurz');
    expect(note && parametersOf(note).get('X')).toEqual(['a:b;c']);
  });

  it('reads quoted-printable over soft line breaks, and types without a name (vCard 2.1)', () => {
    const { properties } = file(
      'BEGIN:VCARD',
      'NOTE;CHARSET=UTF-8;QUOTED-PRINTABLE:M=C3=BC=',
      'ller',
      'TEL;CELL:1',
      'END:VCARD',
    );
    expect(properties.map(plainValue)).toEqual(['Müller', '1']);
    expect(properties.map((property) => parametersOf(property).get('TYPE') ?? [])).toEqual([[], ['CELL']]);
  });

  it.each(['', 'END:VCARD', 'BEGIN:VCARD', ':', 'BEGIN:A\r\n'.repeat(10_000)])('never breaks on %.20s', (text) => {
    expect(() => filePart(text)).not.toThrow();
  });
});

describe('collations (RFC 4790, 9; RFC 5051)', () => {
  const matched = (
    text: string,
    wanted: string,
    collation: 'i;ascii-casemap' | 'i;unicode-casemap' | 'i;octet',
    kind: MatchKind = 'contains',
  ): boolean => isTextMatched(text, { wanted: folded(wanted, collation), collation, kind, isNegated: false });
  it('knows capitals of A to Z, of every script, or none', () => {
    expect(matched('Ärger', 'ÄRGER', 'i;ascii-casemap')).toBe(true);
    expect(matched('ärger', 'ÄRGER', 'i;ascii-casemap')).toBe(false);
    expect(matched('ärger', 'ÄRGER', 'i;unicode-casemap')).toBe(true);
    expect(matched('Иван', 'ИВАН', 'i;unicode-casemap', 'equals')).toBe(true);
    expect(matched('a', 'A', 'i;octet')).toBe(false);
  });
});

describe('tasks in a time (RFC 4791, 9.9: each row of the table)', () => {
  const none: TodoTimes = { start: null, due: null, isDueByDuration: false, completed: null, created: null };
  const range = { from: 10, to: 20 };
  it.each([
    ['DTSTART and DURATION: it ends in time', { start: 5, due: 10, isDueByDuration: true }, true],
    ['DTSTART and DURATION: it ended before', { start: 5, due: 9, isDueByDuration: true }, false],
    ['DTSTART and DUE: due after the begin', { start: 5, due: 11 }, true],
    ['DTSTART and DUE: due at the begin', { start: 5, due: 10 }, false],
    ['DTSTART and DUE: it begins behind the end', { start: 21, due: 22 }, false],
    ['DTSTART alone, within', { start: 10 }, true],
    ['DTSTART alone, at the end', { start: 20 }, false],
    ['DUE alone, within', { due: 20 }, true],
    ['DUE alone, at the begin', { due: 10 }, false],
    ['COMPLETED and CREATED around it', { completed: 30, created: 5 }, true],
    ['COMPLETED and CREATED before it', { completed: 6, created: 5 }, false],
    ['COMPLETED alone, within', { completed: 15 }, true],
    ['COMPLETED alone, after it', { completed: 25 }, false],
    ['CREATED alone, before its end', { created: 5 }, true],
    ['CREATED alone, after it', { created: 25 }, false],
    ['nothing at all', {}, true],
  ])('%s', (_row, times, isWithin) => {
    expect(isTodoWithin({ ...none, ...times }, range)).toBe(isWithin);
  });

  it('a range has a begin or an end, in UTC, in this order', () => {
    expect(timeRange({ start: '20261124T000000Z' })).toEqual({ from: Date.UTC(2026, 10, 24), to: Infinity });
    expect([
      timeRange({}),
      timeRange({ start: '20261124' }),
      timeRange({ start: '20261124T000000Z', end: '20261124T000000Z' }),
    ]).toEqual([null, null, null]);
  });
});

describe('series in a time', () => {
  const at = (month: number, day: number): number => Date.UTC(2026, month - 1, day);
  const timesOf = (...lines: readonly string[]): { calendar: ReturnType<typeof file>; times: CalendarTimes } => {
    const calendar = file('BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR');
    return { calendar, times: new CalendarTimes(calendar, new ReportZones('Europe/Berlin', null)) };
  };
  const daily = [
    'BEGIN:VEVENT',
    'UID:a',
    'DTSTART:20260101T100000Z',
    'DTEND:20260101T110000Z',
    'RRULE:FREQ=DAILY',
    'END:VEVENT',
  ];
  const moved = [
    ...['BEGIN:VEVENT', 'UID:a', 'RECURRENCE-ID:20260310T100000Z', 'DTSTART:20260320T100000Z'],
    ...['DTEND:20260320T120000Z', 'END:VEVENT'],
  ];

  it('what recurs for ever is found far ahead, and without an end of the range', () => {
    const { calendar, times } = timesOf(...daily);
    const [event] = calendar.parts;
    expect(event && times.isWithin(event, { from: Date.UTC(2080, 0, 1), to: Infinity })).toBe(true);
    expect(event && times.isWithin(event, { from: -Infinity, to: at(1, 1) })).toBe(false);
  });

  it('a changed occurrence counts where it is now, and the event no more where it was (RFC 4791, 9.6.5)', () => {
    const { times } = timesOf(...daily, ...moved);
    const starts = times
      .occurrences({ from: at(3, 9), to: at(3, 12) })
      .map(({ event }) => new Date(event.start).getUTCDate());
    expect(starts).toEqual([9, 11]);
    expect(times.occurrences({ from: at(3, 20), to: at(3, 21) })).toHaveLength(2);
  });

  it('limit-recurrence-set keeps the changes that touch the range, now or before (RFC 4791, 9.6.6)', () => {
    const { calendar, times } = timesOf(...daily, ...moved);
    const kept = (from: number, to: number): number => limitedRecurrences(calendar, times, { from, to }).parts.length;
    expect([kept(at(3, 10), at(3, 11)), kept(at(3, 20), at(3, 21)), kept(at(5, 1), at(5, 2))]).toEqual([2, 2, 1]);
  });

  it.each(['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=999999999', 'nonsense'])(
    'the rule %s neither throws nor takes for ever',
    (rule) => {
      const { calendar, times } = timesOf(
        'BEGIN:VEVENT',
        'UID:a',
        'DTSTART:20260101T100000Z',
        `RRULE:${rule}`,
        'END:VEVENT',
      );
      const [event] = calendar.parts;
      expect(event && times.isWithin(event, { from: Date.UTC(2090, 0, 1, 1), to: Infinity })).toBe(false);
    },
  );
});
