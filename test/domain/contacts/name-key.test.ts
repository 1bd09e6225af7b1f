import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey, searchKey } from '../../../src/contacts/domain/name-key.js';

describe('the search key', () => {
  test.each([
    ['Müller', 'muller'],
    ['Mueller', 'muller'],
    ['muller', 'muller'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['  Müller-Lüdenscheidt 🎓', 'muller ludenscheidt'],
    ['Mueller Luedenscheidt', 'muller ludenscheidt'],
    ["Siobhán O'Brien", 'siobhan obrien'],
    ['Siobhan O’Brien', 'siobhan obrien'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['Bjørn', 'bjorn'],
    ['Lætitia Œuvre', 'latitia ouvre'],
    ['Þórður Guðrún', 'thordur gudrun'],
    ['Işık', 'isik'],
    ['𝐆𝐫𝐞𝐭𝐚', 'greta'],
    ['İpek', 'ipek'],
    ['김민준', '김민준'],
    ['がくせい', 'がくせい'],
    ['Юрий', 'юрии'],
    ['greta\u0000\tbeispiel', 'greta beispiel'],
    ['👩‍💻 ⭐️', ''],
    ['', ''],
  ])('of %j is %j', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  test('composed and decomposed spellings are the same name', () => {
    expect(searchKey('Mu\u0308ller')).toBe(searchKey('M\u00fcller'));
  });

  test('the key of a key is the key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => searchKey(searchKey(text)) === searchKey(text)));
  });

  test('the key of a beginning is the beginning of the key', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeouüößstmx -'), minLength: 1 });
    fc.assert(fc.property(letters, letters, (start, rest) => searchKey(start + rest).startsWith(searchKey(start))));
  });
});

describe('the e-mail key', () => {
  test.each([
    ['Jonas@Probe.example', 'jonas@probe.example'],
    [' <jonas@probe.example> ', 'jonas@probe.example'],
    ['mailto:jonas@probe.example', 'jonas@probe.example'],
    ['', ''],
  ])('of %j is %j', (text, key) => {
    expect(emailKey(text)).toBe(key);
  });
});
