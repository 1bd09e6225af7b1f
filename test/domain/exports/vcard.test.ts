import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/exports/people/portable-fields.js';
import type { PortableExtra, PortablePerson } from '../../../src/exports/people/portable-person.js';
import { vcardVersions, writeVcard } from '../../../src/exports/vcard/write-vcard.js';
import { isRowError } from '../../../src/imports/domain/parsed-contact.js';
import { vcard } from '../../../src/imports/formats/vcard.js';
import { cards } from '../../../src/imports/vcard/cards.js';
import { isOwnCard, ownPerson } from '../../../src/imports/own-files/own-card.js';
import { anyPerson } from '../../support/any-person.js';

const nobody: PortablePerson = {
  ...fieldsOf(() => undefined),
  ...{ id: '01980000-0000-7000-8000-000000000001', updatedAt: '2026-11-23T08:00:00.123Z' },
  ...{
    points: [],
    addresses: [],
    history: [],
    tags: [],
    custom: [],
    relations: [],
    extras: [],
    station: null,
    introducedById: null,
  },
};
const greta: PortablePerson = {
  ...nobody,
  givenName: 'Greta',
  familyName: 'Beispiel; von',
  honorific: 'Dr.',
  organisation: 'Radio, Nord',
  role: 'Redakteurin',
  birthday: '--02-29',
  gender: 'd',
  language: 'de',
  notes: 'erste Zeile\nzweite',
  tags: ['Radio', 'a,b'],
  city: 'Köln',
  points: [
    { kind: 'email', value: 'greta@radio.example', label: 'work', preferred: true },
    { kind: 'phone', value: '+49 40 1234', label: 'Büro', preferred: false },
  ],
};
const linesOf = (card: string): string[] => [...cards(Buffer.from(card))].flatMap(({ lines }) => lines);

/** A department comes before everything else, because it stands in ORG. */
const inOrder = (extras: readonly PortableExtra[]): string[] =>
  extras.map(({ origin, name, value }) => JSON.stringify([origin, name, value])).sort();

describe('a vCard', () => {
  it('of version 4.0 says what RFC 6350 has words for', () => {
    expect(linesOf(writeVcard(greta, '4.0'))).toEqual([
      'VERSION:4.0',
      'PRODID:-//Wiedersehen//People 1//EN',
      'UID:urn:uuid:01980000-0000-7000-8000-000000000001',
      'REV:20261123T080000Z',
      'N:Beispiel\\; von;Greta;;Dr.;',
      'FN:Dr. Greta Beispiel; von',
      'ORG:Radio\\, Nord',
      'TITLE:Redakteurin',
      'EMAIL;TYPE=work;PREF=1:greta@radio.example',
      'item1.TEL:+49 40 1234',
      'item1.X-ABLabel:Büro',
      'ADR;X-WIEDERSEHEN-PLACE=1:;;;Köln;;;',
      'BDAY:--0229',
      'NOTE:erste Zeile\\nzweite',
      'CATEGORIES:Radio,a\\,b',
      'GENDER:O',
      'LANG:de',
      'X-WIEDERSEHEN-LAYER:loose',
      'X-WIEDERSEHEN-CITY:Köln',
    ]);
  });

  it('of version 3.0 says it as address books of that time do: RFC 2426, and Apple for what it lacks', () => {
    const lines = linesOf(writeVcard(greta, '3.0'));
    expect(lines).toContain('EMAIL;TYPE=work,pref:greta@radio.example');
    expect(lines).toContain('BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29');
    expect(lines).toContain('X-WIEDERSEHEN-GENDER:d');
    expect(lines).toContain('REV:2026-11-23T08:00:00.123Z');
  });

  it.each(vcardVersions)('of version %s comes back as the same person, whatever they are', (version) => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const [card] = [...cards(Buffer.from(writeVcard(person, version)))];
        if (!card) throw new Error('a card');
        expect(isOwnCard(card.lines)).toBe(true);
        const { updatedAt: _, extras, ...told } = person;
        const { extras: extrasRead, ...read } = ownPerson(card.lines);
        expect(read).toEqual(told);
        expect(inOrder(extrasRead)).toEqual(inOrder(extras));
      }),
      { numRuns: 400 },
    );
  });

  it.each(vcardVersions)(
    'of version %s has no line over 75 octets, and none that begins inside a character',
    (version) => {
      fc.assert(
        fc.property(anyPerson, (person) => {
          const bytes = Buffer.from(writeVcard(person, version));
          expect(bytes.subarray(-2).toString()).toBe('\r\n');
          for (const line of bytes.toString('latin1').split('\r\n')) {
            expect(line.length).toBeLessThanOrEqual(75);
            expect(Buffer.from(line, 'latin1').toString('utf8')).not.toContain('\ufffd');
            expect(line).not.toMatch(/[\r\n]/);
          }
        }),
      );
    },
  );

  it.each(vcardVersions)('of version %s is read by a library of others', (version) => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const parsed = ICAL.parse(writeVcard(person, version)) as [string, [string, object, string, unknown][]];
        const properties = new Map(parsed[1].map(([name, , , value]) => [name, value]));
        expect(parsed[0]).toBe('vcard');
        if (person.notes !== null) expect(properties.get('note')).toBe(person.notes);
        expect(parsed[1].filter(([name]) => name === 'tel')).toHaveLength(
          person.points.filter(({ kind }) => kind === 'phone').length,
        );
      }),
    );
  });

  it.each(vcardVersions)('of version %s is a person for the import, too', (version) => {
    const [row] = [...vcard.parse({ name: 'greta.vcf', bytes: Buffer.from(writeVcard(greta, version)), reading: {} })];
    if (!row || isRowError(row)) throw new Error('a person');
    expect(row).toMatchObject({ givenName: 'Greta', familyName: 'Beispiel; von', birthday: '--02-29', city: 'Köln' });
  });

  it('has a name to show, even of somebody without any', () => {
    expect(writeVcard(nobody, '4.0')).toContain('\r\nFN:?\r\n');
    expect(writeVcard({ ...nobody, nickname: 'Gre' }, '4.0')).toContain('\r\nFN:Gre\r\n');
  });

  it('carries no control characters and no halves of characters', () => {
    const card = writeVcard({ ...nobody, notes: 'a\u0000b\u0007c\ud800d\r\ne' }, '4.0');
    expect(card).toContain('NOTE:abc\ufffdd\\ne');
  });
});
