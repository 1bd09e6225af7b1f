import { mutualRelations } from '../../contacts/domain/relation-kinds.js';
import type { PostalAddress } from '../../contacts/domain/address-book.js';
import { customKinds } from '../../contacts/domain/custom-values.js';
import { fieldsOf } from '../../exports/people/portable-fields.js';
import type {
  PortableCustom,
  PortablePerson,
  PortablePoint,
  PortableRelation,
} from '../../exports/people/portable-person.js';
import { ownPrefix, ownProperties, product } from '../../exports/vcard/own-properties.js';
import { cardBirthday } from '../domain/days/card-birthday.js';
import { ownExtras } from './own-extras.js';
import { type OwnLine, ownLines, splitValue, unescaped } from './own-lines.js';

const KIND_OF_PROPERTY = { EMAIL: 'email', TEL: 'phone', URL: 'link' } as const;
const GENDERS: Readonly<Record<string, string>> = { F: 'f', M: 'm', O: 'd' };
const PRODUCT_LINE = `PRODID:${product}`;

/** A person as one of our own cards tells them. */
export type OwnPerson = Omit<PortablePerson, 'updatedAt'>;

/**
 * True for a card that this program wrote and nobody has rewritten since.
 *
 * @example isOwnCard(['VERSION:4.0', 'PRODID:-//Wiedersehen//People 1//EN']) // true
 */
export function isOwnCard(lines: readonly string[]): boolean {
  return lines.includes(PRODUCT_LINE);
}

/**
 * The person of one of our own cards, exactly as they were written: nothing is tidied or guessed. Never throws; what
 * can't be true is left out. The other way round: exports/vcard/write-vcard.ts.
 *
 * @example ownPerson(unfoldedLinesOfGreta).layer // 'warm'
 */
export function ownPerson(lines: readonly string[]): OwnPerson {
  const all = ownLines(lines);
  const labels = labelsByGroup(all);
  const first = (name: string): OwnLine | undefined => all.find((line) => line.name === name);
  const value = (name: string): string | undefined => first(name)?.value;
  const text = (name: string): string | undefined => optional(value(name), unescaped);
  const own = (name: string): OwnLine[] => all.filter((line) => line.name === ownPrefix + name);
  const [familyName, givenName, , honorific] = splitValue(value('N') ?? '');
  const told: Readonly<Record<string, string | undefined>> = {
    ...{
      familyName,
      givenName,
      honorific,
      nickname: text('NICKNAME'),
      organisation: organisationOf(value('ORG')),
      role: text('TITLE'),
    },
    birthday: birthdayOf(first('BDAY')),
    timeZone: text('TZ'),
    notes: text('NOTE'),
    gender: GENDERS[value('GENDER') ?? ''] ?? text(`${ownPrefix}GENDER`),
    language: text('LANG') ?? text(`${ownPrefix}LANGUAGE`),
    ...Object.fromEntries(Object.entries(ownProperties).map(([field, name]) => [field, text(ownPrefix + name)])),
  };
  return {
    ...fieldsOf((field) => told[field]),
    id: idOf(value('UID')) ?? '',
    points: pointsOf(all, labels),
    addresses: all.filter(isAddress).map((line) => addressOf(line, labels)),
    history: own('PAST-ROLE').map(({ value: role }) => pastRole(splitValue(role))),
    tags: splitValue(value('CATEGORIES') ?? '', ',').filter((tag) => tag !== ''),
    custom: own('CUSTOM').flatMap(({ value: field }) => customOf(splitValue(field))),
    station: text(`${ownPrefix}STATION`) ?? null,
    introducedById: idOf(value(`${ownPrefix}INTRODUCED-BY`)),
    relations: own('RELATED').flatMap(({ value: relation }) => relationOf(splitValue(relation))),
    extras: ownExtras(all),
  };
}

function optional<T>(value: string | undefined, read: (value: string) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

/** A department stands behind it only as a card of others had it. */
function organisationOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : splitValue(value)[0];
}

function idOf(urn: string | undefined): string | null {
  return /^urn:uuid:([0-9a-f-]{36})$/.exec(urn ?? '')?.[1] ?? null;
}

function birthdayOf(line: OwnLine | undefined): string | undefined {
  return line && (cardBirthday(line.value, line.params['X-APPLE-OMIT-YEAR']) ?? undefined);
}

type Labels = ReadonlyMap<string | null, string>;

function labelsByGroup(all: readonly OwnLine[]): Labels {
  const labels = all.filter(({ group, name }) => group !== null && name === 'X-ABLABEL').reverse(); // the first one counts
  return new Map(labels.map(({ group, value }) => [group, unescaped(value)]));
}

function pointsOf(all: readonly OwnLine[], labels: Labels): PortablePoint[] {
  return all.flatMap((line) => {
    const kind = KIND_OF_PROPERTY[line.name as keyof typeof KIND_OF_PROPERTY] as PortablePoint['kind'] | undefined;
    if (!kind) return [];
    return { kind, value: kind === 'link' ? line.value : unescaped(line.value), ...labelOf(line, labels) };
  });
}

/** The city alone, written for other programs, is no address of ours. */
function isAddress({ name, params }: OwnLine): boolean {
  return name === 'ADR' && params[`${ownPrefix}PLACE`] === undefined;
}

function addressOf(line: OwnLine, labels: Labels): PostalAddress {
  const [, , street, city, region, postalCode, country] = splitValue(line.value).map(known);
  const none = null;
  return {
    street: street ?? none,
    postalCode: postalCode ?? none,
    city: city ?? none,
    region: region ?? none,
    country: country ?? none,
    ...labelOf(line, labels),
  };
}

function labelOf(line: OwnLine, labels: Labels): { label: string | null; preferred: boolean } {
  const types = (line.params['TYPE'] ?? '').split(',').filter((type) => type !== '');
  const label = labels.get(line.group) ?? types.find((type) => type !== 'pref') ?? null;
  return { label, preferred: types.includes('pref') || line.params['PREF'] === '1' };
}

function pastRole(told: readonly string[]): PortablePerson['history'][number] {
  const [organisation, role, from, to] = told.map(known);
  return { organisation: organisation ?? null, role: role ?? null, from: from ?? null, to: to ?? null };
}

function customOf([name = '', kind, value = '']: readonly string[]): PortableCustom[] {
  const known = customKinds.find((candidate) => candidate === kind);
  return known ? [{ name, kind: known, value: known === 'number' ? Number(value) : value }] : [];
}

function relationOf([kind, contactId = '']: readonly string[]): PortableRelation[] {
  const known = mutualRelations.find((candidate) => candidate === kind);
  return known ? [{ kind: known, contactId }] : [];
}

function known(text: string): string | null {
  return text === '' ? null : text;
}
