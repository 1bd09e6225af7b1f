import { describe, expect, test } from 'vitest';
import { address, person, point, read } from './fixture.js';

describe('Outlook in English', () => {
  test('of 97 to 2003 is read: month before day, streets in several columns, what somebody chose', () => {
    const [ada] = read('outlook-97-en.csv').items;
    expect(ada).toEqual(
      person(1, {
        givenName: 'Ada Jane',
        familyName: 'Example',
        gender: 'f',
        organisation: 'Example Ltd',
        role: 'Analyst',
        birthday: '1980-05-06',
        city: 'London',
        country: 'United Kingdom',
        notes: 'First line\n\nThird line',
        points: [
          point('email', 'ada@example.example', null),
          point('phone', '+44 20 0000 002', 'work'),
          point('phone', '+44 20 0000 003', 'work'),
          point('phone', '+44 7700 900005', 'cell'),
          point('link', 'https://ada.example', null),
          point('phone', '+44 20 0000 004', 'work fax'),
        ],
        addresses: [
          address({
            street: '1 High Street, Floor 2, Room 3, PO Box 9',
            ...{ postalCode: 'SW1A 1AA', city: 'London', region: 'Greater London', country: 'United Kingdom' },
            label: 'work',
          }),
          address({ street: '2 Low Road, Flat B', city: 'Bath', country: 'United Kingdom', label: 'home' }),
        ],
        tags: ['Press', 'Choir, Alto'],
        extras: [
          { name: 'Suffix', value: 'Jr.' },
          { name: 'Department', value: 'Research' },
          { name: "Assistant's Phone", value: '+44 20 0000 001' },
          { name: 'Anniversary', value: '6/15/2001' },
          { name: "Assistant's Name", value: 'Bob Helper' },
          { name: 'E-mail 2 Display Name', value: 'Ada the Great (ada@example.example)' },
          { name: 'Hobby', value: 'Sailing' },
          { name: 'Keywords', value: 'water' },
          { name: "Manager's Name", value: 'Carla Boss' },
          { name: 'Priority', value: 'High' },
          { name: 'Referred By', value: 'Dan' },
          { name: 'Spouse', value: 'Sam Example' },
          { name: 'User 1', value: 'met in 2019' },
        ],
      }),
    );
  });

  test('leaves out what Outlook fills in by itself', () => {
    expect(read('outlook-97-en.csv').items[1]).toEqual(
      person(2, {
        givenName: 'Default',
        familyName: 'Row',
        points: [point('email', 'default@row.example', null)],
      }),
    );
  });

  test('of Google ("Outlook CSV") is read: addresses in one text, groups by semicolon', () => {
    expect(read('outlook-of-google.csv')).toEqual({
      format: 'outlook',
      items: [
        person(1, {
          givenName: 'Paula',
          familyName: 'Platz',
          organisation: 'Platz KG',
          role: 'Planerin',
          birthday: '1985-12-24',
          city: 'Leipzig',
          country: 'DE',
          notes: 'aus dem Seminar',
          points: [
            point('email', 'paula@platz.example', null),
            point('email', 'paula@arbeit.example', null),
            point('phone', '+49 170 0000002', 'cell'),
          ],
          addresses: [
            address({ street: 'Platz 1', postalCode: '04109', city: 'Leipzig', country: 'DE', label: 'home' }),
            address({ street: 'Markt 9', postalCode: '01067', city: 'Dresden', label: 'work' }),
          ],
          tags: ['Uni'],
        }),
      ],
    });
  });
});

describe('Outlook in German', () => {
  test('is read in Windows-1252; "Anrede" is free text and never decides between Sie and du', () => {
    const { items } = read('outlook-classic-de.csv');
    expect(items).toMatchObject([{ familyName: 'Müßig', gender: 'f', more: null }]); // the form of address would stand there
  });

  test('is read to the last of its columns', () => {
    const [juergen, defaults] = read('outlook-classic-de-full.csv').items;
    expect(juergen).toEqual(
      person(1, {
        givenName: 'Jürgen Max',
        familyName: 'Müßig',
        honorific: 'Dr.',
        gender: 'm',
        organisation: 'Bäckerei Öhler',
        role: 'Leiter',
        birthday: '1980-05-17',
        city: 'Köln',
        country: 'Deutschland',
        notes: 'Erste Zeile\n\n- zweite, mit Komma',
        points: [
          point('email', 'j.muessig@oehler.example', null),
          point('phone', '+49 221 000001', 'work'),
          point('phone', '+49 221 000002', 'work'),
          point('phone', '+43 1 000003', 'home'),
          point('phone', '+49 151 0000004', 'cell'),
          point('link', 'https://oehler.example', null),
          point('phone', '+49 221 000005', 'work fax'),
        ],
        addresses: [
          address({
            street: 'Hauptstraße 1, 2. Stock, Postfach 7',
            ...{ postalCode: '50667', city: 'Köln', region: 'NRW', country: 'Deutschland', label: 'work' },
          }),
          address({
            ...{ street: 'Gasse 4', postalCode: '1010', city: 'Wien', region: 'Wien', country: 'Österreich' },
            label: 'home',
          }),
          address({
            ...{ street: 'Alpweg 5', postalCode: '7000', city: 'Chur', region: 'GR', country: 'Schweiz' },
            label: 'other',
          }),
        ],
        tags: ['Praktikum', 'Chor, Bass'],
        extras: [
          { name: 'Abteilung', value: 'Verkauf' },
          { name: 'Sprache', value: 'Deutsch' },
          { name: 'Telefon Assistent', value: '+49 221 000006' },
          { name: 'Beruf', value: 'Bäckermeister' },
          { name: 'Büro', value: 'Raum 12' },
          { name: 'Jahrestag', value: '12.06.2010' },
          { name: 'Kinder', value: 'Ida' },
          { name: 'Partner', value: 'Eva' },
          { name: 'Priorität', value: 'Hoch' },
        ],
      }),
    );
    expect(defaults).toEqual(
      person(2, { givenName: 'Vor', familyName: 'Gabe', points: [point('email', 'vor@gabe.example', null)] }),
    );
  });

  test('is read after a Swiss Excel saved it with semicolons', () => {
    expect(read('outlook-de-excel.csv')).toEqual({
      format: 'outlook',
      items: [
        person(1, {
          givenName: 'Ruth',
          familyName: 'Rüegg',
          gender: 'f',
          organisation: 'Beispiel; Söhne & Co.',
          birthday: '1975-02-01',
          city: 'Zürich',
          points: [point('phone', '044 000 00 01', 'home'), point('phone', '044 000 00 02', 'home')],
          addresses: [address({ street: 'Bahnhofstrasse 1', city: 'Zürich', label: 'work' })],
          tags: ['Uni', 'Zürich'],
          extras: [{ name: 'Name des/r Vorgesetzten', value: 'Urs Chef' }],
        }),
      ],
    });
  });

  test('of GMX and WEB.DE ("Outlook 2003") is read', () => {
    expect(read('outlook-gmx.csv')).toEqual({
      format: 'outlook',
      items: [
        person(1, {
          givenName: 'Käthe',
          familyName: 'Größe',
          gender: 'f',
          organisation: 'Gärtnerei',
          birthday: '1990-04-03',
          city: 'Görlitz',
          country: 'Deutschland',
          points: [point('email', 'kaethe@groesse.example', null), point('phone', '0170 0000001', 'cell')],
          addresses: [
            address({
              ...{ street: 'Grüne Straße 2', postalCode: '02826', city: 'Görlitz', country: 'Deutschland' },
              label: 'home',
            }),
          ],
        }),
      ],
    });
  });
});
