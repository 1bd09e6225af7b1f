import { addressShapes, longestAddress } from '../../contacts/domain/address-shape.js';
import { addressed } from '../domain/names/addressed.js';
import {
  longestSource,
  parsedContact,
  type ParsedContact,
  type ParsedPoint,
  type RowError,
} from '../domain/parsed-contact.js';
import { wholeName } from '../domain/names/whole-name.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { cleanLine, cleanParagraphs } from '../reading/clean-text.js';
import { decoded } from '../reading/decoded.js';
import type { ImportFormat } from './format.js';

/** What sets the parts of a line apart, the surest first. A hyphen without blanks is part of a name. */
const SEPARATORS = ['\t', ';', ' | ', ' – ', ' — ', ' - ', ','] as const;
/** A longer line names nobody. Unit: characters. */
const LONGEST_LINE = 2000;
/** In front of a name in lists: `- Greta`, `• Greta`, `3. Greta`. */
const BULLET = /^\s*(?:[-*•·–]|\d{1,4}[.)])\s+/;
const LINK = /^(?:https?:\/\/|www\.)\S{3,}$|^(?:[a-z-]+\.)?(?:linkedin|xing)\.com\/\S+$/i;
/** `2019-2021` is none. */
const PHONE = /^(?:tel\.?:?\s*\+?|\+|\(?0)[\d\s()/.-]{5,40}$/i;

/**
 * Pasted lines, one person each: `name, organisation, role`, also with tabs, semicolons, bars or dashes between; a name
 * alone is enough. An e-mail address, a link or a number is recognised wherever it stands (`Greta Beispiel
 * <greta@x.example>`). What comes after the role is kept as a note. Taken only when asked for: any text has lines.
 * Source: imports.md, 5.6.
 */
export const names: ImportFormat = {
  name: 'names',
  sniff: () => 0,
  *parse({ bytes, reading }) {
    const { text } = decoded(bytes, reading.encoding);
    let row = 0;
    for (const line of linesOf(text)) {
      if (line.trim() !== '') yield person((row += 1), line);
    }
    if (row === 0) throw new NoPeopleInFile();
  },
};

function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
  }
}

function person(row: number, line: string): ParsedContact | RowError {
  const source = line.slice(0, longestSource);
  const fail = (): RowError => ({ row, error: { code: 'no-name', params: {} }, label: cleanLine(source), source });
  if (line.length > LONGEST_LINE) return fail();
  const { texts, points } = sorted(line.replace(BULLET, ''));
  const [shown = null, organisation = null, role = null, ...rest] = texts;
  const { gender, title, rest: name } = addressed(shown);
  const { givenName, familyName, honorific } = wholeName(name);
  if (!/\p{L}/u.test(`${givenName ?? ''}${familyName ?? ''}`)) return fail();
  return parsedContact(row, {
    ...inOrder(givenName, familyName, gender !== null || title !== null),
    honorific: title ?? honorific,
    ...{ gender, organisation, role, points },
    notes: cleanParagraphs(rest.filter((text) => text !== null).join('\n')),
  });
}

/** "Frau Lenz" has a family name. */
function inOrder(
  givenName: string | null,
  familyName: string | null,
  isFormal: boolean,
): Pick<ParsedContact, 'givenName' | 'familyName'> {
  return isFormal && familyName === null ? { givenName: null, familyName: givenName } : { givenName, familyName };
}

/** The parts of a line; one that is empty keeps the place of what it could say. */
function partsOf(line: string): string[] {
  const separator = SEPARATORS.find((candidate) => line.includes(candidate));
  const parts = separator === undefined ? [line] : line.split(separator);
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

/** What stands in angle brackets, on its own words, or alone in a part is an address; the rest is told in its order. */
function sorted(line: string): { texts: (string | null)[]; points: ParsedPoint[] } {
  const points: ParsedPoint[] = [];
  const bare = line.replace(/<([^<>\s]*)>/g, (whole, inner: string) => (taken(inner, points) ? ' ' : whole));
  const parts = partsOf(bare).filter((part) => !taken(part, points));
  return { texts: parts.map((part) => cleanLine(withoutAddresses(part, points))), points };
}

function withoutAddresses(part: string, points: ParsedPoint[]): string {
  if (!/[@/]/.test(part)) return part;
  const words = part.split(/\s+/);
  return words.filter((word) => !/[@/]/.test(word) || !taken(word, points)).join(' ');
}

function taken(text: string, points: ParsedPoint[]): boolean {
  const kind = kindOf(text);
  if (kind) points.push(point(kind, text));
  return kind !== null;
}

function kindOf(text: string): ParsedPoint['kind'] | null {
  if (text.length > longestAddress) return null;
  if (addressShapes.email.test(text.replace(/^mailto:/i, ''))) return 'email';
  if (LINK.test(text)) return 'link';
  return PHONE.test(text) && /\d{3}/.test(text) ? 'phone' : null;
}

function point(kind: ParsedPoint['kind'], text: string): ParsedPoint {
  const value = text.replace(/^(?:mailto:|tel\.?:?\s*)/i, '');
  if (kind !== 'link') return { kind, value, label: null, preferred: false };
  const label = /linkedin\.com/i.test(value) ? 'LinkedIn' : null;
  return { kind, value: /^https?:/i.test(value) ? value : `https://${value}`, label, preferred: false };
}
