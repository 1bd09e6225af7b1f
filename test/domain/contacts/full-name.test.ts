import { expect, test } from 'vitest';
import { fullName, type Named, shortName } from '../../../src/contacts/domain/full-name.js';

const nobody: Named = { givenName: null, familyName: null, nickname: null, organisation: null };
const tom: Named = { givenName: 'Tom', familyName: 'Probe', nickname: 'Tommy', organisation: 'Radio' };

test.each<[Partial<Named>, string]>([
  [{}, 'Tom Probe'],
  [{ givenName: null }, 'Probe'],
  [{ familyName: null }, 'Tom'],
  [{ givenName: null, familyName: null }, 'Tommy'],
  [{ givenName: null, familyName: null, nickname: null }, 'Radio'],
  [nobody, ''],
])('somebody with %j is shown as %j', (told, name) => expect(fullName({ ...tom, ...told })).toBe(name));

test.each<[Partial<Named>, 'sie' | 'du' | null, string]>([
  [{}, 'sie', 'Tom Probe'],
  [{}, 'du', 'Tommy'],
  [{}, null, 'Tommy'],
  [{ nickname: null }, 'du', 'Tom'],
  [{ nickname: null, givenName: null }, 'du', 'Probe'],
])('with %j and form %j one thinks of them as %j', (told, form, name) => {
  expect(shortName({ ...tom, ...told }, form)).toBe(name);
});
