import { escaped, folded, parts } from '../../../exports/vcard/content-line.js';

/** A line of vCard 2.1 is folded at blanks only: whatever is longer goes as quoted-printable. Unit: octets (vCard 2.1, 2.1.3). */
const LONGEST_PLAIN = 75;
/** RFC 2045, 6.7: with the "=" at its end. Unit: characters. */
const LONGEST_QUOTED = 76;
const QUOTED = ';CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE';

/** How the lines of one card are written. */
export interface Spelling {
  /** `2.1`, `3.0`, `4.0`. */
  readonly version: string;
  /** What the card ends its lines with. */
  readonly lineEnd: string;
}

/**
 * How the lines of this card are written. Never throws.
 *
 * @example spellingOf('BEGIN:VCARD\nVERSION:4.0\n', '4.0').lineEnd // '\n'
 */
export function spellingOf(text: string, version: string): Spelling {
  const [lineEnd = '\r\n'] = /\r\n|\r|\n/.exec(text) ?? [];
  return { version, lineEnd };
}

/**
 * A text as the value of a property: RFC 6350, 3.4; in 2.1 nothing is escaped.
 *
 * @example spelledText('Probe, Söhne', '3.0') // 'Probe\\, Söhne'
 */
export function spelledText(text: string, version: string): string {
  return isOld(version) ? text : escaped(text);
}

/**
 * A text as one part of a value that has several: N, ADR, ORG.
 *
 * @example spelledPart('Muster; Probe', '2.1') // 'Muster\\; Probe'
 */
export function spelledPart(text: string | null, version: string): string {
  return isOld(version) ? (text ?? '').replaceAll(';', '\\;') : parts([text]);
}

/**
 * A whole line with its end, folded; in 2.1 as quoted-printable where letters or length want it.
 *
 * @example spelledLine('NOTE', 'Grüße', { version: '2.1', lineEnd: '\n' })
 * // 'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe\n'
 */
export function spelledLine(head: string, value: string, { version, lineEnd }: Spelling): string {
  if (!isOld(version)) return withEnds(folded(`${head}:${value}`), lineEnd);
  // octets are folded in every version, and quoted in none (vCard 2.1, 2.1.3 and 2.1.5: a blank line ends them)
  if (PICTURE.test(head)) return withEnds(`${folded(`${oldHead(head)}:${value}`)}\r\n`, lineEnd);
  const isPlain = /^[\x20-\x7e]*$/.test(value) && head.length + value.length < LONGEST_PLAIN;
  return withEnds(isPlain ? `${head}:${value}\r\n` : quotedLine(`${head}${QUOTED}:`, value), lineEnd);
}

const PICTURE = /^(?:[\w-]+\.)?(?:photo|logo|sound|key)(?:;|$)/i;

/** What 3.0 calls `b` and `uri` (RFC 2426, 3.1.4). */
function oldHead(head: string): string {
  return head.replace(/;ENCODING=b(?=;|$)/i, ';ENCODING=BASE64').replace(/;VALUE=uri(?=;|$)/i, ';VALUE=URL');
}

function isOld(version: string): boolean {
  return version.startsWith('2');
}

function withEnds(line: string, lineEnd: string): string {
  return lineEnd === '\r\n' ? line : line.replaceAll('\r\n', lineEnd);
}

/** RFC 2045, 6.7; an octet is never split from its code. */
function quotedLine(head: string, value: string): string {
  let text = head;
  let length = head.length;
  for (const octet of Buffer.from(value.replace(/\r?\n/g, '\r\n'), 'utf8')) {
    const sign = String.fromCharCode(octet);
    const code = /[\x21-\x3c\x3e-\x7e ]/.test(sign) ? sign : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    if (length + code.length >= LONGEST_QUOTED) {
      text += '=\r\n';
      length = 0;
    }
    text += code;
    length += code.length;
  }
  return `${text}\r\n`;
}
