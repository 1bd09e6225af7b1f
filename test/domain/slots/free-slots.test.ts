import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { instantOf, localDateOf, localTimeOf } from '../../../src/common/zoned-time.js';
import { apart, freeSlots, merged, overlap, type Span, widened } from '../../../src/slots/domain/free-slots.js';
import { openDay } from '../../../src/slots/open-day.js';

const MINUTE = 60_000;
const at = (time: string): number => Date.parse(`2026-11-26T${time}:00.000Z`);

describe('free times', () => {
  const day = { starts: ['09:00', '09:30', '10:00', '10:30'].map(at), closes: at('11:00') };

  it('begin on the grid, and are over when the day closes', () => {
    const found = freeSlots([day], [], { length: 45 * MINUTE, notBefore: 0, gap: 0 });
    expect(found.map(({ start }) => start)).toEqual([at('09:00'), at('09:30'), at('10:00')]);
  });

  it('overlap nothing that is taken; what ends when they begin is no hindrance', () => {
    const taken = [{ start: at('09:15'), end: at('10:00') }];
    const found = freeSlots([day], taken, { length: 30 * MINUTE, notBefore: 0, gap: 0 });
    expect(found.map(({ start }) => start)).toEqual([at('10:00'), at('10:30')]);
  });

  it('what begins when they end is no hindrance either', () => {
    const found = freeSlots([day], [{ start: at('10:00'), end: at('11:00') }], {
      length: 30 * MINUTE,
      notBefore: 0,
      gap: 0,
    });
    expect(found.map(({ start }) => start)).toEqual([at('09:00'), at('09:30')]);
    expect(overlap({ start: 1, end: 2 }, { start: 0, end: 1 })).toBe(false);
    expect(overlap({ start: 0, end: 1 }, { start: 1, end: 2 })).toBe(false);
  });

  it('keep a break to whatever is taken', () => {
    const taken = [{ start: at('09:00'), end: at('09:30') }];
    const found = freeSlots([day], taken, { length: 30 * MINUTE, notBefore: 0, gap: 15 * MINUTE });
    expect(found.map(({ start }) => start)).toEqual([at('10:00'), at('10:30')]);
    expect(
      merged([
        { start: 5, end: 7 },
        { start: 1, end: 3 },
        { start: 2, end: 5 },
        { start: 9, end: 9 },
      ]),
    ).toEqual([{ start: 1, end: 7 }]);
  });

  it('lie ahead', () => {
    const found = freeSlots([day], [], { length: 30 * MINUTE, notBefore: at('10:15'), gap: 0 });
    expect(found.map(({ start }) => start)).toEqual([at('10:30')]);
  });

  it('stand apart by the way between two meetings', () => {
    const found = apart(freeSlots([day], [], { length: 30 * MINUTE, notBefore: 0, gap: 0 }), 30 * MINUTE);
    expect(found.map(({ start }) => start)).toEqual([at('09:00'), at('10:00')]);
    expect(widened({ start: 60, end: 90 }, 30)).toEqual({ start: 30, end: 120 });
  });
});

describe('the hours of a day', () => {
  const spring = { day: '2027-03-28', zone: 'Europe/Berlin' };
  const autumn = { day: '2026-10-25', zone: 'Europe/Berlin' };
  const times = (asked: Parameters<typeof openDay>[0]) =>
    openDay(asked).starts.map((start) => localTimeOf(new Date(start), asked.zone));

  it('are the full and half hours of its clock', () => {
    expect(times({ day: '2026-11-26', from: '10:15', to: '12:00', zone: 'Europe/Berlin' })).toEqual([
      '10:30',
      '11:00',
      '11:30',
    ]);
  });

  it('leave out the hour that the change to summer time leaves out', () => {
    expect(times({ ...spring, from: '01:00', to: '04:00' })).toEqual(['01:00', '01:30', '03:00', '03:30']);
  });

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Beirut',
    'Pacific/Apia',
  ])('are the same in %s, on every day around a change of the clock, as asking the clock for each of them', (zone) => {
    const days = ['2026-10-20', '2027-03-08', '2027-03-24'].flatMap((first) =>
      Array.from({ length: 16 }, (_, step) => addDays(first, step)),
    );
    for (const day of days) {
      const { starts, closes } = openDay({ day, from: '00:00', to: '23:30', zone });
      expect(closes).toBe(instantOf(day, '23:30', zone).getTime());
      expect(starts.every((start, nth) => nth === 0 || start > (starts[nth - 1] ?? 0))).toBe(true);
      for (const start of [starts[0], starts[6], starts[20], starts.at(-1)]) {
        const [on, time] = [localDateOf(new Date(start ?? 0), zone), localTimeOf(new Date(start ?? 0), zone)];
        expect([on, instantOf(day, time, zone).getTime()]).toEqual([day, start]);
      }
    }
  });

  it('have each time of the doubled hour once', () => {
    expect(times({ ...autumn, from: '01:30', to: '03:30' })).toEqual(['01:30', '02:00', '02:30', '03:00']);
  });
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
];
const clockTime = fc.integer({ min: 0, max: 47 }).map((half) => {
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
});

describe('for any hours, any zone, and whatever is taken', () => {
  it('every time lies in the working hours of its day, on the half hour, and overlaps nothing', () => {
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.constantFrom(...zones),
          first: fc.constantFrom('2026-10-23', '2026-10-30', '2027-03-12', '2027-03-26', '2027-04-02', '2026-12-30'),
          from: clockTime,
          to: clockTime,
          minutes: fc.integer({ min: 15, max: 240 }),
          gap: fc.constantFrom(0, 10, 45),
          busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 5, max: 300 })), {
            maxLength: 8,
          }),
        }),
        ({ zone, first, from, to, minutes, gap, busy }) => {
          const days = [0, 1, 2, 3].map((step) => openDay({ day: addDays(first, step), from, to, zone }));
          const zero = days[0]?.closes ?? 0;
          const taken: Span[] = busy.map(([start, length]) => {
            return { start: zero + start * MINUTE, end: zero + (start + length) * MINUTE };
          });
          const found = freeSlots(days, taken, { length: minutes * MINUTE, notBefore: 0, gap: gap * MINUTE });
          for (const slot of found) {
            const [start, end] = [new Date(slot.start), new Date(slot.end)];
            expect(localTimeOf(start, zone) >= from && localTimeOf(start, zone).slice(3)).toMatch(/^(?:00|30)$/);
            expect(localDateOf(end, zone)).toBe(localDateOf(start, zone));
            expect(localTimeOf(end, zone) <= to).toBe(true);
            expect(taken.some((span) => overlap(slot, widened(span, gap * MINUTE)))).toBe(false);
          }
          const all = days.flatMap(({ starts, closes }) =>
            starts.map((start) => ({ start, end: start + minutes * MINUTE })).filter(({ end }) => end <= closes),
          );
          const isFree = (slot: Span): boolean => !taken.some((span) => overlap(slot, widened(span, gap * MINUTE)));
          expect(found).toEqual(all.filter(isFree)); // and none is forgotten
          const side = apart(found, 30 * MINUTE);
          for (const one of side) for (const other of side) if (one !== other) expect(overlap(one, other)).toBe(false);
        },
      ),
    );
  });
});
