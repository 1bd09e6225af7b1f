import { expect, it } from 'vitest';
import { addresses, quotes } from '../../../src/outreach/domain/checks/left-alone.js';

it.each([
  ['Ein „diesmal nicht“ genügt.', ['„diesmal nicht“']],
  ['Ein „diesmal nicht” genügt.', ['„diesmal nicht”']],
  ['Ein „diesmal nicht" genügt.', ['„diesmal nicht"']],
  ['A “not now” is fine.', ['“not now”']],
  ['Un «non» et un »Nein«.', ['«non»', '»Nein«']],
  ['A "no" and a "yes".', ['"no"', '"yes"']],
  ['Ein ‚nein‘ und ein ‚ja’.', ['‚nein‘', '‚ja’']],
  ['Ein „nein ‚nie‘ ja“ genügt.', ['„nein ‚nie‘ ja“']],
  ['Ein „Nein\nund ein “Ja” genügt.', ['“Ja”']],
  ['Ein „Nein genügt.', []],
])('%j quotes %j', (text, quoted) => {
  expect(quotes(text).map(({ start, end }) => text.slice(start, end))).toEqual(quoted);
});

it.each([
  ['Siehe https://example.org/?a=1.', ['https://example.org/?a=1']],
  ['(www.example.org), oder anna@example.org!', ['anna@example.org']],
  ['www.example.org?! ftp://a.b', ['www.example.org', 'ftp://a.b']],
  ['@', ['@']],
  ['Kein Ort. Nirgends', []],
])('in %j the addresses are %j', (text, found) => {
  expect(addresses(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});
