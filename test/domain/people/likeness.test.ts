import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyBecause, sameBecause } from '../../../src/contacts/domain/duplicates.js';
import { searchKey } from '../../../src/contacts/domain/name-key.js';
import { blockingKeys } from '../../../src/people/duplicates/domain/blocking-keys.js';
import { colognePhonetics } from '../../../src/people/duplicates/domain/cologne-phonetics.js';
import { editDistance } from '../../../src/contacts/domain/edit-distance.js';
import { CERTAIN, LIKELY, type Likened, likeness } from '../../../src/people/duplicates/domain/likeness.js';
import { nameLikeness } from '../../../src/people/duplicates/domain/name-likeness.js';

const nobody: Likened = {
  ...{ given: '', family: '', nickname: '', organisation: '', linkedIn: [], emails: [], phones: [] },
  ...{ stationId: null, birthday: null, gender: null },
};

function somebody(name: string, more: Partial<Likened> = {}): Likened {
  const [given = '', family = ''] = name.split('|').map(searchKey);
  return { ...nobody, given, family, ...more };
}

describe('the likeness of two names', () => {
  it.each([
    ['Marlene|Müller', 'Marlene|Mueller', 'same-name'],
    ['Marlene|Groß', 'Marlene|Gross', 'same-name'],
    ['Beispiel|Marlene', 'Marlene|Beispiel', 'transposed-name'],
    ['Anna|Müller', 'Anna|Müller-Lüdenscheidt', 'double-name'],
    ['Anna|Schmidt', 'Anna|Müller-Schmidt', 'double-name'],
    ['Hans|Beispiel', 'Johannes|Beispiel', 'short-form'],
    ['Klaus|Beispiel', 'Nikolaus|Beispiel', 'short-form'],
    ['M.|Beispiel', 'Marlene|Beispiel', 'short-form'],
    ['Anna|Beispiel', 'Anna Lena|Beispiel', 'short-form'],
    ['Marlene|Beispiel', 'Marlene|Beipsiel', 'similar-name'],
    ['Marlen|Beispiel', 'Marleen|Beispiel', 'similar-name'],
    ['Stefan|Beispiel', 'Stephan|Beispiel', 'similar-name'],
    ['Marlene|Meier', 'Marlene|Maier', 'similar-name'],
    ['Marlene|Lichtenberg', 'Marlene|Lichmenberp', 'similar-name'],
    ['Marlene|Beispiel', 'Marlene|Beikpoem', null],
    ['Anna|', 'Anna|Müller', 'half-name'],
    ['Anna|Beispiel', 'Anne|Beispiel', null],
    ['Anna|Müller', 'Anna|Schulz', null],
    ['Paul|Beispiel', 'Marlene|Beispiel', null],
    ['Jan|Kohl', 'Jan|Kehl', null],
  ] as const)('of %s and %s is %s', (one, other, expected) => {
    expect(nameLikeness(somebody(one), somebody(other))).toBe(expected);
    expect(nameLikeness(somebody(other), somebody(one))).toBe(expected);
  });

  it('knows a nickname for a given name', () => {
    expect(nameLikeness(somebody('Friedrich|Beispiel', { nickname: 'fiete' }), somebody('Fiete|Beispiel'))).toBe(
      'short-form',
    );
    const [one, other] = ['Friedrich|Beispiel', 'Alfred|Beispiel'].map((name) => somebody(name, { nickname: 'fiete' }));
    expect(nameLikeness(one ?? nobody, other ?? nobody)).toBe('short-form');
  });
});

describe('how likely two entries are one person', () => {
  const anna = somebody('Anna|Beispiel');
  it.each([
    ['the same LinkedIn address', { linkedIn: ['anna'] }, somebody('Anna|Neu', { linkedIn: ['anna'] }), CERTAIN, 100],
    [
      'the same e-mail address',
      { emails: ['a@b.example'] },
      somebody('Anna|Beispiel', { emails: ['a@b.example'] }),
      CERTAIN,
      100,
    ],
    [
      'a couple with one address',
      { emails: ['a@b.example'] },
      somebody('Paul|Beispiel', { emails: ['a@b.example'] }),
      LIKELY,
      60,
    ],
    ['the same name alone', {}, anna, LIKELY, 60],
    [
      'the same name and phone',
      { phones: ['+4930123456'] },
      somebody('Anna|Beispiel', { phones: ['+4930123456'] }),
      90,
      100,
    ],
    [
      'namesakes born on other days',
      { birthday: '1996-02-29' },
      somebody('Anna|Beispiel', { birthday: '1996-03-01' }),
      0,
      20,
    ],
    [
      'a day of birth without its year',
      { birthday: '--02-29' },
      somebody('Anna|Beispiel', { birthday: '1996-02-29' }),
      80,
      90,
    ],
    [
      'other people at one organisation',
      { organisation: 'radio' },
      somebody('Paul|Kohl', { organisation: 'radio' }),
      0,
      30,
    ],
    ['a woman and a man', { gender: 'f' as const }, somebody('Anna|Beispiel', { gender: 'm' }), 0, 30],
  ])('%s', (_, more, other, least, most) => {
    const { percent } = likeness({ ...anna, ...more }, other);
    expect(percent).toBeGreaterThanOrEqual(least);
    expect(percent).toBeLessThanOrEqual(most);
  });

  it('puts "namesakes with different LinkedIn profiles at different organisations" far below the line', () => {
    const one = somebody('Anna|Beispiel', { linkedIn: ['anna-1'], organisation: 'radio' });
    const other = somebody('Anna|Beispiel', { linkedIn: ['anna-2'], organisation: 'theater' });
    expect(likeness(one, other)).toMatchObject({
      percent: 5,
      reasons: [{ code: 'same-name' }, { code: 'other-linkedin' }],
    });
  });

  it('says why, the strongest reason first and what speaks against it last', () => {
    const one = somebody('Hans|Beispiel', { phones: ['1'], organisation: 'radio', birthday: '1990-01-01' });
    const other = somebody('Johannes|Beispiel', { phones: ['1'], organisation: 'radio', birthday: '1991-01-01' });
    const codes = likeness(one, other).reasons.map(({ code }) => code);
    expect(codes).toEqual(['short-form', 'same-phone', 'same-organisation', 'other-birthday']);
  });
});

const name = fc.constantFrom('anna', 'anne', 'hans', 'johannes', 'muller', 'muller ludenscheidt', 'meier', 'mayr', '');
const key = fc.constantFrom('k1', 'k2', 'k3');
const keys = fc.uniqueArray(key, { maxLength: 2 });
const person: fc.Arbitrary<Likened> = fc.record({
  ...{ given: name, family: name, nickname: fc.constantFrom('', 'hansi', 'anna') },
  ...{ organisation: fc.constantFrom('', 'radio', 'uni'), linkedIn: keys, emails: keys, phones: keys },
  stationId: fc.constantFrom(null, 's1', 's2'),
  birthday: fc.constantFrom(null, '1990-01-01', '--01-01', '1991-05-05'),
  gender: fc.constantFrom(null, 'f' as const, 'm' as const),
});

describe('for any two people', () => {
  it('the likeness is the same both ways, and from 0 to 100', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const there = likeness(a, b);
        expect(likeness(b, a)).toEqual(there);
        expect(there.percent).toBeGreaterThanOrEqual(0);
        expect(there.percent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('"exact duplicates" are certain, and "all else is likely and shown"', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const { percent, reasons } = likeness(a, b);
        if (sameBecause(a, b) !== null) expect(percent).toBeGreaterThanOrEqual(CERTAIN);
        const against = reasons.some(({ points }) => points < 0);
        if (likelyBecause(a, b) !== null && !against) expect(percent).toBeGreaterThanOrEqual(LIKELY);
      }),
    );
  });

  it('whoever is likely shares a key with the other, so that the search compares them', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        fc.pre(likeness(a, b).percent >= LIKELY);
        const meet = blockingKeys.some((keysOf) => keysOf(a).some((shared) => keysOf(b).includes(shared)));
        expect(meet, JSON.stringify([a, b])).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the number of changes between two words', () => {
  it.each([
    ['marlene', 'marlene', 0],
    ['marlene', 'marlnee', 1],
    ['marlene', 'marleen', 1],
    ['marlene', 'marlen', 1],
    ['beispiel', 'peispil', 2],
    ['anna', 'otto', 3],
  ])('of %s and %s is %i, or "too far"', (one, other, expected) => {
    expect(editDistance(one, other, 2)).toBe(expected);
  });

  it('is symmetric, and 0 for equal words only', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8));
        expect(editDistance(a, b, 8) === 0).toBe(a === b);
      }),
    );
  });
});

describe('how a name sounds', () => {
  // the first two are the examples that the procedure is known by
  it.each([
    ['wikipedia', '3412'],
    ['mullerludenscheidt', '65752682'],
    ['meier', '67'],
    ['mayr', '67'],
    ['stefan', '8236'],
    ['stephan', '8236'],
    ['breschnew', '17863'],
    ['иванов', 'иванов'],
  ])('%s is %s', (word, code) => {
    expect(colognePhonetics(word)).toBe(code);
  });
});
