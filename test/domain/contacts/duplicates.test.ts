import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Identity,
  identityKeys,
  likelyBecause,
  namesAreCompatible,
  sameBecause,
} from '../../../src/contacts/domain/duplicates.js';

const someone = (known: Partial<Identity>): ReturnType<typeof identityKeys> =>
  identityKeys({ givenName: 'Greta', familyName: 'Müller', organisation: null, links: [], emails: [], ...known });

const profile = 'https://www.linkedin.com/in/greta';
const otherProfile = 'https://www.linkedin.com/in/greta-2';

describe('two records are certainly the same person', () => {
  test.each<[string, Partial<Identity>, Partial<Identity>, string | null]>([
    // "same LinkedIn address"
    [
      'with the same LinkedIn address',
      { links: [profile] },
      { familyName: 'Neu', links: [`${profile}/?x=1`] },
      'linkedin',
    ],
    // "or same e-mail and compatible names"
    ['with the same e-mail and name', { emails: ['G@x.example'] }, { emails: ['g@x.example'] }, 'email'],
    [
      'with the same e-mail and half a name',
      { emails: ['g@x.example'] },
      { familyName: null, emails: ['g@x.example'] },
      'email',
    ],
    [
      'with the same e-mail and an initial',
      { emails: ['g@x.example'] },
      { givenName: 'G.', emails: ['g@x.example'] },
      'email',
    ],
    [
      'not with an e-mail that couples share',
      { emails: ['g@x.example'] },
      { givenName: 'Hans', emails: ['g@x.example'] },
      null,
    ],
    // "or name and organisation when both are there, with a family name, and no LinkedIn address or e-mail differs"
    [
      'with name and organisation',
      { organisation: 'Radio Muster' },
      { familyName: 'Mueller', organisation: 'radio muster' },
      'name-and-organisation',
    ],
    ['not with the name alone', {}, {}, null],
    ['not with one organisation unknown', { organisation: 'Radio' }, {}, null],
    ['not with another organisation', { organisation: 'Radio' }, { organisation: 'Theater' }, null],
    [
      'not without a family name',
      { familyName: null, organisation: 'Radio' },
      { familyName: null, organisation: 'Radio' },
      null,
    ],
    [
      'not if a LinkedIn address differs',
      { organisation: 'Radio', links: [profile] },
      { organisation: 'Radio', links: [otherProfile] },
      null,
    ],
    [
      'not if an e-mail differs',
      { organisation: 'Radio', emails: ['a@x.example'] },
      { organisation: 'Radio', emails: ['b@x.example'] },
      null,
    ],
    [
      'also if only one has an e-mail',
      { organisation: 'Radio', emails: ['a@x.example'] },
      { organisation: 'Radio' },
      'name-and-organisation',
    ],
  ])('%s', (_, one, other, because) => {
    expect(sameBecause(someone(one), someone(other))).toBe(because);
    expect(sameBecause(someone(other), someone(one))).toBe(because);
  });
});

describe('two records may be the same person', () => {
  test.each<[string, Partial<Identity>, Partial<Identity>, string | null]>([
    ['with the same name', {}, {}, 'name'],
    ['with the same name at another organisation', { organisation: 'Radio' }, { organisation: 'Theater' }, 'name'],
    [
      'with one e-mail address and two names',
      { emails: ['g@x.example'] },
      { givenName: 'Hans', emails: ['g@x.example'] },
      'email',
    ],
    [
      'with a new LinkedIn address at the same organisation',
      { organisation: 'Radio', links: [profile] },
      { organisation: 'Radio', links: [otherProfile] },
      'name',
    ],
    [
      'not with two LinkedIn addresses and two organisations',
      { organisation: 'Radio', links: [profile] },
      { organisation: 'Theater', links: [otherProfile] },
      null,
    ],
    ['not with another name', {}, { givenName: 'Gesa' }, null],
  ])('%s', (_, one, other, because) => {
    expect(likelyBecause(someone(one), someone(other))).toBe(because);
  });
});

test('two people without any name are nobody in particular', () => {
  const nobody = { givenName: null, familyName: null };
  expect(likelyBecause(someone(nobody), someone(nobody))).toBe(null);
  expect(
    sameBecause(someone({ ...nobody, organisation: 'Radio' }), someone({ ...nobody, organisation: 'Radio' })),
  ).toBe(null);
});

test('names are compatible with themselves, in both directions', () => {
  const word = fc.constantFrom('', 'anna', 'anna lena', 'a', 'lena', 'muller', 'muller probe');
  const name = fc.record({ given: word, family: word });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(namesAreCompatible(a, b)).toBe(namesAreCompatible(b, a));
      expect(namesAreCompatible(a, a)).toBe(a.given !== '' || a.family !== '');
    }),
  );
});
