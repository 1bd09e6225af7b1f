/**
 * What the server that took a mail in says about its sender's address: passed or failed (DMARC), or open: it looked and
 * says neither.
 */
export type SenderCheck = 'passed' | 'failed' | 'open';

/** Longer ones no server writes. In characters. */
export const LONGEST_HEADER = 10_000;

/** A comment without another one inside, with what is escaped in it (RFC 5322, 3.2.2); and a quoted string. */
const COMMENT = /\((?:[^()\\]|\\.)*\)/g;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** How deep comments are looked through. */
const MOST_NESTED = 5;

/** Whom the result is about (RFC 8601, 2.2): the domain in From, by some servers the whole address. */
const HEADER_FROM = /\sheader\.from\s*=\s*(\S*)/;

/** `dmarc=fail`, `dmarc/1 = fail` (RFC 8601, 2.2). */
const DMARC = /^\s*dmarc(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/;

/**
 * Reads an Authentication-Results header (RFC 8601; the result of DMARC: RFC 7489, 11.2). `header` is the topmost one of
 * the mail, which the server that took it in has put there; '' for a mail without: null, nothing is known. What stands in
 * comments or quotation marks says nothing; of two results the worse counts. `domain` is the one in From, '' for none: a
 * pass that names another one with `header.from`, neither it nor one above it, is not the sender's. Never throws.
 *
 * @example senderCheckOf('mx.example.net; dmarc=pass header.from=evil.test', 'example.org') // 'failed'
 */
export function senderCheckOf(header: string, domain: string): SenderCheck | null {
  const text = withoutComments(header.slice(0, LONGEST_HEADER)).toLowerCase().trim();
  if (text === '') return null;
  // some servers leave their own name out, and begin with a result
  const results = text.split(';').flatMap((part) => {
    const result = DMARC.exec(part)?.[1];
    return result === undefined ? [] : result === 'pass' && !isAbout(part, domain) ? 'fail' : result;
  });
  if (results.includes('fail')) return 'failed';
  return results.includes('pass') ? 'passed' : 'open';
}

function isAbout(part: string, domain: string): boolean {
  const said = HEADER_FROM.exec(part)?.[1];
  if (said === undefined) return true;
  const [checked, own] = [said.replace(/^.*@/, ''), domain].map((name) => asciiOf(name.replace(/\.$/, '')));
  if (!checked || !own) return false; // what is no domain
  return checked === own || (checked.includes('.') && own.endsWith(`.${checked}`));
}

/** The text with blanks for comments and quoted strings (RFC 5322, 3.2.2 and 3.2.4). Never throws. */
export function withoutComments(text: string): string {
  let plain = text.replace(QUOTED, ' ');
  for (let depth = 0; depth < MOST_NESTED; depth += 1) plain = plain.replace(COMMENT, ' ');
  return plain;
}

/** A domain as name servers know it (RFC 5891); empty for what is none. */
function asciiOf(domain: string): string {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
}
