import { describe, expect, it } from 'vitest';
import { isNameOf, namedPeople } from '../../../src/people/quick-log/domain/who.js';

/** The phrases that may name somebody, by person. */
const names = (line: string, taken: Parameters<typeof namedPeople>[1] = []): string[][] =>
  namedPeople(line, taken).groups.map((phrases) => phrases.map(({ text }) => text));

describe('whom a line names', () => {
  it.each([
    ['Kaffee mit Marlene Vogt, Dienstag', [['Marlene Vogt', 'Marlene']]],
    ['kaffee mit marlene vogt gestern', [['marlene vogt', 'marlene']]],
    ['kaffee mit marlene, gestern', [['marlene']]],
    ['Kaffee mit der Marlene', [['Marlene']]],
    ['mit dem Tom telefoniert', [['Tom']]],
    ['Mail an den Tom', [['Tom']]],
    ['Mail an Frau Dr. Lenz', [['Lenz']]],
    ['Anruf von Tom', [['Tom']]],
    ['heard from Tom', [['Tom']]],
    ['called Tom Probe', [['Tom Probe', 'Tom']]],
    ['Kaffee mit Tom & Mia', [['Tom'], ['Mia']]],
    [
      'Kaffee mit Marlene Vogt und Tom Probe',
      [
        ['Marlene Vogt', 'Marlene'],
        ['Tom Probe', 'Tom'],
      ],
    ],
    ['Kaffee mit Tom und gestern', [['Tom']]],
    ['Kaffee mit Tom, danach mit Mia', [['Tom']]],
    ['Kaffee mit Anna Maria Luise Vogt Muster', [['Anna Maria Luise Vogt', 'Anna Maria Luise', 'Anna Maria', 'Anna']]],
  ])('%s: with them', (line, groups) => {
    expect(namedPeople(line, []).isClear).toBe(true);
    expect(names(line)).toEqual(groups);
  });

  it.each([
    ['Tom angerufen', [['Tom']]],
    ['Kurz Tom getroffen', [['Tom']]],
    ['Ich Tom', [['Tom']]],
    ['Anna Lenz und Tom getroffen', [['Anna Lenz', 'Anna', 'Lenz'], ['Tom']]],
    ['Heute Anna B Cz getroffen', [['Anna B Cz', 'Anna B', 'Anna', 'B Cz', 'Cz', 'B']]],
    ['alles wie immer', []],
    ['mit', []],
    ['', []],
  ])('%s: perhaps them', (line, groups) => {
    expect(namedPeople(line, []).isClear).toBe(false);
    expect(names(line)).toEqual(groups);
  });

  it('leaves out what says how and when', () => {
    expect(names('Kaffee Marlene Dienstag', [{ start: 0, end: 6 }])).toEqual([
      ['Marlene Dienstag', 'Dienstag', 'Marlene'],
    ]);
    expect(names('Kaffee mit Marlene Dienstag', [{ start: 19, end: 27 }])).toEqual([['Marlene']]);
  });

  it('the words about it name nobody', () => {
    expect(namedPeople('Tom, Thema mit Mia', [])).toMatchObject({ isClear: false });
  });

  it('takes six people at most', () => {
    expect(names('Kaffee mit Ada und Bo und Cy und Di und Ed und Fo und Gu')).toHaveLength(6);
    expect(names('Ada, Bo, Cy, Di, Ed, Fo, Gu getroffen').flat()).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fo']);
  });

  it('says where each phrase stands', () => {
    expect(namedPeople('Kaffee mit Tom Probe', []).groups).toEqual([
      [
        { text: 'Tom Probe', start: 11, end: 20 },
        { text: 'Tom', start: 11, end: 14 },
      ],
    ]);
  });
});

describe('a phrase is a name of somebody', () => {
  const anna = { givenName: 'Anna', familyName: 'Lenz', nickname: 'Änne' };
  const lower = (text: string): string => text.toLowerCase();

  it.each([
    [['anna'], true],
    [['lenz', 'anna'], true],
    [['änne'], true],
    [['anna', 'radio'], false],
    [['ann'], false],
    [[], false],
  ])('%j: %j', (words, is) => expect(isNameOf(words, anna, lower)).toBe(is));
});
