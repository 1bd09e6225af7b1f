import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offersAttitude } from '../../../src/insights/domain/attitude-offer.js';
import { callHour } from '../../../src/insights/domain/call-hours.js';
import { effort } from '../../../src/insights/domain/effort.js';
import { type Hesitation, objectionFor, objections } from '../../../src/insights/domain/objections.js';
import { rehearsalOf } from '../../../src/insights/domain/rehearsal.js';
import { rungs } from '../../../src/contacts/domain/words.js';
import { situations } from '../../../src/outreach/domain/words.js';

const draft: Hesitation = { situation: 'coffee', rung: 'easy', silentDays: 100, timesOpened: 3 };

describe('an objection card', () => {
  it('"shown where the user hesitates (draft opened twice, unsent)": at the third opening, not before', () => {
    expect([0, 1, 2].map((timesOpened) => objectionFor({ ...draft, timesOpened }))).toEqual([null, null, null]);
    expect(objectionFor(draft)).toBe('time');
    expect(objectionFor({ ...draft, timesOpened: 4 })).toBeNull();
  });

  it.each([
    ['asking openly', { situation: 'project-or-job', silentDays: 2000, rung: 'courage' }, 'want-something'],
    ['after a long silence', { silentDays: 365 }, 'long-ago'],
    ['what takes courage', { rung: 'courage' }, 'slimy'],
    ['bringing something', { situation: 'share-offer' }, 'nothing-to-offer'],
    ['a coffee', {}, 'time'],
  ] as const)('fits: %s', (_, fields, fitting) => {
    expect(objectionFor({ ...draft, ...fields })).toBe(fitting);
  });

  it('the next time it is another one, until all five were shown', () => {
    const shown = [3, 6, 9, 12, 15].map((timesOpened) => objectionFor({ ...draft, timesOpened }));
    expect(new Set(shown)).toEqual(new Set(objections));
  });

  it.each([
    [
      { situation: 'project-or-job', silentDays: 365, rung: 'courage' },
      ['want-something', 'long-ago', 'slimy', 'time', 'nothing-to-offer'],
    ],
    [
      { situation: 'coffee', silentDays: 365, rung: 'doable' },
      ['long-ago', 'nothing-to-offer', 'time', 'slimy', 'want-something'],
    ],
    [
      { situation: 'just-hello', silentDays: 364, rung: 'easy' },
      ['time', 'slimy', 'long-ago', 'nothing-to-offer', 'want-something'],
    ],
  ] as const)('%j: the next best each time', (fields, inOrder) => {
    const shown = [3, 6, 9, 12, 15, 18].map((timesOpened) => objectionFor({ ...draft, ...fields, timesOpened }));
    expect(shown).toEqual([...inOrder, inOrder[0]]);
  });

  it('there is at most one, whoever hesitates about whatever', () => {
    const hesitation = fc.record({
      situation: fc.constantFrom(...situations),
      rung: fc.constantFrom(...rungs),
      silentDays: fc.integer({ min: 0, max: 10_000 }),
      timesOpened: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(hesitation, (one) => {
        const found = objectionFor(one);
        expect(found === null).toBe(one.timesOpened === 0 || one.timesOpened % 3 !== 0);
      }),
    );
  });
});

describe('the attitude check is offered', () => {
  const today = '2026-11-25';
  it.each([
    ['at first use', { attitudeOn: null, sentEver: 0, afterBreak: false }, true],
    ['not again once it was gone through', { attitudeOn: '2026-11-24', sentEver: 0, afterBreak: false }, false],
    ['not to somebody who writes already', { attitudeOn: null, sentEver: 3, afterBreak: false }, false],
    ['after a break', { attitudeOn: '2026-06-01', sentEver: 3, afterBreak: true }, true],
    ['after a break, once', { attitudeOn: '2026-11-24', sentEver: 3, afterBreak: true }, false],
  ])('%s', (_, facts, offered) => {
    expect(offersAttitude(facts, today)).toBe(offered);
  });
});

describe('the rehearsal of a call', () => {
  it('"first sentence, one question, exit sentence"', () => {
    const script = 'Hallo, hier ist Ada.\nSchön.\n\nPasst es jetzt?\n\nDanke, mach’s gut.';
    expect(rehearsalOf(script)).toEqual({
      first: 'Hallo, hier ist Ada.\nSchön.',
      question: 'Passt es jetzt?',
      exit: 'Danke, mach’s gut.',
    });
  });

  it('a shorter script has fewer cards, a longer one no more', () => {
    expect(rehearsalOf('Hallo.')).toEqual({ first: 'Hallo.', question: null, exit: null });
    expect(rehearsalOf('Hallo.\n\nPasst es?')).toEqual({ first: 'Hallo.', question: 'Passt es?', exit: null });
    expect(rehearsalOf('A\n\nB\n \nC\n\nD')).toEqual({ first: 'A', question: 'B\n\nC', exit: 'D' });
    expect(rehearsalOf('')).toEqual({ first: '', question: null, exit: null });
  });

  it.each([
    [8, 'early'],
    [9, 'good'],
    [11, 'good'],
    [12, 'noon'],
    [13, 'noon'],
    [14, 'good'],
    [18, 'good'],
    [19, 'late'],
  ])('"quiet hours": %i o\'clock on a work day is %s', (hour, fitting) => {
    expect(callHour('2026-11-25', hour, false)).toBe(fitting);
  });

  it('weekends and holidays are days off', () => {
    expect([callHour('2026-11-28', 10, false), callHour('2026-11-29', 10, false)]).toEqual(['day-off', 'day-off']);
    expect(callHour('2026-11-25', 10, true)).toBe('day-off');
  });
});

describe('R26: "how hard did I expect / was it"', () => {
  it('says nothing below five talks, then the means and how many were easier', () => {
    const talks = [4, 5, 3, 4].map((expected) => ({ expected, was: 2 }));
    expect(effort(talks)).toBeNull();
    expect(effort([...talks, { expected: 2, was: 3 }])).toEqual({ talks: 5, expected: 3.6, was: 2.2, easier: 4 });
  });
});
