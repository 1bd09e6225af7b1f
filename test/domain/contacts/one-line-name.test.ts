import { describe, expect, it } from 'vitest';
import { nameFromOneLine } from '../../../src/contacts/domain/one-line-name.js';

describe('a line of the memory jogger', () => {
  it.each([
    ['Anna', { givenName: 'Anna', familyName: null }],
    ['  Anna   Muster ', { givenName: 'Anna', familyName: 'Muster' }],
    ['Frau Lenz', { givenName: null, familyName: 'Lenz', gender: 'f' }],
    ['Frau Dr. Lenz', { givenName: null, familyName: 'Lenz', honorific: 'Dr.', gender: 'f' }],
    ['Herr Prof. Dr. Max Brand', { givenName: 'Max', familyName: 'Brand', honorific: 'Prof. Dr.', gender: 'm' }],
    ['Dr. Ott', { givenName: null, familyName: 'Ott', honorific: 'Dr.' }],
    ['Ms Hughes', { givenName: null, familyName: 'Hughes', gender: 'f' }],
    ['Ludwig van Beethoven', { givenName: 'Ludwig', familyName: 'van Beethoven' }],
    ['der mit dem Fahrradhelm', { givenName: 'der mit dem Fahrradhelm', familyName: null }],
    ['Anna Muster?', { givenName: 'Anna Muster?', familyName: null }],
    ['Muster, Anna', { givenName: 'Muster, Anna', familyName: null }],
    ['the Sound Engineer', { givenName: 'the Sound Engineer', familyName: null }],
    ['Anna mit dem Hut', { givenName: 'Anna mit dem Hut', familyName: null }],
    ['Frau 7', { givenName: 'Frau 7', familyName: null }],
    ['Anna, die Tontechnikerin?', { givenName: 'Anna, die Tontechnikerin?', familyName: null }],
  ])('"%s" says no more than it says', (line, name) => {
    expect(nameFromOneLine(line)).toEqual(name);
  });

  it('is cut at 200 characters', () => {
    expect(nameFromOneLine('x'.repeat(300)).givenName).toHaveLength(200);
  });
});
