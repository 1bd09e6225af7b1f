import { describe, expect, it } from 'vitest';
import { Texts } from '../../../src/common/text.js';
import { MAX_SUBJECT_LENGTH, type SubjectFacts, subjectChoices } from '../../../src/digest/domain/subject.js';

const oneSuggestion: SubjectFacts = {
  first: 'suggestion',
  name: 'Tom',
  suggested: ['Tom'],
  time: null,
  afterBreak: false,
  onlyAsks: false,
  withNames: true,
};

const codesOf = (facts: Partial<SubjectFacts>, day = 0): string[] =>
  subjectChoices({ ...oneSuggestion, ...facts }, day).map(({ code }) => code);

describe('the subject', () => {
  it.each<[string, Partial<SubjectFacts>, string]>([
    ['three people', { suggested: ['Marlene', 'Tom', 'Ayla'] }, 'three'],
    ['two people', { suggested: ['Marlene', 'Tom'] }, 'two'],
    ['a meeting', { first: 'meeting', time: '16:00' }, 'meeting'],
    ['a promise', { first: 'promise' }, 'promise'],
    ['a note about nobody', { first: 'promise', name: null }, 'promise.nobody'],
    ['a follow-up', { first: 'follow-up' }, 'follow-up'],
    ['the week after a break', { afterBreak: true }, 'break'],
    ['no names on the lock screen', { withNames: false }, 'plain'],
    ['a mail that only asks whether to write less', { onlyAsks: true, withNames: false }, 'write-less'],
    ['no names on the lock screen, with a promise', { withNames: false, first: 'promise' }, 'plain'],
  ])('of %s', (_name, facts, code) => expect(codesOf(facts)[0]).toBe(code));

  it('takes turns from day to day for one person', () => {
    expect(new Set([0, 1, 2].map((day) => codesOf({}, day)[0])).size).toBe(3);
  });

  it('ends with one without names, for names that are too long', () => {
    expect(codesOf({ suggested: ['a', 'b', 'c'] })).toEqual(['three', 'two', 'one.0', 'plain']);
  });

  it('has at most 45 characters with everyday names, no "!", in both languages', () => {
    const texts = new Texts();
    for (const locale of ['de', 'en'] as const) {
      for (const key of texts.keys(locale).filter((name) => name.startsWith('subject.'))) {
        const said = texts.say(locale, key, {
          name: 'Marlene',
          one: 'Marlene',
          two: 'Tom',
          three: 'Ayla',
          time: '16:00',
        });
        expect(said, key).not.toMatch(/!/);
        expect(said.length, said).toBeLessThanOrEqual(MAX_SUBJECT_LENGTH);
      }
    }
  });
});
