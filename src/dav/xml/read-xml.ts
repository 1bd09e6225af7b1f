import { NotXml, readXmlText, type XmlLimits } from '../../common/xml/read-xml-text.js';
import type { XmlElement } from '../../common/xml/xml-element.js';
import { DavRefused } from '../dav.errors.js';

/**
 * A calendar-query with a filter in a filter is some 12 deep; a multiget that names every card has one element for each. The
 * name of a property goes out again with every file.
 */
const LIMITS: XmlLimits = { depth: 32, elements: 10_000, name: 1_000 };

/** Encodings that every XML reader has to know (XML 1.0, 2.2), by their names; all of ASCII is UTF-8. */
const DECODERS: ReadonlyMap<string, 'utf-8' | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
]);
/** The first two octets of UTF-16: a byte order mark, or the `<` that a document begins with (XML 1.0, appendix F). */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
]);
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]{1,40})["']/i;
/** The declaration stands at the very beginning. Unit: octets. */
const DECLARATION = 200;

/**
 * Reads the body of a request: with its namespaces, without a document type, at most 32 deep, 10,000 elements and 1,000
 * characters of a name (its octets were counted when it came in).
 *
 * @param body as it came; UTF-8 or UTF-16, told by its byte order mark, its first octets or its declaration (XML 1.0, 4.3.3)
 * @returns null for an empty one
 * @throws DavRefused 400 for what is no XML of that kind, 415 for another encoding
 * @example (await readXml(Buffer.from('<propfind xmlns="DAV:"/>')))?.name // '{DAV:}propfind'
 */
export async function readXml(body: Uint8Array): Promise<XmlElement | null> {
  if (body.length === 0) return null;
  try {
    return await readXmlText(decoded(body), LIMITS);
  } catch (error) {
    if (error instanceof NotXml) throw new DavRefused(400, null, 'This is no XML, or more of it than is read here.');
    throw error;
  }
}

function decoded(body: Uint8Array): string {
  const encoding = encodingOf(body);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body);
  } catch {
    throw new DavRefused(400, null, 'These octets are not in the encoding that they are said to be.');
  }
}

function encodingOf(body: Uint8Array): string {
  const mark = MARKS.get(Buffer.from(body.subarray(0, 2)).toString('hex'));
  if (mark !== undefined) return mark;
  const declared = DECLARED.exec(Buffer.from(body.subarray(0, DECLARATION)).toString('latin1'))?.[1];
  const encoding = DECODERS.get((declared ?? 'utf-8').toLowerCase());
  if (encoding === undefined) throw new DavRefused(415, null, 'Please send UTF-8.');
  if (encoding === 'utf-16') throw new DavRefused(400, null, 'This is said to be UTF-16, and is not.');
  return encoding;
}
