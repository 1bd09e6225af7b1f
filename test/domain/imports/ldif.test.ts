import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ldif } from '../../../src/imports/formats/ldif.js';
import { bytesOf, parsed, point, toldIn } from './fixture.js';
import { NoPeopleInFile } from '../../../src/imports/imports.errors.js';

const entriesIn = (bytes: Uint8Array | string) => parsed(bytes, ldif);

describe('an LDIF file', () => {
  it('of Thunderbird is read to the last field', () => {
    expect(toldIn('thunderbird.ldif')).toEqual([
      {
        row: 1,
        givenName: 'Greta',
        familyName: 'Größe',
        nickname: 'Gretchen',
        organisation: 'Radio Muster',
        role: 'Redaktionsleiterin',
        city: 'Berlin',
        country: 'Deutschland',
        birthday: '1980-05-17',
        notes: 'erste Zeile\nzweite Zeile',
        points: [
          point('email', 'greta@radio.example', null),
          point('email', 'greta@heim.example', null),
          point('phone', '+49 89 0000001', 'work'),
          point('phone', '+49 89 0000002', 'home'),
          point('phone', '+49 89 0000003', 'fax'),
          point('phone', '12345', 'pager'),
          point('phone', '+49 151 0000004', 'cell'),
          point('link', 'https://radio.example', 'work'),
          point('link', 'www.greta.example', 'home'),
        ],
        addresses: [
          {
            ...{ street: 'Musterweg 2', postalCode: '10115', city: 'Berlin', region: 'Berlin' },
            ...{ country: 'Deutschland', label: 'work', preferred: false },
          },
          {
            ...{ street: 'Große Straße 1, Hinterhaus', postalCode: '53111', city: 'Bonn', region: null },
            ...{ country: 'Deutschland', label: 'home', preferred: false },
          },
        ],
        key: 'cn=greta größe,mail=greta@radio.example',
        extras: [
          { name: 'ou', value: 'Kultur' },
          { name: 'mozillaCustom1', value: 'Chor' },
          { name: 'nsAIMid', value: 'gretaaim' },
          { name: 'modifytimestamp', value: '1324509379' },
        ],
      },
      {
        ...{ row: 2, givenName: 'Jonas', familyName: 'Probe', key: 'cn=jonas probe' },
        points: [point('email', 'jonas@probe.example', null)],
        extras: [
          { name: 'birthmonth', value: '2' },
          { name: 'birthday', value: '30' },
        ],
        remarks: [{ code: 'birthday-dropped', params: { value: '-2-30' } }],
      },
      {
        ...{ row: 3, error: { code: 'not-a-person', params: {} }, label: 'Freunde' },
        source: expect.stringMatching(/^dn: cn=Freunde\n.*groupOfNames/s) as string,
      },
      {
        ...{ row: 4, error: { code: 'no-name', params: {} }, label: 'mail=niemand@probe.example' },
        source: expect.stringContaining('mail: niemand@probe.example') as string,
      },
    ]);
  });

  it('of a directory is read: branches set aside, passwords left out, pictures kept', () => {
    expect(toldIn('openldap.ldif')).toEqual([
      {
        ...{ row: 1, error: { code: 'not-a-person', params: {} }, label: 'Muster' },
        source: expect.stringContaining('dc: muster') as string,
      },
      {
        ...{ row: 2, givenName: 'Lena', familyName: 'Muster', key: 'uid=lena,ou=people,dc=muster,dc=example' },
        points: [point('link', 'https://lena.example', null)],
        addresses: [
          {
            ...{ street: 'Musterstr. 1, 80331 München', postalCode: null, city: null, region: null },
            ...{ country: null, label: 'work', preferred: false },
          },
        ],
        extras: [
          { name: 'uid', value: 'lena' },
          { name: 'cn;lang-de', value: 'Frau Lena Muster' },
          { name: 'jpegPhoto', value: '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBD' },
          { name: 'preferredLanguage', value: 'de' },
        ],
      },
    ]);
  });

  it('is known by its first entry, whatever stands before it', () => {
    expect(ldif.sniff(bytesOf('thunderbird.ldif'))).toBe(1);
    expect(ldif.sniff(bytesOf('openldap.ldif'))).toBe(1);
    expect(ldif.sniff(Buffer.from('Name,dn: x\n1,2\n'))).toBe(0);
    expect(ldif.sniff(Buffer.from('\n'.repeat(60_000)))).toBe(0);
  });

  it('with a line longer than 1 MB loses that person only', () => {
    const [long, greta] = entriesIn(`dn: cn=a\ncn: a\nx: ${'y'.repeat(1024 * 1024)}\n\ndn: cn=Greta\ncn: Greta\n`);
    expect(long).toMatchObject({ error: { code: 'line-too-long' } });
    expect(greta).toMatchObject({ givenName: 'Greta' });
  });

  it('with a street of a million blanks is read at once', () => {
    const entry = `dn: cn=Z\ncn: Greta Beispiel\nstreet: a${' '.repeat(1_000_000)}b $ c\n`;
    expect(entriesIn(entry)).toMatchObject([{ addresses: [{ street: 'a b, c' }] }]);
  });

  it('never throws, whatever its bytes are', () => {
    const thunderbird = bytesOf('thunderbird.ldif');
    const mutated = fc.array(fc.tuple(fc.nat(thunderbird.length - 1), fc.integer({ min: 0, max: 255 })), {
      maxLength: 40,
    });
    const tried = (bytes: Uint8Array): void => {
      try {
        entriesIn(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(NoPeopleInFile);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), tried));
    fc.assert(
      fc.property(mutated, (changes) => {
        const bytes = Buffer.from(thunderbird);
        for (const [at, byte] of changes) bytes[at] = byte;
        tried(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
