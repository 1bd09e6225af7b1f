import { expect, test } from 'vitest';
import { thunderbird } from '../../../src/imports/formats/thunderbird.js';
import { address, person, point, read } from './fixture.js';

test('the American table is read to the last field', () => {
  const { format, items } = read('thunderbird-en.csv');
  expect(format).toBe('thunderbird');
  expect(items[0]).toEqual(
    person(1, {
      givenName: 'Tom',
      familyName: 'Vogel',
      nickname: 'Tommy',
      organisation: 'Radio Muster',
      role: 'Editor',
      birthday: '1981-05-04',
      city: 'Berlin',
      country: 'Germany',
      notes: 'First line\nsecond line',
      points: [
        point('email', 'tom@vogel.example', null),
        point('email', 'tom@work.example', null),
        point('phone', '030 000001', 'work'),
        point('phone', '030 000002', 'home'),
        point('phone', '030 000003', 'fax'),
        point('phone', '030 000004', 'pager'),
        point('phone', '0151 0000005', 'cell'),
        point('link', 'https://radio.example', 'work'),
        point('link', 'https://tom.example', 'home'),
      ],
      addresses: [
        address({
          ...{ street: 'Weg 1, 2nd floor', postalCode: '10115', city: 'Berlin', region: 'BE', country: 'Germany' },
          label: 'home',
        }),
        address({ city: 'Potsdam', label: 'work' }),
      ],
      extras: [
        { name: 'Department', value: 'News' },
        { name: 'Screen Name', value: 'tomvogel' },
        { name: 'Custom 1', value: 'plays bass' },
      ],
    }),
  );
});

test('a birthday may have no year; parts that make no day are kept as they stand', () => {
  const [, karl, noDay, onlyYear] = read('thunderbird-en.csv').items;
  expect(karl).toMatchObject({ birthday: '--02-29', extras: [{ name: 'Display Name', value: 'Papa' }] });
  expect(noDay).toMatchObject({
    birthday: null,
    extras: [
      { name: 'Birth Year', value: '1981' },
      { name: 'Birth Month', value: '2' },
      { name: 'Birth Day', value: '30' },
    ],
  });
  expect(onlyYear).toMatchObject({ birthday: null, extras: [{ name: 'Birth Year', value: '1970' }] });
});

test.each(['', '0', '0000'])('a birthday in the year %j has none', (year) => {
  const table = `First Name,Last Name,Primary Email,Birth Year,Birth Month,Birth Day\nKarl,,karl@x.example,${year},2,9\n`;
  expect([...thunderbird.parse({ name: 'a.csv', bytes: Buffer.from(table), reading: {} })]).toMatchObject([
    { givenName: 'Karl', birthday: '--02-09', extras: [] },
  ]);
});

test('the British table has its own words', () => {
  expect(read('thunderbird-gb.csv')).toEqual({
    format: 'thunderbird',
    items: [
      person(1, {
        givenName: 'Rory',
        familyName: 'Example',
        organisation: 'Example Hospital',
        city: 'Leeds',
        points: [point('email', 'rory@example.example', null)],
        addresses: [address({ postalCode: 'LS1 1AA', city: 'Leeds', region: 'West Yorkshire', label: 'home' })],
      }),
    ],
  });
});

test('the German table is read to the last field; "Geburtstag" is the day of the month', () => {
  expect(read('thunderbird-de.csv')).toEqual({
    format: 'thunderbird',
    items: [
      person(1, {
        givenName: 'Änne',
        familyName: 'Groß',
        organisation: 'Zeitung Muster',
        role: 'Redakteurin',
        birthday: '1990-12-03',
        city: 'Fürth',
        notes: 'Grüße',
        points: [
          point('email', 'aenne@gross.example', null),
          point('phone', '0151 0000006', 'cell'),
          point('link', 'https://zeitung.example', 'work'),
        ],
        addresses: [
          address({ street: 'Straße 1', postalCode: '90762', city: 'Fürth', label: 'home' }),
          address({ city: 'Nürnberg', label: 'work' }),
        ],
        extras: [
          { name: 'Abteilung', value: 'Kultur' },
          { name: 'Benutzerdef. 1', value: 'Chor' },
        ],
      }),
    ],
  });
});
