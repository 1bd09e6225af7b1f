import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, newFields } from '../../../src/collections/people/cards/changed-fields.js';
import { standingLines } from '../../../src/collections/people/cards/card-lines.js';
import { inVersion } from '../../../src/collections/people/cards/card-version.js';
import { servedCard } from '../../../src/collections/people/cards/served-card.js';
import { patchedCard } from '../../../src/collections/people/cards/patched-card.js';
import { readCard, type Told, toldOf } from '../../../src/collections/people/cards/told-card.js';
import type { PortablePerson } from '../../../src/exports/people/portable-person.js';
import { inOrder, toldBy } from './cards-world.js';

/** Lines as programs write them, some of them folded or odd: none of ours is among the last ones. */
const ours = [
  'NICKNAME:Gretchen',
  'ORG:Radio Muster;Kultur',
  'ORG;SORT-AS="Muster":Muster\\, Radio',
  'TITLE:Redak\r\n teurin',
  'ROLE:Leitung',
  'EMAIL;TYPE=INTERNET,WORK,pref:greta@radio.example',
  'EMAIL;TYPE=home;X-ODD="a;b:c":privat@greta.example',
  'item1.EMAIL:verein@greta.example\r\nitem1.X-ABLabel:Verein\\, Chor',
  'TEL;type=CELL;type=VOICE:+49 151 0000000',
  'TEL;VALUE=uri;TYPE="voice,home":tel:+49-40-1234567',
  'item2.TEL;type=pref:+49 89 1\r\nitem2.X-ABLabel:_$!<Main>!$_',
  'URL:https://greta.example/ein/sehr/langer/pfad/der/gefaltet/\r\n wird',
  'item3.ADR;type=HOME:;;Am Markt 1\\, Hof\\nlinks;Köln;;50667;Deutschland\r\nitem3.X-ABADR:de',
  'ADR;TYPE=work:Postfach 1;2. Stock;Ringstr. 5;Bonn;NRW;53111;',
  'BDAY:1979-02-03',
  'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
  'NOTE:Erste\\nzweite\\; dritte\r\n\t und noch mehr',
  'CATEGORIES:Uni,Chor\\, alt',
];
const others = [
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n /2wBDAAMCAgMCAgMD',
  'X-PHONETIC-FIRST-NAME:Greh-ta',
  'item9.X-ABDATE;type=pref:2019-08-01\r\nitem9.X-ABLabel:Praktikum',
  'x-lower.case;foo=bar:kept',
  'X-ODD;PARAM="a:b;c,d":v:a;l,u\\e',
  'KEY;ENCODING=b:AAAA\r\n BBBB',
  'IMPP;X-SERVICE-TYPE=Jabber:xmpp:greta@chat.example',
  'GEO:50.9;6.9',
  'X-EMPTY:',
  'REV:2026-11-20T10:11:12Z',
  'TZ:+01:00',
  'AGENT:BEGIN:VCARD\\nFN:Jo\\nEND:VCARD',
];

const cardText = fc
  .tuple(
    fc.subarray(ours),
    fc.subarray(others),
    fc.integer(),
    fc.constantFrom('3.0', '4.0'),
    fc.constantFrom('\r\n', '\n'),
  )
  .map(([some, more, seed, version, end]) => {
    const mixed = [...some, ...more].sort((one, other) => order(one, seed) - order(other, seed));
    const lines = [
      'BEGIN:VCARD',
      `VERSION:${version}`,
      'N:Beispiel;Greta;Anna;Dr.;',
      'FN:Dr. Greta Anna Beispiel',
      ...mixed,
    ];
    return [...lines, 'UID:u-1', 'END:VCARD', ''].join('\r\n').replaceAll('\r\n', end);
  });

function order(text: string, seed: number): number {
  let number = seed;
  for (const character of text) number = (Math.imul(number, 31) + character.charCodeAt(0)) | 0;
  return number;
}

const word = fc.constantFrom('Neu', 'Über; Land', 'a, b', 'c\\d', 'Emil 😀', 'x'.repeat(90), 'Prof');
const label = fc.constantFrom(null, 'work', 'home', 'Büro, oben', 'cell');
const point = fc.oneof(
  fc.record({
    kind: fc.constant('email' as const),
    value: fc.constantFrom('a@b.example', 'ü,x@b.example', 'greta@radio.example'),
    ...{ label, preferred: fc.boolean() },
  }),
  fc.record({
    kind: fc.constant('phone' as const),
    value: fc.constantFrom('+49 40 1', '0171 SCHREIB 2', '+49 151 0000000'),
    ...{ label, preferred: fc.boolean() },
  }),
);
const place = fc.record({
  ...{ street: word, city: fc.option(word), country: fc.constantFrom(null, 'Japan') },
  ...{ postalCode: fc.constantFrom(null, '50667'), region: fc.constant(null), label, preferred: fc.boolean() },
});
/** What a user may change in the app; one field or several at once. */
const edit: fc.Arbitrary<Partial<Told>> = fc.record(
  {
    nickname: fc.option(word),
    organisation: fc.option(word),
    role: fc.option(word),
    birthday: fc.constantFrom(null, '1990-02-28', '--12-24'),
    notes: fc.option(fc.constantFrom('Eins;\nzwei, drei', 'n'.repeat(200), '\\n')),
    tags: fc.uniqueArray(fc.constantFrom('Uni', 'Neu, hier', 'Chor, alt', 'Segeln')),
    points: fc.array(point, { maxLength: 4 }),
    places: fc.array(place, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const touched: Readonly<Record<string, readonly string[]>> = {
  nickname: ['nickname'],
  organisation: ['org'],
  role: ['title', 'role'],
  birthday: ['bday'],
  notes: ['note'],
  tags: ['categories'],
  points: ['email', 'tel', 'url', 'x-ablabel'],
  places: ['adr', 'x-ablabel', 'x-abadr'],
};

const extrasOf = fc
  .subarray([
    ['PHOTO;TYPE=JPEG;ENCODING=b', '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMD'],
    ['PHOTO', 'https://greta.example/me.jpg'],
    ['item9.X-ABDATE;type=pref', '2019-08-01'],
    ['item9.X-ABLabel', 'Praktikum'],
    ['item1.X-ABDATE', '2020-01-01'],
    ['item1.X-ABLabel', 'Anderes'],
    ['KEY;ENCODING=b', 'AAAABBBB'],
    ['GEO', 'geo:50.9,6.9'],
    ['IMPP;PREF=50', 'xmpp:lea@chat.example'],
    ['ROLE', 'Leitung'],
    ['KIND', 'org'],
    ['X-SKYPE', 'greta; mit, allem\\\\n und ä'],
    ['NOTE', 'ours'],
  ])
  .map((pairs) => pairs.map(([name = '', value = '']) => ({ origin: 'vcard' as const, name, value })));

function untouched(text: string, fields: object): string[] {
  const names = Object.keys(fields).flatMap((field) => touched[field] ?? []);
  return standingLines(text).flatMap(({ raw, line }) => (line && names.includes(line.name) ? [] : [raw]));
}

/** Somebody as the database has them once the card is saved, or a change of it. */
function saved(fields: object, before: PortablePerson | null): PortablePerson {
  const { emails, phones, links, birthday, ...plain } = fields as Record<string, never>;
  const of = (kind: string, list?: readonly object[]): unknown[] =>
    list?.map((one) => ({ ...one, kind })) ?? before?.points.filter((one) => one.kind === kind) ?? [];
  const day = birthday as { year: number | null; month: number; day: number } | null | undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  const said = day && `${day.year ?? '-'}-${two(day.month)}-${two(day.day)}`;
  return {
    ...before,
    ...(plain as object),
    birthday: day === undefined ? before?.birthday : said,
    points: [...of('email', emails), ...of('phone', phones), ...of('link', links)],
  } as PortablePerson;
}

describe('any card that a client put, and any change here', () => {
  it('every line that has nothing to do with the change is the same octets, in the same order', () => {
    fc.assert(
      fc.property(cardText, edit, (text, fields) => {
        const wanted = { ...toldBy(text), ...fields };
        expect(untouched(patchedCard(text, wanted), fields)).toEqual(untouched(text, fields));
      }),
      { numRuns: 150 },
    );
  });

  it('the card tells what changed, unless it says two things where we know one', () => {
    fc.assert(
      fc.property(cardText, edit, (text, fields) => {
        const several = /ORG:[^]*ORG;|ORG;[^]*ORG:|BDAY:[^]*BDAY;|BDAY;[^]*BDAY:|TITLE:[^]*ROLE:|ROLE:[^]*TITLE:/;
        fc.pre(!several.test(text));
        const wanted = { ...toldBy(text), ...fields };
        expect(inOrder(toldBy(patchedCard(text, wanted)))).toEqual(inOrder(wanted));
      }),
      { numRuns: 150 },
    );
  });

  it('what was patched once is not patched again', () => {
    fc.assert(
      fc.property(cardText, edit, (text, fields) => {
        const wanted = { ...toldBy(text), ...fields };
        const once = patchedCard(text, wanted);
        expect(patchedCard(once, inOrder(toldBy(once)))).toBe(once);
      }),
    );
  });

  it('it tells the same in the other version, there and back', () => {
    fc.assert(
      fc.property(cardText, (text) => {
        const told = toldBy(text);
        for (const version of ['3.0', '4.0'] as const) {
          expect(toldBy(inVersion(text, version))).toEqual(told);
          expect(toldBy(inVersion(inVersion(text, version), version === '3.0' ? '4.0' : '3.0'))).toEqual(told);
        }
      }),
    );
  });

  it('saved and served it is the same text, and put once more it changes nothing (RFC 9110, 9.3.4)', () => {
    fc.assert(
      fc.property(cardText, (text) => {
        const told = toldBy(text);
        const person = saved(newFields(told), null);
        expect(patchedCard(text, toldOf(person))).toBe(text);
        expect(changedFields(told, told, person)).toBeNull();
      }),
    );
  });

  it('with whatever else is known of somebody, each line of the card is there as it was put, once, and so it can be put back', () => {
    fc.assert(
      fc.property(cardText, extrasOf, (text, extras) => {
        const told = toldBy(text);
        const person = { ...saved(newFields(told), null), id: 'p-1', extras };
        const served = servedCard(text, person, null);
        const raws = standingLines(served).map(({ raw }) => raw);
        expect(raws.filter((raw) => text.includes(raw)).join('')).toContain(text.slice(0, text.indexOf('END:VCARD')));
        expect(inOrder(toldBy(served))).toEqual(inOrder(told));
        expect(servedCard(served, person, null)).toBe(served);
        expect(served.match(/^PHOTO/gm)?.length ?? 0).toBeLessThan(2);
      }),
    );
  });

  it('two devices that change different fields lose nothing, when the second puts its change on what it has read', () => {
    fc.assert(
      fc.property(cardText, edit, edit, (text, one, two) => {
        const other = Object.fromEntries(Object.entries(two).filter(([field]) => !(field in one)));
        fc.pre(!('places' in one) && !('places' in other)); // a city follows its address
        const told = toldBy(text);
        const start = saved(newFields(told), null);
        const first = patchedCard(text, { ...told, ...one });
        const between = saved(changedFields(told, toldBy(first), start) ?? {}, start);
        const base = patchedCard(first, toldOf(between));
        const second = patchedCard(base, { ...toldBy(base), ...other });
        const end = saved(changedFields(toldBy(base), toldBy(second), between) ?? {}, between);
        const expected = { ...told, ...pickRead(first, one), ...pickRead(second, other) };
        expect(inOrder(toldOf(end))).toEqual(inOrder(expected));
      }),
    );
  });

  it('no text at all makes the reader fall over', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom(...ours, ...others, 'BEGIN:VCARD', 'END:VCARD', 'VERSION:2.1'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = ['BEGIN:VCARD', ...pieces, 'END:VCARD'].join('\r\n');
        const read = readCard(text);
        if (read) patchedCard(text, { ...read.told, role: 'Neu', points: [] });
        inVersion(text, '4.0');
      }),
    );
  });
});

/** These fields as the card tells them. */
function pickRead(text: string, fields: object): Partial<Told> {
  const told = toldBy(text);
  return Object.fromEntries(Object.keys(fields).map((field) => [field, told[field as keyof Told]]));
}
