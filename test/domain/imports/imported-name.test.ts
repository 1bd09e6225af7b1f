import { expect, test } from 'vitest';
import { importedName } from '../../../src/imports/domain/names/imported-name.js';

test.each([
  [
    ['Greta', 'Beispiel'],
    ['Greta', 'Beispiel', null],
  ],
  [
    ['Dr. Greta 🎓', 'Beispiel (she/her), MBA'],
    ['Greta', 'Beispiel', 'Dr.'],
  ],
  [
    ['Jonas', 'Probe (he/him)'],
    ['Jonas', 'Probe', null],
  ],
  [
    ['Jonas', 'Probe [er/ihm]'],
    ['Jonas', 'Probe', null],
  ],
  [
    ['Jonas', 'Probe he/him'],
    ['Jonas', 'Probe', null],
  ],
  [
    ['Kim', 'Muster, M.Sc., PMP®'],
    ['Kim', 'Muster', null],
  ],
  [
    ['Kim', 'Muster, Dipl.-Ing.'],
    ['Kim', 'Muster', null],
  ],
  [
    ['Kim', 'Muster MBA'],
    ['Kim', 'Muster', null],
  ],
  [
    ['Prof. Dr. Kim', 'Muster'],
    ['Kim', 'Muster', 'Prof. Dr.'],
  ],
  [
    ['👩‍💻 Kim 👋🏽', '🇩🇪 Muster'],
    ['Kim', 'Muster', null],
  ],
  [
    ['Kim', 'Muster (geb. Probe)'],
    ['Kim', 'Muster (geb. Probe)', null],
  ],
  [
    ['Kim', 'Muster, geb. Probe'],
    ['Kim', 'Muster, geb. Probe', null],
  ],
  [
    ['Drew', 'Ma'],
    ['Drew', 'Ma', null],
  ],
  [
    ['Magda', 'Ingwer'],
    ['Magda', 'Ingwer', null],
  ],
  [
    ['Kim', 'P.'],
    ['Kim', 'P.', null],
  ],
  [
    ['⭐', ''],
    [null, null, null],
  ],
  [
    [null, 'Muster'],
    [null, 'Muster', null],
  ],
] as const)('the name %j is %j', ([given, family], [givenName, familyName, honorific]) => {
  expect(importedName(given, family)).toEqual({ givenName, familyName, honorific });
});

test('a row of 100,000 dashes or commas in a name takes no time', () => {
  const dashes = `a${'-'.repeat(100_000)}x`;
  expect(importedName(dashes, `-,- ${dashes} ,-`)).toEqual({ givenName: 'a', familyName: 'a', honorific: null });
  expect(importedName(`a${'-'.repeat(9_000)}x,,,`, null).givenName).toHaveLength(9_002);
  expect(importedName(`a${','.repeat(100_000)}x`, null).givenName).toBe('a');
});
