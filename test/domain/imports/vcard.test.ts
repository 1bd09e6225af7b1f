import { describe, expect, it } from 'vitest';
import { address, email, link, phone, toldIn } from './fixture.js';

const noPlace = address({});

describe('a card of', () => {
  it('old Android (2.1) is read: quoted-printable, labels of its own, a picture', () => {
    expect(toldIn('vcard-2.1-android.vcf')).toEqual([
      {
        row: 1,
        givenName: 'Jörg',
        familyName: 'Müller',
        nickname: 'Jö',
        honorific: 'Dr.',
        gender: 'm',
        organisation: 'Rundfunk Bärenstadt',
        role: 'Toningenieur',
        city: 'Berlin',
        country: 'Deutschland',
        birthday: '1975-04-12',
        notes: 'Erste Zeile\nZweite Zeile mit einem langen Satz, der weitergeht; Pfad C:\\neu und Ende',
        points: [
          email('joerg@probe.example', 'home'),
          phone('+49 171 0000001', 'cell', true),
          phone('+49 30 0000002', 'work fax'),
          phone('+49 30 0000003', 'Büro'),
          phone('+49 30 0000004', 'Pforte'),
        ],
        addresses: [
          {
            ...{ ...noPlace, street: 'Straße 5 Hinterhaus', postalCode: '10115', city: 'Berlin' },
            ...{ country: 'Deutschland', label: 'home' },
          },
        ],
        extras: [
          { name: 'ORG', value: 'Rundfunk Bärenstadt;Technik' },
          {
            name: 'PHOTO;ENCODING=BASE64;TYPE=JPEG',
            value: `/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2w`,
          },
          {
            name: 'X-ANDROID-CUSTOM',
            value: 'vnd.android.cursor.item/contact_event;2019-10-19;1;;;;;;;;;;;;;',
          },
          { name: 'X-SKYPE-USERNAME', value: 'joerg.probe' },
        ],
      },
      { row: 2, givenName: 'descvs', points: [phone('154555845', 'cell')] },
    ]);
  });

  it('Outlook (2.1) is read: Windows-1252, an escaped semicolon, 1601 for no birthday', () => {
    expect(toldIn('vcard-2.1-outlook.vcf')).toEqual([
      {
        row: 1,
        givenName: 'Käthe Marie',
        familyName: 'Größe',
        gender: 'f',
        organisation: 'Verlag Muster; Söhne',
        role: 'Lektorin',
        city: 'Köln',
        country: 'Deutschland',
        points: [
          email('kaethe@verlag.example', null, true),
          phone('+49 40 0000001', 'work'),
          phone('+49 40 0000002', 'home'),
          link('http://verlag.example', 'work'),
        ],
        addresses: [
          {
            ...{ street: 'Große Straße 1', postalCode: '50667', city: 'Köln', region: null },
            ...{ country: 'Deutschland', label: 'work', preferred: true },
          },
        ],
        tags: ['Verlag', 'Messe Leipzig'],
        extras: [
          { name: 'ORG', value: 'Verlag Muster\\; Söhne;Lektorat' },
          { name: 'LABEL;TYPE=WORK;TYPE=PREF', value: 'Große Straße 1\\n50667 Köln\\nDeutschland' },
          { name: 'X-MS-OL-DEFAULT-POSTAL-ADDRESS', value: '2' },
          { name: 'X-MS-IMADDRESS', value: 'kaethe@im.example' },
          {
            name: 'PHOTO;TYPE=JPEG;ENCODING=BASE64',
            value:
              '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof' +
              'Hh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwh',
          },
          {
            name: 'X-MS-OL-DESIGN',
            value: '<card xmlns="http://schemas.example/card" ver="1.0"><fld prop="name"/></card>',
          },
          { name: 'REV', value: '20240115T101010Z' },
        ],
      },
    ]);
  });

  it('old phones (2.1) is read: CR alone, small letters, pictures without indentation, a card within, Shift_JIS', () => {
    expect(toldIn('vcard-2.1-phones.vcf')).toEqual([
      {
        ...{ row: 1, givenName: 'José', familyName: 'Ruíz', birthday: '--05-17' },
        ...{ notes: 'keeps its  fold, as 2.1 says', points: [phone('+34 600 000 001', 'cell', true)] },
        extras: [
          {
            name: 'photo;TYPE=jpeg;ENCODING=base64',
            value: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'.repeat(2),
          },
          { name: 'rev', value: '20100101T000000' },
        ],
      },
      {
        ...{ row: 2, givenName: 'Otto', familyName: 'Probe', points: [phone('+49 30 0000008', 'home')] },
        extras: [
          {
            name: 'AGENT',
            value: 'BEGIN:VCARD\\nVERSION:2.1\\nN:Agentin\\;Anna\\nTEL\\;WORK:+49 30 0000009\\nEND:VCARD',
          },
        ],
      },
      {
        ...{ row: 3, givenName: '太郎', familyName: '山田', points: [phone('0312345678', null)] },
        extras: [{ name: 'X-PHONETIC-LAST-NAME', value: 'ﾔﾏﾀﾞ' }],
      },
    ]);
  });

  it('Google (3.0) is read: groups with labels, stars, an organisation that is asked about', () => {
    expect(toldIn('vcard-3-google.vcf')).toEqual([
      {
        row: 1,
        givenName: 'Hanna Luise',
        familyName: 'von Beispiel',
        nickname: 'Hanni',
        honorific: 'Prof.',
        gender: 'f',
        organisation: 'Uni Musterstadt',
        role: 'Professorin',
        city: 'München',
        country: 'Deutschland',
        birthday: '1961-02-03',
        notes: 'Komma, Semikolon; Backslash \\ und\nneue Zeile',
        points: [
          email('hanna@beispiel.example', 'home'),
          email('hanna@verein.example', 'Verein'),
          phone('+49 151 0000003', 'cell'),
          phone('+49 89 0000004', 'Ferienhaus'),
          link('http://www.linkedin.com/in/hanna-von-beispiel', 'profile'),
        ],
        addresses: [
          {
            ...{ street: 'Musterweg 3, c/o Muster', postalCode: '80331', city: 'München', region: 'Bayern' },
            ...{ country: 'Deutschland', label: 'home', preferred: false },
          },
          { ...noPlace, street: 'Postfach 12', postalCode: '53111', city: 'Bonn', label: 'work' },
        ],
        tags: ['Uni'],
        favourite: true,
        key: 'google-hanna',
        extras: [
          { name: 'N', value: 'von Beispiel;Hanna;Luise;Prof.;M.A.' },
          { name: 'X-PHONETIC-FIRST-NAME', value: 'Hanna' },
          { name: 'NICKNAME', value: 'Hanni,Nana' },
          { name: 'item5.X-ABDATE', value: '2009-09-09' },
          { name: 'item5.X-ABLabel', value: '_$!<Anniversary>!$_' },
          { name: 'item6.X-ABRELATEDNAMES', value: 'Jonas Probe' },
          { name: 'item6.X-ABLabel', value: 'Doktorvater' },
          { name: 'IMPP;X-SERVICE-TYPE=Skype', value: 'skype:hanna.beispiel' },
          { name: 'X-AIM;TYPE=HOME', value: 'hannaaim' },
          { name: 'PHOTO', value: 'https://photos.example/hanna.jpg' },
          { name: 'UID', value: 'google-hanna' },
        ],
      },
      {
        ...{ row: 2, error: { code: 'no-name', params: {} }, label: 'ohne-namen@beispiel.example' },
        source: 'BEGIN:VCARD\nVERSION:3.0\nFN:\nN:;;;;\nEMAIL;TYPE=INTERNET:ohne-namen@beispiel.example\nEND:VCARD',
      },
      {
        ...{ row: 3, organisation: 'Stadtbücherei Musterstadt' },
        doubt: { code: 'not-a-person', params: {} },
      },
    ]);
  });
});
