import { describe, expect, it } from 'vitest';
import { descriptionIn, patchedFile } from '../../../src/own-calendar/pushing/event-file.js';

const fileOf = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const zone = ['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'END:VTIMEZONE'];
const ours = fileOf(
  ...zone,
  ...['BEGIN:VEVENT', 'UID:one', 'DTSTAMP:2', 'DTSTART;TZID=Europe/Berlin:2', 'DTEND;TZID=Europe/Berlin:3'],
  ...['SUMMARY:Ours', 'SEQUENCE:2', 'END:VEVENT'],
);
const wish = { uid: 'one', parts: ['time', 'place'] as const };

describe('a file with some of our lines', () => {
  it('keeps folded lines, alarms, other events and what no standard knows to the letter', () => {
    const rest = ['X-LONG:a\r\n b', 'BEGIN:VALARM', 'DTSTART:alarm', 'END:VALARM', 'END:VEVENT'];
    const other = ['BEGIN:VEVENT', 'UID:one', 'RECURRENCE-ID:9', 'DTSTART:9', 'END:VEVENT'];
    const theirs = fileOf(
      ...[...zone, ...other, 'BEGIN:VEVENT', 'UID:one', 'dtstart:1', 'DURATION:PT1H', 'LOCATION:a\r\n long one'],
      ...['SUMMARY:Theirs', 'SEQUENCE:7', ...rest],
    );
    const taken = ['DTSTAMP:2', 'DTSTART;TZID=Europe/Berlin:2', 'DTEND;TZID=Europe/Berlin:3'];
    const merged = [...zone, ...other, 'BEGIN:VEVENT', ...taken, 'UID:one', 'SUMMARY:Theirs', 'SEQUENCE:7', ...rest];
    expect(patchedFile(theirs, ours, wish)).toBe(fileOf(...merged));
  });

  it('brings the rules of our zone where theirs has none, and a higher number of changes', () => {
    const theirs = fileOf('BEGIN:VEVENT', 'UID:one', 'DTSTART:1', 'SEQUENCE:1', 'END:VEVENT');
    const merged = patchedFile(theirs.replaceAll('\r\n', '\n'), ours, wish) ?? '';
    expect(merged).toContain(`${zone.join('\r\n')}\r\nBEGIN:VEVENT\r\n`);
    expect(merged.match(/SEQUENCE:.*/g)).toEqual(['SEQUENCE:2']);
  });

  it('knows nothing to do in a file without that event', () => {
    expect(patchedFile(fileOf('BEGIN:VEVENT', 'UID:other', 'END:VEVENT'), ours, wish)).toBeNull();
    expect(patchedFile('<html>', ours, wish)).toBeNull();
  });

  it('reads the description of the event, not of its alarm', () => {
    const alarm = ['BEGIN:VALARM', 'DESCRIPTION:no', 'END:VALARM'];
    const event = ['BEGIN:VEVENT', 'UID:one', ...alarm, 'DESCRIPTION;LANGUAGE=de:a\\, b\\n\r\n c', 'END:VEVENT'];
    expect(descriptionIn(fileOf(...event), 'one')).toBe('a, b\nc');
    expect(descriptionIn(ours, 'one')).toBeNull();
  });
});
