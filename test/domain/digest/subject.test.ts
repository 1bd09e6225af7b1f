import { describe, expect, it } from 'vitest';
import { Texts } from '../../../src/common/text.js';
import {
  isNearTrip,
  MAX_SUBJECT_LENGTH,
  type SubjectFacts,
  subjectChoices,
} from '../../../src/digest/domain/subject.js';

const oneSuggestion: SubjectFacts = {
  first: 'suggestion',
  name: 'Tom',
  suggested: ['Tom'],
  time: null,
  on: null,
  trip: null,
  afterBreak: false,
  onlyAsks: false,
  withNames: true,
};

const onThursday = { when: 'ahead', day: 'Donnerstag' } as const;

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
    ['somebody near on Thursday', { trip: { name: 'Tom', on: onThursday } }, 'trip'],
    [
      'somebody near on Thursday, without names',
      { trip: { name: 'Tom', on: onThursday }, withNames: false },
      'trip.nobody',
    ],
    ['somebody near whom nobody can name', { trip: { name: null, on: onThursday } }, 'trip.nobody'],
    ['a follow-up, and somebody near', { first: 'follow-up', trip: { name: 'Ayla', on: onThursday } }, 'follow-up'],
    ['the week after a break, and somebody near', { afterBreak: true, trip: { name: 'Tom', on: onThursday } }, 'break'],
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
        for (const when of ['past', 'today', 'tomorrow', 'ahead', 'unknown']) {
          const day = locale === 'de' ? 'Donnerstag' : 'Wednesday';
          const names = { name: 'Marlene', one: 'Marlene', two: 'Tom', three: 'Ayla' };
          const said = texts.say(locale, key, { ...names, time: locale === 'de' ? '16:00' : '4:00 pm', when, day });
          expect(said, key).not.toMatch(/!/);
          expect(said.length, said).toBeLessThanOrEqual(MAX_SUBJECT_LENGTH);
        }
      }
    }
  });

  it('speaks of a trip that has begun, or begins within six days, while its weekday says which', () => {
    const isNear = (startsOn: string, endsOn: string): boolean => isNearTrip({ startsOn, endsOn }, '2026-11-24');
    expect(isNear('2026-11-30', '2026-12-02')).toBe(true);
    expect(isNear('2026-12-01', '2026-12-02')).toBe(false);
    expect(isNear('2026-11-20', '2026-11-24')).toBe(true);
    expect(isNear('2026-11-20', '2026-11-23')).toBe(false);
  });

  it.each([
    ['de', 'trip', 'ahead', 'Tom ist am Donnerstag in deiner Nähe'],
    ['de', 'trip', 'today', 'Tom ist heute in deiner Nähe'],
    ['de', 'trip.nobody', 'ahead', 'Am Donnerstag ist jemand in deiner Nähe'],
    ['en', 'trip', 'ahead', 'Tom is close by on Thursday'],
    ['en', 'trip', 'tomorrow', 'Tom is close by tomorrow'],
    ['en', 'trip.nobody', 'ahead', 'Someone is close by on Thursday'],
    ['de', 'birthday', 'ahead', 'Am Donnerstag hat Tom Geburtstag'],
    ['en', 'birthday', 'today', 'It is Tom’s birthday today'],
    ['de', 'meeting', 'ahead', 'Donnerstag um 16:00: Treffen mit Tom'],
    ['en', 'meeting', 'tomorrow', 'Tomorrow at 16:00: meeting Tom'],
  ] as const)('in %s, of %s, %s, is "%s"', (locale, code, when, said) => {
    const params = { name: 'Tom', time: '16:00', when, day: locale === 'de' ? 'Donnerstag' : 'Thursday' };
    expect(new Texts().say(locale, `subject.${code}`, params)).toBe(said);
  });
});
