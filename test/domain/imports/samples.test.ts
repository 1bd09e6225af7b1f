import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { address, bytesOf, email, link, phone, read, toldIn } from './fixture.js';

/** The samples that came with the description of the formats, unchanged (SHA-256), each row to its last field. */
const samples = [
  {
    file: 'apple.vcf',
    sha256: '9c6dc2c04f064ba5069611d393eae300e9e792e170bc60f395901952c2ba0493',
    format: 'vcard',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        honorific: 'Dr.',
        organisation: 'Radio Muster',
        role: 'Redaktionsleiterin',
        city: 'München',
        country: 'Deutschland',
        birthday: '--05-17',
        notes: 'Hat sich an meinen Reportagen gefreut, immer begeistert von meinen Themen;  Kaffee im Funkhaus',
        points: [
          email('greta@radio.example', 'work', true),
          phone('+49 89 000000', 'Büro'),
          phone('+49 151 0000000', 'cell', true),
          link('http://www.linkedin.com/in/greta-beispiel-1a2b', 'linkedin'),
          link('https://radio.example', 'homepage', true),
        ],
        addresses: [
          address({
            street: 'Musterstr. 1 Hinterhaus',
            postalCode: '80331',
            city: 'München',
            country: 'Deutschland',
            label: 'work',
            preferred: true,
          }),
        ],
        key: '5a32a740-23b0-97aa-0000-000000000001',
        extras: [
          { name: 'PRODID', value: '-//Apple Inc.//macOS 14.5//EN' },
          { name: 'ORG', value: 'Radio Muster;Kultur' },
          { name: 'item2.X-ABADR', value: 'de' },
          { name: 'item3.X-ABDATE;type=pref', value: '2019-08-01' },
          { name: 'item3.X-ABLabel', value: 'Praktikum' },
          { name: 'item4.X-ABRELATEDNAMES;type=pref', value: 'Jonas Probe' },
          { name: 'item4.X-ABLabel', value: '_$!<Friend>!$_' },
          { name: 'UID', value: '5A32A740-23B0-97AA-0000-000000000001' },
        ],
      },
      {
        row: 2,
        organisation: 'Radio Muster',
        extras: [{ name: 'X-ABShowAs', value: 'COMPANY' }],
        doubt: { code: 'not-a-person', params: {} },
      },
    ],
  },
  {
    file: 'google-new.csv',
    sha256: 'b694390e27047a566a227fe4dd3c3caf4771ac4b14a349532bf50e4a32cba543',
    format: 'google',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        honorific: 'Dr.',
        organisation: 'Radio Muster',
        role: 'Redaktionsleiterin',
        city: 'München',
        country: 'DE',
        birthday: '--05-17',
        points: [
          email('greta@radio.example', 'Work', true),
          email('g.beispiel@radio.example', 'Work'),
          phone('+49 151 0000000', 'Mobile'),
        ],
        addresses: [
          address({ street: 'Musterstr. 1', postalCode: '80331', city: 'München', country: 'DE', label: 'Work' }),
        ],
        tags: ['Praktikum'],
        favourite: true,
      },
    ],
  },
  {
    file: 'google-old.csv',
    sha256: '33a67dec9d75ced32b4defad78141a14453ca66326265c74234d50a21e52e6d5',
    format: 'google',
    rows: [
      {
        row: 1,
        givenName: 'Jonas',
        familyName: 'Probe',
        organisation: 'Agentur Beispiel',
        role: 'Volontär',
        birthday: '1996-02-29',
        points: [
          email('jonas@probe.example', 'Home', true),
          phone('0151 1111111', 'Mobile'),
          phone('030 222222', 'Mobile'),
        ],
        tags: ['Uni'],
      },
    ],
  },
  {
    file: 'linkedin-Connections-de.csv',
    sha256: 'd30f7363366176144aedc8ebbed6c13f8b1d7090af8e195dd34d4296cb9522f7',
    format: 'linkedin',
    rows: [
      {
        row: 1,
        givenName: 'Hanna',
        familyName: 'Muster',
        organisation: 'Beispiel AG',
        role: 'Volontärin',
        connectedOn: '2022-04-03',
        points: [link('https://www.linkedin.com/in/hanna-muster', 'LinkedIn')],
      },
    ],
  },
  {
    file: 'linkedin-Connections-en.csv',
    sha256: '64a377f4e573007953329542f4dfe223cde5265e93594a8af742854ccbee5b3e',
    format: 'linkedin',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        organisation: 'Muster, Beispiel & Co. KG',
        role: 'Redaktionsleiterin',
        connectedOn: '2024-03-05',
        points: [link('https://www.linkedin.com/in/greta-beispiel-1a2b', 'LinkedIn')],
      },
      {
        row: 2,
        givenName: 'Jonas',
        familyName: 'Probe',
        connectedOn: '2023-01-12',
        points: [email('jonas@probe.example', null), link('https://www.linkedin.com/in/jonas-probe', 'LinkedIn')],
        remarks: [{ code: 'name-tidied', params: { before: 'Jonas Probe (he/him)' } }],
      },
      { row: 3, error: { code: 'closed-account', params: {} }, label: '01 Feb 2022', source: ',,,,,,01 Feb 2022' },
    ],
  },
  {
    file: 'linkedin-messages.csv',
    sha256: 'dd5b3b08466174c9b927fa48967d984afc286a821d0cae38d931232807fa8ccd',
    format: 'linkedin-messages',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        points: [link('https://www.linkedin.com/in/greta-beispiel-1a2b', 'LinkedIn')],
        talks: [{ on: '2024-03-07', channel: 'message', direction: 'mutual', summary: null, count: 2 }],
        doubt: { code: 'perhaps-you', params: {} },
      },
      {
        row: 2,
        givenName: 'Me',
        familyName: 'Myself',
        points: [link('https://www.linkedin.com/in/me-myself', 'LinkedIn')],
        talks: [{ on: '2024-03-07', channel: 'message', direction: 'mutual', summary: null, count: 2 }],
        doubt: { code: 'perhaps-you', params: {} },
      },
    ],
  },
  {
    file: 'monica-4x-export.json',
    sha256: '7cc8c3f8e9af7cba8085459dc376ca5dccae446f746bf2cddf38ab974d8d1345',
    format: 'monica',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        gender: 'f',
        organisation: 'Radio Muster',
        role: 'Redaktionsleiterin',
        birthday: '--05-17',
        notes: 'Mag Radiofeatures',
        points: [email('greta@radio.example', null)],
        tags: ['Praktikum'],
        talks: [{ on: '2021-06-01', channel: 'call', direction: 'outbound', summary: 'Kurz telefoniert', count: 1 }],
        key: 'c-1',
        cadence: 90,
        favourite: true,
        extras: [{ name: 'first_met_date', value: '2019-08-01' }],
      },
    ],
  },
  {
    file: 'outlook-classic-de.csv',
    sha256: '584616bab40bd6f5527eec455d774f09ec8b8556ce9914f8c15d288a5b084d3c',
    format: 'outlook',
    rows: [
      {
        row: 1,
        givenName: 'Hanna',
        familyName: 'Müßig',
        gender: 'f',
        organisation: 'Beispiel AG',
        role: 'Redakteurin',
        city: 'Köln',
        birthday: '1980-05-17',
        points: [email('h.muessig@beispiel.example', null)],
        addresses: [address({ city: 'Köln', label: 'work' })],
        tags: ['Praktikum', 'Medien'],
      },
    ],
  },
  {
    file: 'outlook-classic-en.csv',
    sha256: 'a2372b6d101446f45414f09e4ebf3b6764f8cb07a19db438997aeac2662fb469',
    format: 'outlook',
    rows: [
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Beispiel',
        honorific: 'Dr.',
        organisation: 'Radio Muster',
        role: 'Editor',
        city: 'München',
        birthday: '1980-05-17',
        points: [email('greta@radio.example', null)],
        addresses: [address({ city: 'München', label: 'work' })],
        tags: ['Internship', 'Press'],
      },
      { row: 2, givenName: 'No', familyName: 'Birthday' }, // 0/0/00 is no birthday, a name in Exchange no address
    ],
  },
  {
    file: 'outlook-com-en.csv',
    sha256: '748480c2e54134613796cb0639fe0283f710d40902b26f0b8396796bef09ff63',
    format: 'outlook',
    rows: [
      {
        row: 1,
        givenName: 'Jonas',
        familyName: 'Probe',
        organisation: 'Agentur Beispiel',
        role: 'Trainee',
        points: [email('jonas@probe.example', null)],
      },
    ],
  },
] as const;

test.each(samples)(
  '$file is read to the last field: what is not named is not told',
  ({ file, sha256, format, rows }) => {
    expect(createHash('sha256').update(bytesOf(file)).digest('hex')).toBe(sha256);
    expect(read(file).format).toBe(format);
    expect(toldIn(file)).toEqual(rows);
  },
);
