import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingLines } from '../../../src/collections/people/cards/card-lines.js';
import { patchedCard } from '../../../src/collections/people/cards/patched-card.js';
import type { Told } from '../../../src/collections/people/cards/told-card.js';
import { cardFile, cardFiles, inOrder, toldBy } from './cards-world.js';

const noPoint = { label: null, preferred: false };

/** The properties that a field of ours may touch; every other line has to stay as it is. */
const touched: Readonly<Record<keyof Told, readonly string[]>> = {
  givenName: ['n', 'fn'],
  familyName: ['n', 'fn'],
  honorific: ['n', 'fn'],
  nickname: ['nickname'],
  organisation: ['org'],
  role: ['title', 'role'],
  birthday: ['bday'],
  notes: ['note'],
  tags: ['categories'],
  points: ['email', 'tel', 'url', 'x-socialprofile', 'x-ablabel'],
  places: ['adr', 'x-ablabel', 'x-abadr'],
};

function without(text: string, names: readonly string[]): string[] {
  return standingLines(text).flatMap(({ raw, line }) => (line && names.includes(line.name) ? [] : [raw]));
}

/** What stands in one text and not in the other, physical line by physical line. */
function differing(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split(/(?<=\n)/), after.split(/(?<=\n)/)];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

/** One field of a person at a time, as a user changes it. */
const changes: readonly (readonly [string, (told: Told) => Partial<Told>])[] = [
  ['family name', () => ({ familyName: 'Neumann' })],
  ['given name', () => ({ givenName: 'Alex' })],
  ['no honorific', () => ({ honorific: null })],
  ['honorific', () => ({ honorific: 'Prof.' })],
  ['nickname', () => ({ nickname: 'Lexi' })],
  ['no nickname', () => ({ nickname: null })],
  ['organisation', () => ({ organisation: 'Haus; Hof, Söhne' })],
  ['role', () => ({ role: 'Chefin' })],
  ['birthday', () => ({ birthday: '1990-02-28' })],
  ['birthday without a year', () => ({ birthday: '--12-24' })],
  ['no birthday', () => ({ birthday: null })],
  ['notes', () => ({ notes: 'Erste Zeile;\nzweite, mit Grüßen und einem langen Satz, der nicht in eine Zeile passt' })],
  ['no notes', () => ({ notes: null })],
  ['a tag more', ({ tags }) => ({ tags: [...tags, 'Neu hier'] })],
  ['no tags', () => ({ tags: [] })],
  ['a number more', ({ points }) => ({ points: [...points, { kind: 'phone', value: '+49 40 99', ...noPoint }] })],
  [
    'a labelled address more',
    ({ points }) => ({
      points: [...points, { kind: 'email', value: 'neu@haus.example', label: 'Büro oben', preferred: false }],
    }),
  ],
  ['nothing to reach them', () => ({ points: [] })],
  [
    'another number',
    ({ points }) => ({ points: points.map((point) => (point.kind === 'phone' ? { ...point, value: '0 12' } : point)) }),
  ],
  [
    'another label',
    ({ points }) => ({ points: points.map((point) => ({ ...point, label: 'work', preferred: false })) }),
  ],
  ['another city', ({ places }) => ({ places: places.map((place) => ({ ...place, city: 'Köln' })) })],
  ['no postal address', () => ({ places: [] })],
  [
    'a postal address more',
    ({ places }) => ({
      places: [
        ...places,
        {
          ...{ street: 'Am Markt 1; 2', postalCode: '50667', city: 'Köln', region: null, country: null },
          ...{ label: 'home', preferred: false },
        },
      ],
    }),
  ],
];

describe('a card that a client put, with what changed here (RFC 6352, 6.3.2: unknown properties survive)', () => {
  it.each(cardFiles)('%s is taken apart and put together without losing an octet', (name) => {
    const text = cardFile(name);
    expect(
      standingLines(text)
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(text);
  });

  it('any text at all is taken apart and put together without losing an octet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('\r\n', '\n', ' ', 'TEL:1', 'AGENT:', 'BEGIN:VCARD'))),
        (parts) => {
          const text = parts.join('');
          expect(
            standingLines(text)
              .map(({ raw }) => raw)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  it.each(cardFiles)('%s stays the same octets as long as nothing changes here', (name) => {
    const text = cardFile(name);
    expect(patchedCard(text, toldBy(text))).toBe(text);
  });

  it.each(cardFiles.flatMap((name) => changes.map(([what, change]) => ({ name, what, change }))))(
    '$name with $what tells it, and every other line is the same octets',
    ({ name, change }) => {
      const text = cardFile(name);
      const told = toldBy(text);
      const wanted = { ...told, ...change(told) };
      const patched = patchedCard(text, wanted);
      expect(inOrder(toldBy(patched))).toEqual(inOrder(wanted));
      const names = (Object.keys(change(told)) as (keyof Told)[]).flatMap((field) => touched[field]);
      expect(without(patched, names)).toEqual(without(text, names));
      expect(patched.replace(/\r\n/g, '').includes('\n')).toBe(!text.includes('\r\n'));
    },
  );

  it('a removed address takes its label along, and the others keep theirs', () => {
    const text = cardFile('ios.vcf');
    const told = toldBy(text);
    const points = told.points.filter(({ value }) => value !== 'privat@greta.example');
    expect(differing(text, patchedCard(text, { ...told, points }))).toEqual({
      gone: ['item1.EMAIL;type=INTERNET:privat@greta.example\r\n', 'item1.X-ABLabel:Verein\r\n'],
      come: [],
    });
  });
});
