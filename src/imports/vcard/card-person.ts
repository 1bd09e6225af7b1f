import type { Gender } from '../../contacts/domain/words.js';
import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import { parsedContact } from '../domain/parsed-contact.js';
import { importedName } from '../domain/imported-name.js';
import type { Remark, RowCode } from '../domain/words.js';
import { cleanLine, cleanParagraphs } from '../reading/clean-text.js';
import { cardAddresses } from './card-addresses.js';
import { cardBirthday } from './card-birthday.js';
import { cardPoints } from './card-points.js';
import { type CardProperties, cardProperties, type CardProperty } from './card-properties.js';
import type { Card } from './cards.js';

const GENDERS: Readonly<Record<string, Gender>> = { F: 'f', M: 'm', O: 'd' };
/** Forms of address that stand where titles should; they tell the gender, never the form. */
const ADDRESS_OF_GENDER: readonly (readonly [RegExp, Gender])[] = [
  [/^(frau|mrs\.?|ms\.?|miss)(?=\s|$)\s*/i, 'f'],
  [/^(herrn?|mr\.?)(?=\s|$)\s*/i, 'm'],
];
const QUOTED_CHARACTERS = 40;

/**
 * The person of a card, or why there is none: an incomplete card, version 2.1, a company, no name. Never throws.
 * Source: RFC 2426, RFC 6350; imports.md, 5.4.
 *
 * @example cardPerson(1, { lines: ['VERSION:4.0', 'FN:Greta Beispiel'], whole: true }).familyName // 'Beispiel'
 */
export function cardPerson(row: number, card: Card): ParsedContact | RowError {
  const version = versionOf(card);
  const properties = cardProperties(card.lines, version);
  const shown = cleanLine(whole(properties, 'fn'));
  const fail = (code: RowCode): RowError => ({ row, error: { code, params: {} }, label: shown });
  if (version.startsWith('2')) return fail('old-card');
  if (!card.whole) return fail('broken-card');
  if (!isPerson(properties)) return fail('not-a-person');
  const { givenName, familyName, honorific, gender } = nameOf(properties, shown);
  if (!givenName && !familyName) return fail('no-name');
  const { birthday, remarks } = birthdayOf(properties);
  return parsedContact(row, {
    ...{ givenName, familyName, honorific, gender, birthday },
    ...work(properties),
    ...home(properties),
    nickname: text(properties, 'nickname'),
    notes: cleanParagraphs(whole(properties, 'note')),
    points: cardPoints(properties),
    addresses: cardAddresses(properties),
    remarks: [...remarks, ...droppedLines(properties)],
  });
}

function versionOf({ lines }: Card): string {
  const line = lines.find((candidate) => /^version[;:]/i.test(candidate)) ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
}

function first({ byName }: CardProperties, name: string): CardProperty | undefined {
  const all = byName.get(name) ?? [];
  return all.find(({ types, params }) => types.includes('pref') || params.pref === '1') ?? all[0];
}

function text(properties: CardProperties, name: string): string | null {
  return cleanLine(first(properties, name)?.values[0]);
}

/** A sentence whose commas nobody escaped was taken for a list. */
function whole(properties: CardProperties, name: string): string | undefined {
  return first(properties, name)?.values.join(',');
}

function isPerson(properties: CardProperties): boolean {
  const kind = (text(properties, 'kind') ?? text(properties, 'x-addressbookserver-kind'))?.toLowerCase();
  const company = text(properties, 'x-abshowas')?.toUpperCase() === 'COMPANY';
  return !company && (kind === undefined || kind === 'individual');
}

interface CardName {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly honorific: string | null;
  readonly gender: Gender | null;
}

/** N if it names anybody, else FN, whose last word is taken for the family name, else the nickname. */
function nameOf(properties: CardProperties, shown: string | null): CardName {
  const [family, given, middle, prefix] = first(properties, 'n')?.values ?? [];
  const written = importedName(cleanLine([given, middle].filter(Boolean).join(' ')), cleanLine(family));
  const { rest, gender } = address(cleanLine(prefix));
  const told = GENDERS[text(properties, 'gender')?.charAt(0).toUpperCase() ?? ''] ?? gender;
  if (written.givenName || written.familyName) {
    return { ...written, honorific: rest ?? written.honorific, gender: told };
  }
  return { ...fromWholeName(shown ?? text(properties, 'nickname')), gender: told };
}

function fromWholeName(shown: string | null): Omit<CardName, 'gender'> {
  const { givenName: whole, honorific } = importedName(shown, null);
  const words = whole?.split(' ') ?? [];
  const familyName = words.length > 1 ? (words.pop() ?? null) : null;
  return { givenName: words.length > 0 ? words.join(' ') : null, familyName, honorific };
}

function address(prefix: string | null): { rest: string | null; gender: Gender | null } {
  for (const [words, gender] of ADDRESS_OF_GENDER) {
    if (prefix !== null && words.test(prefix)) return { rest: cleanLine(prefix.replace(words, '')), gender };
  }
  return { rest: prefix, gender: null };
}

function work(properties: CardProperties): Pick<ParsedContact, 'organisation' | 'role'> {
  return {
    organisation: text(properties, 'org'),
    role: cleanLine(whole(properties, 'title')) ?? text(properties, 'role'),
  };
}

/** ADR: post box, extended, street, city, region, code, country. */
function home(properties: CardProperties): Pick<ParsedContact, 'city' | 'country'> {
  const [, , , city, , , country] = first(properties, 'adr')?.values ?? [];
  return { city: cleanLine(city), country: cleanLine(country) };
}

function birthdayOf(properties: CardProperties): { birthday: string | null; remarks: Remark[] } {
  const property = first(properties, 'bday');
  const value = cleanLine(property?.values[0]);
  if (!property || value === null) return { birthday: null, remarks: [] };
  const birthday = cardBirthday(value, property.params['x-apple-omit-year']);
  const dropped: Remark = { code: 'birthday-dropped', params: { value: value.slice(0, QUOTED_CHARACTERS) } };
  return { birthday, remarks: birthday === null ? [dropped] : [] };
}

function droppedLines({ dropped }: CardProperties): Remark[] {
  return dropped === 0 ? [] : [{ code: 'lines-dropped', params: { count: dropped } }];
}
