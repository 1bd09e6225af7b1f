import { describe, expect, it } from 'vitest';
import { type CalendarKind, laidOut } from '../../../src/calendar/month/domain/laid-out.js';
import { takenElsewhere } from '../../../src/calendar/month/domain/taken-elsewhere.js';
import { changedMeeting } from '../../../src/meetings/domain/changed-meeting.js';
import { monthAsked } from '../../../src/web/calendar.fields.js';

describe('days of a calendar', () => {
  const on = (kind: CalendarKind, firstOn: string, lastOn = firstOn, startAt: string | null = null) => {
    return { kind, firstOn, lastOn, startAt };
  };

  it('are all there, with what lasts several days on each of them', () => {
    const days = laidOut([on('trip', '2026-11-20', '2026-11-25')], '2026-11-24', '2026-11-26');
    expect(days.map(({ day, items }) => [day, items.length])).toEqual([
      ['2026-11-24', 1],
      ['2026-11-25', 1],
      ['2026-11-26', 0],
    ]);
    expect(laidOut([], '2026-11-24', '2026-11-23')).toEqual([]);
  });

  it('have what is the whole day first, then the hours in their order, then what is to be done', () => {
    const day = '2026-11-24';
    const items = [
      on('reminder', day),
      on('busy', day, day, '2026-11-24T15:00:00.000Z'),
      on('meeting', day, day, '2026-11-24T09:00:00.000Z'),
      on('birthday', day),
      on('trip', day),
      on('holiday', day),
    ];
    const [only] = laidOut(items, day, day);
    expect(only?.items.map(({ kind }) => kind)).toEqual(['holiday', 'trip', 'birthday', 'meeting', 'busy', 'reminder']);
  });
});

describe('times that are taken elsewhere', () => {
  const asked = { from: 0, to: 100, ours: [] };

  it('are merged, in order, and those outside left out', () => {
    expect(
      takenElsewhere(
        [
          [50, 60],
          [5, 20],
          [0, 10],
          [20, 30],
          [100, 120],
          [-5, 0],
          [7, 7],
        ],
        asked,
      ),
    ).toEqual([
      [0, 30],
      [50, 60],
    ]);
  });

  it('do not say our own meeting once more, but what is longer than it', () => {
    const ours = [[10, 20]] as const;
    expect(
      takenElsewhere(
        [
          [10, 20],
          [12, 18],
        ],
        { ...asked, ours },
      ),
    ).toEqual([]);
    expect(takenElsewhere([[5, 20]], { ...asked, ours })).toEqual([[5, 20]]);
  });
});

describe('a changed meeting', () => {
  const meeting = {
    startAt: '2026-11-24T15:00:00.000Z',
    endAt: '2026-11-24T16:00:00.000Z',
    timeZone: 'Europe/Berlin',
    place: 'Café',
    title: null,
    note: 'Zahlen',
    travelMinutes: 30,
    state: 'agreed',
    sequence: 2,
    updatedAt: '2026-11-01T00:00:00.000Z',
  } as const;
  const now = new Date('2026-11-23T08:00:00.000Z');

  it('raises its sequence with another time only', () => {
    expect(changedMeeting(meeting, { place: null, title: 'Kaffee', note: null, state: 'done' }, now)).toMatchObject({
      ...{ place: null, title: 'Kaffee', note: null, state: 'done', travelMinutes: 30, sequence: 2 },
      updatedAt: now.toISOString(),
    });
    expect(changedMeeting(meeting, { start: '2026-11-24T16:00:00+01:00' }, now).sequence).toBe(2);
    expect(changedMeeting(meeting, { end: '2026-11-24T16:30:00Z' }, now).sequence).toBe(3);
    expect(changedMeeting(meeting, { timeZone: 'Europe/London' }, now).sequence).toBe(3);
  });
});

describe('the month that is asked for', () => {
  const today = '2026-11-23';

  it('is this one, or the one of the day, or the one that is named, with whole weeks around it', () => {
    expect(monthAsked({}, today)).toMatchObject({ month: '2026-11', gridFrom: '2026-10-26', gridTo: '2026-12-06' });
    expect(monthAsked({ d: '2026-12-24' }, today)).toMatchObject({ month: '2026-12', chosen: '2026-12-24' });
    expect(monthAsked({ m: '2027-02' }, today)).toMatchObject({
      ...{ first: '2027-02-01', last: '2027-02-28', gridFrom: '2027-02-01', gridTo: '2027-02-28', chosen: null },
    });
  });

  it.each(['2026-13', '0001-01', '9999-12', 'x', '', "2026-11'--"])('is this one for "%s"', (m) => {
    expect(monthAsked({ m, d: m, view: m }, today)).toMatchObject({ month: '2026-11', chosen: null, view: 'both' });
  });

  it('has no day chosen that it does not show', () => {
    expect(monthAsked({ m: '2026-11', d: '2026-12-07' }, today).chosen).toBeNull();
    expect(monthAsked({ m: '2026-11', d: '2026-12-06' }, today).chosen).toBe('2026-12-06');
  });
});
