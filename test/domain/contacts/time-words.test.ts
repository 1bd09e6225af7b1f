import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocalDate } from '../../../src/common/local-date.js';
import { timeWords } from '../../../src/contacts/domain/time-words.js';

const today = '2026-11-23';

describe('time words in a search', () => {
  test.each([
    ['not since 2023', '2024-01-01', ''],
    ['nicht seit 2023', '2024-01-01', ''],
    ['seit 2023 nicht', '2024-01-01', ''],
    ['seit 2023 nicht mehr gesprochen', '2024-01-01', ''],
    ['not spoken to since 2023', '2024-01-01', ''],
    ['no contact since 2023', '2024-01-01', ''],
    ['kein Kontakt seit 2023', '2024-01-01', ''],
    ['not since March 2024', '2024-04-01', ''],
    ['nicht seit März 2024', '2024-04-01', ''],
    ['nicht seit Maerz 2024', '2024-04-01', ''],
    ['nicht seit dem 5. März 2024', '2024-03-06', ''],
    ['not since 2024-03-05', '2024-03-06', ''],
    ['nicht seit 05.03.2024', '2024-03-06', ''],
    ['nicht seit 3/2024', '2024-04-01', ''],
    ['nicht seit 2024-03', '2024-04-01', ''],
    ['not since December', '2026-01-01', ''],
    ['not since november', '2026-11-01', ''], // it is not over yet
    ['not since 2026', '2026-01-01', ''],
    ['nicht seit Mai', '2026-06-01', ''],
    ['not since last year', '2026-01-01', ''],
    ['nicht seit letztem Monat', '2026-11-01', ''],
    ['not since yesterday', '2026-11-23', ''],
    ['seit 2 Jahren nicht', '2024-11-23', ''],
    ['seit zwei Jahren nicht', '2024-11-23', ''],
    ['nicht seit zwei Jahren', '2024-11-23', ''],
    ['seit über 2 Jahren nicht gesehen', '2024-11-23', ''],
    ['not in 3 months', '2026-08-23', ''],
    ['not for 6 weeks', '2026-10-12', ''],
    ['länger als ein Jahr', '2025-11-23', ''],
    ['laenger als ein Jahr her', '2025-11-23', ''],
    ['mehr als drei Jahre', '2023-11-23', ''],
    ['über ein Jahr', '2025-11-23', ''],
    ['over a year', '2025-11-23', ''],
    ['more than two years ago', '2024-11-23', ''],
    ['over half a year', '2026-05-23', ''],
    ['seit einem halben Jahr nicht', '2026-05-23', ''],
    ['mindestens 10 Tage', '2026-11-13', ''],
    ['Radio nicht seit 2023', '2024-01-01', 'radio'],
    ['nicht seit 2023 Radio Müller', '2024-01-01', 'radio muller'],
    ['hamburg over a year redakteurin', '2025-11-23', 'hamburg redakteurin'],
  ])('%j asks for a last contact before %s and looks for %j', (text, notContactedSince, rest) => {
    expect(timeWords(text, today)).toEqual({ notContactedSince, rest });
  });

  test.each([
    'Anna Müller',
    'Radio 2023',
    'seit 2023',
    'not since 2027',
    'nicht seit 30.02.2024',
    'not since',
    'Notker Seither',
    'April May',
    'Jahr',
    '',
    '%',
  ])('%j says nothing about time and stays as it is', (text) => {
    expect(timeWords(text, today)).toEqual({ notContactedSince: null, rest: text });
  });

  test.each([
    ...['spoken', 'talked', 'seen', 'met', 'heard', 'contacted', 'written'].map((word) => `not ${word} since 2023`),
    ...['gesprochen', 'gesehen', 'getroffen', 'gehört', 'geschrieben'].map((word) => `seit 2023 nicht ${word}`),
  ])('%j leaves nothing to look for', (text) => {
    expect(timeWords(text, today)).toEqual({ notContactedSince: '2024-01-01', rest: '' });
  });

  test('a shorter month ends earlier', () => {
    expect(timeWords('not in 1 month', '2026-03-31').notContactedSince).toBe('2026-02-28');
    expect(timeWords('over a year', '2024-02-29').notContactedSince).toBe('2023-02-28');
  });

  test('any text gives a day up to today or none', () => {
    const words = fc.constantFrom(
      'not',
      'nicht',
      'since',
      'seit',
      '2023',
      '31',
      '2',
      '13',
      'jahren',
      'months',
      'marz',
      'over',
      'als',
      'langer',
      'ein',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { notContactedSince } = timeWords(text, today);
        expect(notContactedSince === null || (isLocalDate(notContactedSince) && notContactedSince <= today)).toBe(true);
      }),
    );
  });
});
