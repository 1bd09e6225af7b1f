import { describe, expect, it } from 'vitest';
import { isQuestionDue, type QuietFacts, quietSince } from '../../../src/digest/domain/write-less.js';

// 2026-11-02 is a Monday
const quiet: QuietFacts = {
  today: '2026-11-17',
  mailDays: [1, 2, 3, 4, 5],
  lastActOn: '2026-11-02',
  firstMailOn: '2026-11-03',
  askedOn: null,
  isFree: () => false,
};

describe('"after 10 working days without any action one question whether to write less"', () => {
  it.each<[string, Partial<QuietFacts>, boolean]>([
    ['comes on the day after the tenth', {}, true],
    ['does not come on the tenth', { today: '2026-11-16' }, false],
    ['still comes later, when no mail came on that day', { today: '2026-12-30' }, true],
    ['counts no public holiday and no quiet date', { isFree: (day) => day === '2026-11-11' }, false],
    ['counts from the first mail that nothing followed upon', { firstMailOn: '2026-11-04' }, false],
    ['is not asked where no mail came', { firstMailOn: null }, false],
    ['is asked where nothing was ever done', { lastActOn: null }, true],
    ['is asked once', { askedOn: '2026-11-17', today: '2026-12-30' }, false],
    ['is asked once also where nothing was ever done', { lastActOn: null, askedOn: '2026-03-01' }, false],
    ['is asked again only after an act came between', { askedOn: '2026-10-20' }, true],
    ['an act on the day of the question came after it', { askedOn: '2026-11-02' }, true],
    ['is not asked where there is one mail a week', { mailDays: [1] }, false],
    ['or none', { mailDays: [] }, false],
  ])('%s', (_name, change, expected) => {
    expect(isQuestionDue({ ...quiet, ...change })).toBe(expected);
  });

  const told = { lastActOn: '2026-11-02', madeOn: '2026-01-01', pauseUntil: null };
  it.each([
    ['the last act', {}, '2026-11-02'],
    ['the making of an account that never did anything', { lastActOn: null }, '2026-01-01'],
    ['the last day of a pause', { pauseUntil: '2026-11-10' }, '2026-11-09'],
    ['an act after a pause', { pauseUntil: '2026-10-01' }, '2026-11-02'],
  ])('looks at mails after %s', (_name, change, expected) => {
    expect(quietSince({ ...told, ...change })).toBe(expected);
  });
});
