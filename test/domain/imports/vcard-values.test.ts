import { describe, expect, it } from 'vitest';
import { type ParsedContact, parsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { fitting } from '../../../src/imports/preview/domain/fitting.js';
import { vcard } from '../../../src/imports/formats/vcard.js';
import { address, email, link, parsed, phone, somebody, toldIn } from './fixture.js';

const card = (...lines: string[]): ParsedContact =>
  somebody(parsed(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'), vcard)[0]);
const noPlace = address({});

describe('a card of', () => {
  it('RFC 6350 (4.0) is read: quoted parameters, carets, relations within the file', () => {
    expect(toldIn('vcard-4-full.vcf')).toEqual([
      {
        row: 1,
        givenName: 'Jonas Anton Maria',
        familyName: 'Probe',
        gender: 'm',
        organisation: 'Probe AG',
        role: 'Redakteur',
        timeZone: 'Europe/Berlin',
        notes: 'Text mit 🎧 und einer sehr langen Zeile, die hier umgebrochen wird, mitten im Satz',
        points: [
          email('jonas@probe.example', 'work'),
          email('jonas@heim.example', 'home', true),
          phone('+49-89-0000005 ext. 12', 'home', true),
          link('https://social.example/@jonas', 'Mastodon'),
          link('https://probe.example/jonas', null),
        ],
        addresses: [{ ...noPlace, street: 'Musterstr. 1 80331 München: Hinterhaus', label: 'home' }],
        tags: ['Radio', 'München, Süd'],
        key: '4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
        relations: [{ kind: 'colleague', key: 'aaaaaaaa-0bc3-424c-9c26-36c3e1eff6b2' }],
        extras: [
          { name: 'UID', value: 'urn:uuid:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1' },
          { name: 'BDAY;VALUE=text', value: 'um 1980' },
          { name: 'ANNIVERSARY', value: '20090808T1430-0500' },
          { name: 'LANG;TYPE=home;PREF=1', value: 'de' },
          { name: 'GEO', value: 'geo:48.137154,11.576124' },
          { name: 'ROLE', value: 'Zuhörer' },
          { name: 'LOGO', value: 'https://probe.example/logo.png' },
          { name: 'MEDIATYPE-NONE;X-NOTE="a;b:c"', value: 'ja' },
          { name: 'RELATED;TYPE=friend', value: 'urn:uuid:aaaaaaaa-0bc3-424c-9c26-36c3e1eff6b2' },
          { name: 'RELATED;TYPE=spouse;VALUE=text', value: 'Lena Probe' },
          { name: 'IMPP;PREF=1', value: 'xmpp:jonas@im.example' },
          { name: 'KEY', value: 'data:application/pgp-keys;base64,MICAjCCAeugAwIBAgIEz' },
          { name: 'REV', value: '20230101T101010Z' },
        ],
        remarks: [{ code: 'birthday-dropped', params: { value: 'um 1980' } }],
      },
      {
        ...{ row: 2, givenName: 'Mina', familyName: 'Muster', key: 'aaaaaaaa-0bc3-424c-9c26-36c3e1eff6b2' },
        extras: [
          { name: 'UID', value: 'aaaaaaaa-0bc3-424c-9c26-36c3e1eff6b2' },
          { name: 'BDAY', value: '1985-01' },
        ],
        remarks: [{ code: 'birthday-dropped', params: { value: '1985-01' } }],
      },
      {
        ...{ row: 3, error: { code: 'not-a-person', params: {} }, label: 'Redaktion' },
        source: expect.stringContaining('MEMBER:urn:uuid') as string,
      },
    ]);
  });

  it('careless programs is read as a person would read it', () => {
    expect(toldIn('vcard-ill-formed.vcf')).toEqual([
      {
        ...{ row: 1, givenName: 'Lea', familyName: 'Lücke', notes: 'erste Zeile\nzweite Zeile ohne Einzug' },
        ...{ points: [phone('+49 1 0000001', 'work fax')], extras: [{ name: 'N', value: 'Zweite;Leah;;;' }] },
      },
      { row: 2, givenName: 'Tim', familyName: 'Tab', points: [phone('+49 10000002', null)] },
      { row: 3, givenName: 'Ida', familyName: 'Eingerückt', notes: 'lang er Text' },
      {
        ...{ row: 4, givenName: 'Ohne', familyName: 'Ende', points: [phone('+49 1 0000003', null)] },
        doubt: { code: 'broken-card', params: {} },
      },
      {
        ...{ row: 5, givenName: 'Vera', familyName: 'Versionslos', points: [email('vera@muster.example', 'home')] },
        remarks: [{ code: 'lines-dropped', params: { count: 1 } }],
      },
      { row: 6, givenName: 'Lena', familyName: 'Muster' },
      { row: 7, givenName: 'Spitz', nickname: 'Spitz' },
      { row: 8, givenName: 'Paul', familyName: 'Probe', extras: [{ name: 'ORG', value: ';Nur Abteilung' }] },
      {
        ...{ row: 9, error: { code: 'no-name', params: {} }, label: 'niemand@muster.example' },
        source: expect.stringContaining('AGENT:BEGIN:VCARD\\nFN:Agent') as string,
      },
    ]);
  });
});

describe('a birthday', () => {
  it.each([
    ['BDAY:1980-05-17', '1980-05-17'],
    ['BDAY:19800517', '1980-05-17'],
    ['BDAY:1980-5-7', '1980-05-07'],
    ['BDAY:1980-05-17T23:10:00Z', '1980-05-17'],
    ['BDAY:1980-05-17 00:00:00', '1980-05-17'],
    ['BDAY;VALUE=date:17.05.1980', '1980-05-17'],
    ['BDAY;VALUE=text:17 May 1980', '1980-05-17'],
    ['BDAY:--0517', '--05-17'],
    ['BDAY:--05-17', '--05-17'],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29', '--02-29'],
    ['BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1984:1984-05-17', '--05-17'],
    ['BDAY:1604-05-17', '--05-17'],
    ['BDAY:0000-05-17', '--05-17'],
  ])('%s is %s, and nothing else is kept of it', (line, birthday) => {
    expect(card('VERSION:3.0', 'FN:Greta', line)).toMatchObject({ birthday, extras: [], remarks: [] });
  });

  it.each(['BDAY:1601-01-01', 'BDAY:16010101T000000Z', 'BDAY:4501-01-01', 'BDAY:', 'BDAY:0000-00-00'])(
    '%s is none, without a word',
    (line) => {
      expect(card('VERSION:3.0', 'FN:Greta', line)).toMatchObject({ birthday: null, extras: [], remarks: [] });
    },
  );

  it.each(['---17', '1980', '1980-05', '1980-02-30', 'around 1980', '05/06/80'])('%s is kept as it stands', (value) => {
    expect(card('VERSION:4.0', 'FN:Greta', `BDAY:${value}`)).toMatchObject({
      birthday: null,
      extras: [{ name: 'BDAY', value }],
      remarks: [{ code: 'birthday-dropped', params: { value } }],
    });
  });
});

describe('what a card says', () => {
  it('is escaped as its version does it', () => {
    const note = 'NOTE:a\\, b\\; c\\nd \\\\ C:\\temp';
    expect(card('VERSION:2.1', 'FN:G', note).notes).toBe('a\\, b; c\\nd \\\\ C:\\temp');
    expect(card('VERSION:3.0', 'FN:G', note).notes).toBe('a, b; c\nd \\ C:\\temp');
    expect(card('VERSION:4.0', 'FN:G', 'NOTE:a, b; c').notes).toBe('a, b; c');
  });

  it('is decoded as it says, unless it is UTF-8 all the same', () => {
    const bytes = (line: Buffer) => Buffer.concat([Buffer.from('BEGIN:VCARD\nFN'), line, Buffer.from('\nEND:VCARD')]);
    const name = (line: Buffer): string | null => (parsed(bytes(line), vcard)[0] as ParsedContact).givenName;
    expect(name(Buffer.from(';CHARSET=ISO-8859-1:Jürgen', 'latin1'))).toBe('Jürgen');
    expect(name(Buffer.from(';CHARSET=ISO-8859-1:Jürgen', 'utf8'))).toBe('Jürgen');
    expect(name(Buffer.from(';CHARSET=UTF-8:Jürgen', 'latin1'))).toBe('Jürgen');
    expect(name(Buffer.from(';CHARSET=KOI8-R:\u00e7\u00d2\u00c5\u00d4\u00c1', 'latin1'))).toBe('Грета');
    expect(name(Buffer.from(';CHARSET=klingon:Jürgen', 'utf8'))).toBe('Jürgen');
  });

  it('is read in UTF-16, too', () => {
    const text = '\ufeffBEGIN:VCARD\r\nFN:Jürgen\r\nEND:VCARD\r\n';
    expect(parsed(Buffer.from(text, 'utf16le'), vcard)).toEqual([parsedContact(1, { givenName: 'Jürgen' })]);
  });

  it('in a line of END:VCARD that belongs to a text does not end the card', () => {
    expect(card('VERSION:3.0', 'FN:G', 'NOTE:a', ' END:VCARD', 'TITLE:b')).toMatchObject({
      notes: 'aEND:VCARD',
      role: 'b',
    });
  });

  it('keeps a label that a kept line and an address share', () => {
    const read = card('VERSION:3.0', 'FN:G', 'item1.TEL:1', 'ITEM1.X-ABLABEL:Hof', 'item1.X-ABDATE:2020-01-01');
    expect(read.points).toEqual([phone('1', 'Hof')]);
    expect(read.extras.map(({ name }) => name)).toEqual(['ITEM1.X-ABLABEL', 'item1.X-ABDATE']);
  });

  it('keeps a label that stands beside nothing, and none twice', () => {
    const read = card('VERSION:3.0', 'FN:G', 'item1.TEL:1', 'item1.X-ABLABEL:Hof', 'item2.X-ABLABEL:Garten');
    expect(read.points).toEqual([phone('1', 'Hof')]);
    expect(read.extras).toEqual([{ name: 'item2.X-ABLABEL', value: 'Garten' }]);
  });

  it('stays beside the tag, the gender or the list that only half of it became', () => {
    const long = 'x'.repeat(101);
    const read = card('VERSION:4.0', 'FN:G', `CATEGORIES:Radio,${long}`, 'GENDER:F;woman');
    expect(read).toMatchObject({ tags: ['Radio'], gender: 'f' });
    expect(read.extras.map(({ name }) => name)).toEqual(['CATEGORIES', 'GENDER']);
  });

  it('of a list of people in Evolution is nobody', () => {
    const [list] = parsed('BEGIN:VCARD\nVERSION:3.0\nFN:Chor\nX-EVOLUTION-LIST:TRUE\nEND:VCARD\n', vcard);
    expect(list).toMatchObject({ error: { code: 'not-a-person' } });
  });

  it('is left out where it is larger than 256 KiB, and says so', () => {
    const photo = `PHOTO;ENCODING=b:${'A'.repeat(256 * 1024)}`;
    expect(fitting(card('VERSION:3.0', 'FN:G', photo, 'X-A:1'), '2026-11-23')).toMatchObject({
      extras: [{ name: 'X-A', value: '1' }],
      remarks: [{ code: 'extra-dropped', params: { name: 'PHOTO;ENCODING=b' } }],
    });
  });

  it('beside one line longer than 1 MB is refused, unless that is a picture', () => {
    const long = 'x'.repeat(1024 * 1024 + 10);
    expect(parsed(`BEGIN:VCARD\nFN:Greta\nNOTE:${long}\nEND:VCARD\n`, vcard)).toEqual([
      {
        ...{ row: 1, error: { code: 'line-too-long', params: {} }, label: 'Greta' },
        source: expect.stringMatching(/^BEGIN:VCARD\nFN:Greta\nNOTE:x{9900,10000}$/) as string,
      },
    ]);
    expect(fitting(card('FN:Greta', `PHOTO;ENCODING=b:${long}`), '2026-11-23')).toMatchObject({
      givenName: 'Greta',
      extras: [],
    });
  });
});
