import { expect, it } from 'vitest';
import { searchKey } from '../../../src/contacts/domain/name-key.js';
import { blockingKeys } from '../../../src/people/duplicates/domain/blocking-keys.js';
import type { Likened } from '../../../src/people/duplicates/domain/likeness.js';

const nobody: Likened = {
  ...{ given: '', family: '', nickname: '', organisation: '', linkedIn: [], emails: [], phones: [] },
  ...{ stationId: null, birthday: null, gender: null },
};
const somebody = (name: string, more: Partial<Likened> = {}): Likened => {
  const [given = '', family = ''] = name.split('|').map(searchKey);
  return { ...nobody, given, family, ...more };
};
/** Whether the two share a key of one kind, so that they are compared. */
const meet = (one: Likened, other: Likened): boolean =>
  blockingKeys.some((keysOf) => keysOf(one).some((key) => keysOf(other).includes(key)));

it.each([
  ['the same name', somebody('Anna|Lenz'), somebody('Anna|Lenz'), true],
  ['a transposed name', somebody('Anna|Lenz'), somebody('Lenz|Anna'), true],
  ['a family name that sounds alike', somebody('Anna|Meier'), somebody('Anke|Mayr'), true],
  ['a part of a double name', somebody('Anna|Lenz-Probe'), somebody('Anke|Lens'), true],
  ['a short form', somebody('Hans|Lenz'), somebody('Johannes|Lenz'), true],
  ['the same beginning', somebody('Anna|Lenz'), somebody('Anna|Lehnertz'), true],
  ['another beginning', somebody('Anna|Lenz'), somebody('Anna|Lorenz'), false],
  ['half a name', somebody('Anna|'), somebody('Anna|Lenz'), false],
  [
    'half a name, at one place',
    somebody('Anna|', { organisation: 'r' }),
    somebody('Anna|Lenz', { organisation: 'r' }),
    true,
  ],
  [
    'half a name, in one station',
    somebody('|Lenz', { stationId: 's' }),
    somebody('Anna|Lenz', { stationId: 's' }),
    true,
  ],
  [
    'two at one place',
    somebody('Anna|Lenz', { organisation: 'r' }),
    somebody('Tom|Probe', { organisation: 'r' }),
    false,
  ],
  ['a nickname', somebody('Eva|Lenz', { nickname: 'mo' }), somebody('Anke|Lenz', { nickname: 'mo' }), true],
  ['a nickname of others', somebody('Eva|Lenz', { nickname: 'mo' }), somebody('Anke|Probe', { nickname: 'mo' }), false],
  [
    'a birthday and a letter',
    somebody('Eva|Lenz', { birthday: '1990-05-17' }),
    somebody('Edda|Probe', { birthday: '--05-17' }),
    true,
  ],
  [
    'a birthday alone',
    somebody('Eva|Lenz', { birthday: '--05-17' }),
    somebody('Anke|Probe', { birthday: '--05-17' }),
    false,
  ],
  ['an e-mail address', somebody('|', { emails: ['a@b'] }), somebody('Tom|', { emails: ['a@b'] }), true],
  ['a phone number', somebody('|', { phones: ['+49'] }), somebody('Tom|', { phones: ['+49'] }), true],
  ['a profile', somebody('|', { linkedIn: ['anna'] }), somebody('Tom|', { linkedIn: ['anna'] }), true],
  ['nothing', nobody, nobody, false],
])('%s', (_, one, other, doMeet) => {
  expect(meet(one, other)).toBe(doMeet);
  expect(meet(other, one)).toBe(doMeet);
});
