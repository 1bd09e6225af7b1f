import { type PostalAddress, postalAddress } from '../../contacts/domain/address-book.js';
import { completedName } from '../domain/names/completed-name.js';
import { importedName, type PersonName } from '../domain/names/imported-name.js';
import { type ParsedContact, parsedContact, type ParsedPoint, type RowError } from '../domain/parsed-contact.js';
import { plainWords } from '../domain/names/plain-words.js';
import type { Remark, RowCode } from '../domain/words.js';
import { cleanLine, cleanParagraphs } from '../reading/clean-text.js';
import { LdifFields } from './ldif-fields.js';
import { ldifBirthday } from './ldif-birthday.js';
import type { LdifEntry } from './ldif-entries.js';
import { otherClasses, personClasses } from './ldif-names.js';

const LONGEST_SHOWN = 200;

/**
 * The person of an entry, or why there is none: a group or a branch of the directory, no name, a line without end. An
 * organisation without a person is set aside. Whatever
 * no field of ours holds is kept as it stands. Never throws. Source: RFC 2849, RFC 2798.
 *
 * @example ldifPerson(1, entryOfGreta).familyName // 'Beispiel'
 */
export function ldifPerson(row: number, entry: LdifEntry): ParsedContact | RowError {
  const fields = new LdifFields(entry.values);
  const name = nameOf(fields);
  const organisation = cleanLine(fields.takenFirst('organisation'));
  const code = reasonAgainst(entry, { ...name, organisation });
  if (code === null)
    return told(row, fields, { ...name, organisation, key: cleanLine(entry.dn)?.toLowerCase() ?? null });
  const shown = cleanLine(fields.first('fullName') ?? undefined) ?? organisation ?? cleanLine(entry.dn);
  const label = shown?.slice(0, LONGEST_SHOWN) ?? null;
  return { row, error: { code, params: {} }, label, source: entry.source() };
}

/** Why nobody can be made of an entry; null if somebody can. */
function reasonAgainst(entry: LdifEntry, { givenName, familyName, organisation }: Named): RowCode | null {
  if (entry.tooLong) return 'line-too-long';
  if (!isPerson(entry)) return 'not-a-person';
  return (givenName ?? familyName ?? organisation) === null ? 'no-name' : null;
}

type Named = PersonName & Pick<ParsedContact, 'organisation'>;
const AS_A_FIRM: Remark = { code: 'not-a-person', params: {} };

function told(row: number, fields: LdifFields, named: Named & Pick<ParsedContact, 'key'>): ParsedContact {
  const { birthday, remarks } = ldifBirthday(fields);
  const addresses = addressesOf(fields);
  const known = {
    ...named,
    birthday,
    addresses,
    nickname: cleanLine(fields.takenFirst('nickname')),
    role: cleanLine(fields.takenFirst('role')),
    notes: cleanParagraphs(
      fields
        .takenAll('notes')
        .map(({ value }) => value)
        .join('\n\n'),
    ),
    city: addresses[0]?.city ?? null,
    country: addresses[0]?.country ?? null,
    points: pointsOf(fields),
  };
  const doubt = (named.givenName ?? named.familyName) === null ? AS_A_FIRM : null;
  return parsedContact(row, { ...known, doubt, extras: fields.untaken(), remarks }); // what nobody has taken by now
}

function isPerson({ values }: LdifEntry): boolean {
  const classes = values.filter(({ name }) => name === 'objectclass').map(({ value }) => value.trim().toLowerCase());
  return classes.some((name) => personClasses.has(name)) || !classes.some((name) => otherClasses.has(name));
}

/** The parts, with the help of the whole name, else the nickname. */
function nameOf(fields: LdifFields): PersonName {
  const given = cleanLine(fields.takenFirst('givenName'));
  const written = importedName(given, cleanLine(fields.takenFirst('familyName')));
  const isWritten = Boolean(written.givenName ?? written.familyName);
  const name = completedName(written, cleanLine(fields.first('fullName') ?? fields.first('nickname')));
  const known = new Set(plainWords([name.honorific, name.givenName, name.familyName].join(' ')));
  fields.takeWhere('fullName', (value) => !isWritten || plainWords(value).every((word) => known.has(word)));
  return { ...name, honorific: cleanLine(fields.takenFirst('honorific')) ?? name.honorific };
}

function pointsOf(fields: LdifFields): ParsedPoint[] {
  const seen = new Set<string>();
  return (['email', 'phone', 'link'] as const).flatMap((kind) =>
    fields.takenAll(kind).flatMap(({ value, label }) => {
      const text = cleanLine(kind === 'link' ? value.split(' ')[0] : value); // labeledURI: an address, then words
      const key = `${kind} ${text?.toLowerCase()}`;
      if (text === null || seen.has(key)) return [];
      seen.add(key);
      return { kind, value: text, label, preferred: false };
    }),
  );
}

/** Of work and of home; the lines of a postal address stand between dollars (RFC 4517, 3.3.28). */
function addressesOf(fields: LdifFields): PostalAddress[] {
  return ['work', 'home'].flatMap((group) => {
    const lines = (field: 'street' | 'postBox'): string[] => fields.takenAll(field, group).map(({ value }) => value);
    const street = [...lines('street'), ...lines('postBox')].map(inOneLine).join(', ');
    const [long, short] = fields.takenAll('country', group).map(({ value }) => value);
    const parts = {
      street: cleanLine(street),
      city: cleanLine(fields.takenFirst('city', group)),
      region: cleanLine(fields.takenFirst('region', group)),
      postalCode: cleanLine(fields.takenFirst('postalCode', group)),
      country: cleanLine(longer(long, short)),
    };
    return postalAddress({ ...parts, label: group, preferred: false }) ?? [];
  });
}

/** Taken apart by a sign: a pattern with blanks before it would take minutes where there are a million of them. */
function inOneLine(lines: string): string {
  return lines
    .split('$')
    .map((line) => line.trim())
    .join(', ');
}

/** `c: DE` beside `co: Deutschland`. */
function longer(one: string | undefined, other: string | undefined): string | undefined {
  return (other?.length ?? 0) > (one?.length ?? 0) ? other : one;
}
