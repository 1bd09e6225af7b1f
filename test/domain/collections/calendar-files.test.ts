import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ShownMeeting } from '../../../src/calendar/meeting-files.service.js';
import { meetingEvent } from '../../../src/calendar/ics/feed-event.js';
import { printTask } from '../../../src/calendar/ics/calendar.js';
import type { CalendarTask } from '../../../src/calendar/ics/task.js';
import { namesInTitle } from '../../../src/collections/domain/names-in-title.js';
import { oneThing } from '../../../src/collections/ics/one-thing.js';
import { openObject } from '../../../src/collections/ics/object-file.js';
import { patchedMeeting } from '../../../src/collections/meetings/meeting-patch.js';
import { meetingTold } from '../../../src/collections/meetings/meeting-told.js';
import { patchedTask } from '../../../src/collections/follow-ups/task-patch.js';
import { taskTold } from '../../../src/collections/follow-ups/task-told.js';

const folder = new URL('../../fixtures/dav/', import.meta.url);
const samples = (kind: string): string[] =>
  readdirSync(new URL(kind, folder))
    .filter((name) => name.endsWith('.ics'))
    .map((name) => readFileSync(new URL(`${kind}/${name}`, folder), 'utf8'));

/** The same numbers in each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = ['Tee', 'a, b; c\\d', 'Ü'.repeat(60), 'zwei\nZeilen', '🎓 x', '"quoted"'];
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'];
const states = ['proposed', 'agreed', 'done', 'not-this-time'] as const;

/** Lines of the untouched kind, of whichever component. */
const others = (text: string, touched: RegExp): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => !touched.test(line));

describe('files of meetings and tasks', () => {
  it('are the same octets again where nothing is another, with any line break and fold', () => {
    for (const text of [...samples('meetings'), ...samples('follow-ups')]) {
      for (const lineBreak of ['\r\n', '\n', '\r']) {
        const same = text.replaceAll('\r\n', lineBreak);
        const file = openObject(same);
        expect(file.lines.map(({ raw }) => raw).join('')).toBe(same);
      }
    }
  });

  it('say what the meeting says after any change, and every line that has nothing to do with it is the same', () => {
    const random = randomFrom(8);
    const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const touched =
      /^(?:DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|STATUS|SEQUENCE|DTSTAMP|LAST-MODIFIED|X-APPLE-STRUCTURED-LOCATION)[;:]/;
    for (const text of samples('meetings')) {
      for (let round = 0; round < 12; round += 1) {
        const start = Date.UTC(2026, Math.floor(random() * 24), 1, 0, Math.floor(random() * 40_000));
        const shown = shownMeeting(
          start,
          { timeZone: one(zones), place: one([null, ...words]), state: one(states) },
          one(words),
        );
        const patched = patchedMeeting(text, shown);
        const told = meetingTold(oneThing(patched, 'VEVENT'), shown.meeting.timeZone);
        const { startAt, endAt } = shown.meeting;
        expect(told).toMatchObject({ startAt, endAt, status: shown.event.status });
        expect(told.summary).toBe(shown.event.summary.replace('\n', ' '));
        expect(told.place).toBe(shown.meeting.place?.replace('\n', ' ') ?? null);
        expect(patchedMeeting(patched, shown)).toBe(patched);
        const [kept, before] = [others(patched, touched), others(text, touched)];
        expect(before.filter((line) => !kept.includes(line))).toEqual([]);
        expect(patched.split('\r\n').every((line) => Buffer.byteLength(line) <= 76)).toBe(true);
      }
    }
  });

  it('say what the reminder says after any change, and every line that has nothing to do with it is the same', () => {
    const random = randomFrom(9);
    const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const touched = /^(?:DUE|DTSTART|SUMMARY|STATUS|COMPLETED|PERCENT-COMPLETE|RRULE|DTSTAMP|LAST-MODIFIED)[;:]/;
    for (const text of samples('follow-ups')) {
      for (let round = 0; round < 12; round += 1) {
        const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(random() * 900))).toISOString().slice(0, 10);
        const task = aTask({ dueOn: day, summary: one(words), doneAt: one([null, '2026-11-23T08:00:00.000Z']) });
        const patched = patchedTask(text, { task, rule: one([null, 'FREQ=WEEKLY', 'FREQ=MONTHLY']) }, 'Europe/Berlin');
        const told = taskTold(oneThing(patched, 'VTODO'), 'Europe/Berlin');
        expect(told).toMatchObject({ dueOn: day, isClosed: task.doneAt !== null });
        expect(told.summary).toBe(task.summary.replace('\n', ' '));
        const [kept, before] = [others(patched, touched), others(text, touched)];
        expect(before.filter((line) => !kept.includes(line))).toEqual([]);
      }
    }
  });

  it('find a full name anywhere in a title, in either order of its parts, and no single word', () => {
    const keys = namesInTitle('Kaffee: Anna-Lena Meier!').map(({ name, sortedBy }) => `${name} < ${sortedBy}`);
    expect(keys).toContain('anna lena meier < meier anna lena');
    expect(namesInTitle('Anna')).toEqual([]);
    expect(namesInTitle('wort '.repeat(500)).length).toBeLessThan(120);
  });

  it('print a task so that reading it says the same', () => {
    const task = aTask({ dueOn: '2026-12-01', summary: 'Buch, blau', doneAt: null });
    const told = taskTold(oneThing(printTask(task), 'VTODO'), 'Europe/Berlin');
    expect(told).toMatchObject({ dueOn: '2026-12-01', summary: 'Buch, blau', isClosed: false });
  });
});

function shownMeeting(
  start: number,
  fields: Pick<ShownMeeting['meeting'], 'timeZone' | 'place' | 'state'>,
  title: string,
): ShownMeeting {
  const stamps = { createdAt: '2026-11-23T08:00:00.000Z', updatedAt: '2026-11-23T09:00:00.000Z' };
  const times = { startAt: new Date(start).toISOString(), endAt: new Date(start + 3_600_000).toISOString() };
  const meeting = { id: 'x', ...fields, ...stamps, ...times, title, note: null, sequence: 3, takePart: 1 };
  const event = meetingEvent(meeting, { summary: title, description: null, location: fields.place, url: null });
  return { meeting, event };
}

function aTask(fields: Pick<CalendarTask, 'dueOn' | 'summary' | 'doneAt'>): CalendarTask {
  const stamps = { createdAt: '2026-11-23T08:00:00.000Z', changedAt: '2026-11-23T09:00:00.000Z' };
  return { uid: 'x', description: null, url: null, ...stamps, ...fields };
}
