import { AppError } from '../errors.js';

/** What a client wants to be true before its change happens: any version, or one of these. */
export type Precondition = 'any' | readonly string[];

const MAX_TAGS = 100;

/** An opaque tag with its quotes, weak or not (RFC 9110, 8.8.3); what stands between tags is commas and blanks. */
const ONE_TAG = /^[ \t,]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?=,|$)/;

/**
 * The header If-Match as RFC 9110, 13.1.1 writes it: `*`, or tags with commas between them. Weak tags (`W/"..."`) are
 * read and left out, since they never match here. Null: there is no such header.
 *
 * @throws UnreadableIfMatch for anything else, for instance a tag without its quotes
 * @example ifMatch('"a", W/"b"') // ['"a"']
 */
export function ifMatch(header: string | undefined): Precondition | null {
  if (header === undefined) return null;
  if (header.trim() === '*') return 'any';
  const tags: string[] = [];
  let rest = header;
  for (let found = ONE_TAG.exec(rest); found !== null; found = ONE_TAG.exec(rest)) {
    tags.push(found[1] ?? '');
    rest = rest.slice(found[0].length);
    if (tags.length > MAX_TAGS) throw new UnreadableIfMatch();
  }
  if (tags.length === 0 || /[^ \t,]/.test(rest)) throw new UnreadableIfMatch();
  return tags.filter((tag) => !tag.startsWith('W/'));
}

class UnreadableIfMatch extends AppError {
  constructor() {
    super('bad-request', 400, 'If-Match must be a tag as ETag gave it, with its quotes, or *.');
  }
}
