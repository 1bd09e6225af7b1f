import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../../src/common/local-date.js';
import { FURTHEST_AHEAD, lastSuchDay, meantDay, nextWorkday } from '../../../src/outreach/domain/checks/meant-day.js';
import { replaced } from '../../../src/outreach/domain/checks/inserted.js';
import { checkDraft, type DraftKind } from '../../../src/outreach/domain/draft-check.js';
import { catalogue } from './drafting-support.js';

interface Look {
  readonly language?: 'de' | 'en';
  readonly today?: string;
  readonly kind?: DraftKind;
  readonly slots?: readonly string[];
}

const dayCodes = ['no-such-day', 'day-past', 'holiday', 'weekend', 'wrong-weekday'];

/** A Friday; the first of May and both days of Christmas are holidays. */
function look(text: string, { language = 'de', today = '2026-11-20', kind = 'request', slots = [] }: Look = {}) {
  const isHoliday = (day: string): boolean => /-(?:05-01|12-25|12-26)$/u.test(day);
  const draft = { text, language, form: 'sie', kind, formAssumed: false, days: { today, isHoliday, slots } } as const;
  return checkDraft(draft, catalogue.checkWords[language]).filter(({ code }) => dayCodes.includes(code));
}

const codes = (text: string, how?: Look): string[] => look(text, how).map(({ code }) => code);

describe('days that are written in a text: "day in the past, holiday on that day, weekend"', () => {
  it.each([
    ['Passt Donnerstag, 26. November?', []],
    ['Passt der 26. November?', []],
    ['Passt der 26.11.?', []],
    ['Passt der 26.11.2026 oder der 27. 11. 26?', []],
    ['Passt Ihnen 2026-11-26?', []],
    ['Passt Do., 26.11.?', []],
    ['Passt es am Donnerstag?', []],
    ['Passt Donnerstag, den 27. November?', ['wrong-weekday']],
    ['Passt der 27.11. (Donnerstag)?', ['wrong-weekday']],
    ['Passt Donnerstagabend, 27. Nov.?', ['wrong-weekday']],
    ['Passt der 18. November?', ['day-past']],
    ['Passt der 18.11.?', ['day-past']],
    ['Passt Donnerstag, der 18. November?', ['day-past']],
    ['Passt der 31. November oder der 31. September?', ['no-such-day', 'no-such-day']],
    ['Passt der 18. November? Oder doch der 18.11.?', ['day-past']],
    ['Passt 2026-11-18?', ['day-past']],
    ['Passt der 28.11.?', ['weekend']],
    ['Passt der 28.–29. November?', ['weekend']],
    ['Passt der 25. Dezember?', ['holiday']],
    ['Passt Samstag, 26.12.?', ['holiday']],
    ['Passt der 31. November?', ['no-such-day']],
    ['Passt der 29. Februar?', ['no-such-day']],
    ['Passt der 20. November?', []],
    ['Unser Gespräch vom 18. November war schön. Passt der 26.?', []],
    ['Seit dem 1. September 2019 bin ich hier. Passt es?', []],
    ['Um 10.12. geht der Zug, Version 1.11.3 und Kapitel 2.11. sind fertig.', []],
    ['Sie schrieben „am 18.11. passt es“. Passt es noch?', []],
    ['Ich rufe 0341 18.11.77.12 an. https://example.org/18.11.', []],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ['Would Thursday 26 November suit you?', []],
    ['Would November 26th suit you?', []],
    ['Would Nov 26, 2026 suit you?', []],
    ['Would Thursday the 27th of November suit you?', ['wrong-weekday']],
    ['Would Thursday, November 27th suit you?', ['wrong-weekday']],
    ['Would 18 November suit you?', ['day-past']],
    ['Would 28 Nov suit you?', ['weekend']],
    ['Would December 25 suit you?', ['holiday']],
    ['You may 18 times say no. Would Thursday suit you?', []],
    ['It was good to meet on 18 November.', []],
  ])('%s', (text, expected) => {
    expect(codes(text, { language: 'en' })).toEqual(expected);
  });

  it.each([
    ['Passt Donnerstag, 27. November?', 'Passt Freitag, 27. November?'],
    ['Passt Do, 27.11.?', 'Passt Fr, 27.11.?'],
    ['Passt Donnerstagabend, 27.11.?', 'Passt Freitagabend, 27.11.?'],
    ['Passt Samstag, 28. November?', 'Passt Montag, 30. November?'],
    ['Passt der 25.12.2026?', 'Passt der Montag, 28. Dezember 2026?'],
    ['Passt der 18.11. (Mittwoch)?', 'Passt der Montag, 23. November?'],
  ])('the suggestion names a day that would do: %s', (text, expected) => {
    const [{ insert } = { insert: null }] = look(text);
    const words = insert?.words ?? '';
    expect(insert && replaced(text, { start: insert.start, end: insert.end, text: words })).toBe(expected);
    expect(codes(expected)).toEqual([]);
  });

  it('a note proposes no day, so only the weekday counts', () => {
    expect(codes('Danke für den 18. November.', { kind: 'note' })).toEqual([]);
    expect(codes('Am Samstag, 28. November, lese ich.', { kind: 'note' })).toEqual([]);
    expect(codes('Am 18. November 2026, einem Mittwoch.', { kind: 'note', slots: ['2026-11-18'] })).toEqual([]);
    expect(codes('Am Montag, 18. November 2026.', { kind: 'note' })).toEqual(['wrong-weekday']);
  });

  it('held times count as well, and are not said twice', () => {
    const slots = ['2026-11-18', '2026-12-25', '2026-11-28', '2026-11-26'];
    expect(codes('Passt es?', { slots })).toEqual(['day-past', 'holiday', 'weekend']);
    expect(codes('Passt der 28. November?', { slots: ['2026-11-28'] })).toEqual(['weekend']);
    expect(look('Passt es?', { slots: ['2026-11-28'] })[0]?.params).toEqual({ found: 'Samstag, 28. November' });
  });
});

describe('a day without a year: "the next such day within about ten months, otherwise it was in the past"', () => {
  it.each([
    ['2026-12-20', 2, 1, '2027-01-02'],
    ['2026-12-31', 1, 1, '2027-01-01'],
    ['2027-01-03', 30, 12, '2026-12-30'],
    ['2026-11-20', 20, 11, '2026-11-20'],
    ['2026-11-20', 19, 11, '2026-11-19'],
    ['2026-11-20', 20, 9, '2027-09-20'],
    ['2026-11-20', 21, 9, '2026-09-21'],
    ['2027-11-20', 29, 2, '2028-02-29'],
    ['2028-03-05', 29, 2, '2028-02-29'],
    ['2026-11-20', 29, 2, null],
    ['2026-11-20', 31, 4, null],
  ] as const)('on %s, %d.%d. is %s', (today, day, month, meant) => {
    expect(meantDay({ day, month, year: null }, today)).toBe(meant);
  });

  const anyToday = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

  it('is the one day of its kind from about two months back to ten months ahead', () => {
    fc.assert(
      fc.property(anyToday, fc.integer({ min: FURTHEST_AHEAD - 364, max: FURTHEST_AHEAD }), (today, ahead) => {
        const wanted = addDays(today, ahead);
        const [, month = 0, day = 0] = wanted.split('-').map(Number);
        expect(meantDay({ day, month, year: null }, today)).toBe(wanted);
      }),
    );
  });

  it('is never further ahead than ten months, and has the day and the month that were written', () => {
    fc.assert(
      fc.property(anyToday, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), (today, day, month) => {
        const meant = meantDay({ day, month, year: null }, today);
        if (meant === null) return;
        expect(Math.abs(daysBetween(today, meant))).toBeLessThanOrEqual(FURTHEST_AHEAD);
        expect(meant.slice(5)).toBe(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      }),
    );
  });

  it('what is told of has been, within eight years', () => {
    fc.assert(
      fc.property(anyToday, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (today, day, month) => {
        const last = lastSuchDay({ day, month }, today);
        expect(last !== null && last <= today && daysBetween(last, today) <= 366).toBe(true);
      }),
    );
  });

  it('another day that is proposed is ahead, and free', () => {
    fc.assert(
      fc.property(anyToday, fc.integer({ min: -300, max: 300 }), (today, ahead) => {
        const isFree = (day: string): boolean => weekdayOf(day) >= 6;
        const next = nextWorkday(addDays(today, ahead), today, isFree);
        expect(next !== null && next > today && next > addDays(today, ahead) && !isFree(next)).toBe(true);
      }),
    );
  });

  it('the suggested weekday always settles the hint, whatever the day', () => {
    fc.assert(
      fc.property(
        anyToday,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 6 }),
        (today, ahead, weekday) => {
          const day = addDays(today, ahead);
          const names = catalogue.checkWords.de.weekdays.map(([name]) => name ?? '');
          const months = catalogue.checkWords.de.months.map(([name]) => name ?? '');
          const [, month = 1, number = 1] = day.split('-').map(Number);
          const text = `Passt ${names[weekday] ?? ''}, ${number}. ${months[month - 1] ?? ''}?`;
          const wrong = look(text, { today }).find(({ code }) => code === 'wrong-weekday');
          expect(wrong !== undefined).toBe(weekdayOf(day) !== weekday + 1);
          expect(wrong?.params['right']).toBe(wrong && names[weekdayOf(day) - 1]);
        },
      ),
    );
  });
});
