import { Turns } from '../common/turns.js';
import { dav, escapeXml } from '../common/xml/xml-element.js';
import type { DavAnswer } from './dav-request.js';
import { beginOf, element, endOf } from './xml/write-xml.js';

export const XML_TYPE = 'application/xml; charset=utf-8';

const MULTISTATUS = dav('multistatus');
/** Pieces go out together: one write for each response would cost more than making it. Unit: characters. */
const ENOUGH = 64 * 1024;

const SENTENCES: Readonly<Record<number, string>> = {
  200: 'OK',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  424: 'Failed Dependency',
  507: 'Insufficient Storage',
};

/**
 * An answer of many (RFC 4918, 13), sent while it is made: one response after the other, and no further ahead than the
 * network takes it. Between two pieces others have their turn. What is thrown before the first piece is asked for can still be said; later the connection breaks off.
 *
 * @param pieces whole elements below DAV:multistatus, in their order: responses, and whatever follows them
 */
export function multistatus(pieces: AsyncIterable<string> | Iterable<string>): DavAnswer {
  return { status: 207, headers: { 'content-type': XML_TYPE }, body: together(pieces) };
}

async function* together(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  const turns = new Turns();
  let text = beginOf(MULTISTATUS);
  for await (const piece of pieces) {
    text += piece;
    if (turns.due) await turns.pass();
    if (text.length < ENOUGH) continue;
    yield text;
    text = '';
  }
  yield text + endOf(MULTISTATUS);
}

/**
 * The element DAV:status (RFC 4918, 14.28). Never throws.
 *
 * @example statusElement(404) // '<d:status>HTTP/1.1 404 Not Found</d:status>'
 */
export function statusElement(status: number): string {
  return `<d:status>HTTP/1.1 ${status} ${SENTENCES[status] ?? ''}</d:status>`;
}

/**
 * A response about one thing as a whole: gone, or refused for a reason that has a name. Never throws.
 *
 * @param href as it goes out, percent-encoded
 * @param condition `{DAV:}number-of-matches-within-limits`
 */
export function statusResponse(href: string, status: number, condition: string | null = null): string {
  const error = condition === null ? '' : element(dav('error'), element(condition));
  return `<d:response><d:href>${escapeXml(href)}</d:href>${statusElement(status)}${error}</d:response>`;
}
