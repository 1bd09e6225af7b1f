import { expect, test } from 'vitest';
import { linkedInKey } from '../../../src/contacts/domain/linkedin-key.js';

test.each([
  ['https://www.linkedin.com/in/greta-beispiel-1a2b', 'greta-beispiel-1a2b'],
  ['http://www.linkedin.com/in/Greta-Beispiel-1a2b/', 'greta-beispiel-1a2b'],
  ['https://de.linkedin.com/in/J%C3%BCrgen-Probe/?trk=x', 'jürgen-probe'],
  ['www.linkedin.com/in/ju\u0308rgen-probe#about', 'jürgen-probe'],
  ['linkedin.com/in/greta/de', 'greta'],
  [' https://www.linkedin.com/in/greta ', 'greta'],
  ['https://www.linkedin.com/pub/greta-beispiel/1a/2b/3c', 'greta-beispiel/1a/2b/3c'],
  ['https://www.linkedin.com/in/100%-greta', '100%-greta'],
  ['https://www.linkedin.com/company/muster', null],
  ['https://notlinkedin.com/in/greta', null],
  ['https://evil.example/linkedin.com/in/greta', null],
  ['https://www.linkedin.com/in/', null],
  ['greta', null],
  ['', null],
])('the LinkedIn key of %j is %j', (url, key) => {
  expect(linkedInKey(url)).toBe(key);
});
