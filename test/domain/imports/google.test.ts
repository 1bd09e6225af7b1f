import { describe, expect, test } from 'vitest';
import type { ParsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { google } from '../../../src/imports/formats/google.js';
import { address, person, point, read } from './fixture.js';

describe("Google's table since 2024", () => {
  test('may hold several values in a cell: labels, numbers, whole addresses', () => {
    const [lea] = read('google-several.csv').items;
    expect(lea).toEqual(
      person(1, {
        givenName: 'Lea Sophie',
        familyName: 'Muster',
        nickname: 'Lele',
        honorific: 'Prof. Dr.',
        organisation: 'Institut Beispiel',
        role: 'Leiterin',
        birthday: '1979-11-03',
        city: 'Berlin',
        country: 'DE',
        notes: 'Erste Zeile\nZweite Zeile, mit Komma',
        points: [
          point('email', 'lea@muster.example', 'Home'),
          point('email', 'lea.muster@institut.example', 'Work', true),
          point('email', 'chor@muster.example', 'Verein'),
          point('phone', '+49 151 0000010', 'Mobile', true),
          point('phone', '+49 151 0000011', 'Mobile'),
          point('phone', '+49 30 000012', 'Work Fax'),
          point('link', 'https://www.linkedin.com/in/lea-muster', 'Profile'),
          point('link', 'https://lea.example', 'Blog', true),
        ],
        addresses: [
          address({ street: 'Am Ring 5', postalCode: '10115', city: 'Berlin', country: 'DE', label: 'Home' }),
          address({ street: 'Seestr. 7', postalCode: '8001', city: 'Zürich', country: 'CH', label: 'Home' }),
          address({
            ...{ street: 'Postfach 12', postalCode: '53111', city: 'Bonn', region: 'NRW', country: 'DE' },
            label: 'Work',
          }),
        ],
        tags: ['Uni', 'Chor'],
        favourite: true,
        extras: [
          { name: 'Name Suffix', value: 'LL.M.' },
          { name: 'Organization Department', value: 'Recht' },
          { name: 'Phonetic First Name', value: 'Leja' },
          { name: 'File As', value: 'Muster, Lea' },
          { name: 'Spouse', value: 'Kim Muster' },
          { name: 'Anniversary', value: '2010-06-12' },
          { name: 'Haustier', value: 'Katze' },
          { name: 'Custom Field', value: 'ohne Namen' },
          {
            name: 'Address 1 - Formatted',
            value: 'Am Ring 5\nHinterhaus\n10115 Berlin\nDE ::: Seestr. 7\n8001 Zürich\nCH',
          },
        ],
      }),
    );
  });

  test('sets an organisation aside', () => {
    expect(read('google-several.csv').items[1]).toEqual(
      person(2, {
        organisation: 'Pizzeria Beispiel',
        points: [point('phone', '030 000013', 'Work')],
        doubt: { code: 'not-a-person', params: {} },
      }),
    );
  });
});

describe("Google's table until 2024", () => {
  test('keeps by name what we have no field for: events, relations, own fields, a second place of work', () => {
    const [mia] = read('google-old-full.csv').items;
    expect(mia).toEqual(
      person(1, {
        givenName: 'Mia Anna',
        familyName: 'Probe',
        gender: 'f',
        organisation: 'Verlag Muster',
        role: 'Lektorin',
        birthday: '--02-29',
        city: 'Bremen',
        notes: 'Praktikum 2015',
        points: [
          point('email', 'mia@probe.example', null, true),
          point('email', 'mia.probe@verlag.example', 'Work'),
          point('phone', '0151 0000020', 'Mobile'),
          point('link', 'http://mia.example', 'Home Page'),
        ],
        addresses: [address({ street: 'Weg 3, Stiege 2', postalCode: '28195', city: 'Bremen', label: 'Home' })],
        tags: ['Verlag'],
        favourite: true,
        extras: [
          { name: 'Organization 1 - Department', value: 'Sachbuch' },
          { name: 'Language', value: 'de' },
          { name: 'Initials', value: 'MAP' },
          { name: 'Maiden Name', value: 'Alt' },
          { name: 'Location', value: 'Bremen' },
          { name: 'Occupation', value: 'Lektorin' },
          { name: 'Hobby', value: 'Rudern' },
          { name: 'IM 1 - Type', value: 'Home' },
          { name: 'Jabber', value: 'mia@jabber.example' },
          { name: 'Organization 1 - Symbol', value: 'VM' },
          { name: 'Organization 2 - Type', value: 'Other' },
          { name: 'Organization 2 - Name', value: 'Ruderverein' },
          { name: 'Organization 2 - Title', value: 'Kassenwartin' },
          { name: 'Manager', value: 'Otto Chef' },
          { name: 'Anniversary', value: '2012-05-05' },
          { name: 'Kundennummer', value: '4711' },
        ],
      }),
    );
  });

  test('names somebody by the whole name where no part is told, and keeps one that says more', () => {
    const [, max, karl] = read('google-old-full.csv').items;
    expect(max).toMatchObject({ givenName: 'Onkel', familyName: 'Max', extras: [] });
    expect(karl).toMatchObject({ givenName: 'Karl', extras: [{ name: 'Name', value: 'Papa (nicht stören)' }] });
  });
});

test.each([
  [50, 50],
  [51, 1],
])('%i addresses in one cell are %i of a person: more than fifty are no list', (told, read) => {
  const cell = (text: string): string => Array.from({ length: told }, () => text).join(' ::: ');
  const table = `First Name,Organization Name,Address 1 - Label,Address 1 - Street,Address 1 - City
Lea,,Home,${cell('Weg 1')},${cell('Ulm')}\n`;
  const [lea] = [...google.parse({ name: 'a.csv', bytes: Buffer.from(table), reading: {} })];
  expect((lea as ParsedContact).addresses).toHaveLength(read);
});

test('a file with both headers of Google is read by whichever column is filled', () => {
  expect(read('google-mixed.csv')).toEqual({
    format: 'google',
    items: [
      person(1, {
        givenName: 'Nora',
        familyName: 'Neu',
        organisation: 'Neu AG',
        points: [point('phone', '0151 0000030', 'Mobile')],
        tags: ['Uni'],
      }),
      person(2, {
        givenName: 'Anton',
        familyName: 'Alt',
        organisation: 'Alt GmbH',
        points: [point('email', 'anton@alt.example', 'Work', true)],
        tags: ['Schule'],
      }),
    ],
  });
});
