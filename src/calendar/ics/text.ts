/** The most octets a content line may have, its line break not counted (RFC 5545, 3.1). Google drops a whole feed with one longer line. */
const MAX_LINE_OCTETS = 75;

/**
 * The text as iCalendar can carry it: line breaks of every kind become `\n`, other control characters go
 * (RFC 5545, 3.1: CONTROL is forbidden but for the tab), halves of surrogate pairs become U+FFFD.
 * Never throws. `cleanText('a\r\nb\u0007')` is `'a\nb'`.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/**
 * A value of type TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line break are escaped, nothing else is.
 * Never throws. `escapeText('Kaffee, 16 Uhr')` is `'Kaffee\\, 16 Uhr'`.
 */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/**
 * A content line folded to at most 75 octets of UTF-8 a piece and never inside a character (RFC 5545, 3.1).
 * Each piece ends with CRLF, each but the first begins with a blank. Never throws. `foldLine('END:VEVENT')` is `'END:VEVENT\r\n'`.
 */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MAX_LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1; // the blank counts
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** Octets of one code point in UTF-8 (RFC 3629, 3). */
function octetsOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
