/** The most octets a content line may have, its line break not counted (RFC 5545, 3.1). Google drops a whole feed with one longer line. */
const MAX_LINE_OCTETS = 75;
/** UTF-8 needs at most so many octets for one UTF-16 unit (RFC 3629, 3): a line this short can't be too long. */
const OCTETS_PER_UNIT = 3;

/** What cleanText or escapeText may have to change; most texts hold none of it. */
const MAY_NEED_WORK = /[\\;,\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/;

/**
 * The text as iCalendar can carry it: line breaks of every kind become `\n`, other control characters go
 * (RFC 5545, 3.1: CONTROL is forbidden but for the tab), halves of surrogate pairs become U+FFFD.
 * Never throws. `cleanText('a\r\nb\u0007')` is `'a\nb'`.
 */
export function cleanText(text: string): string {
  if (!MAY_NEED_WORK.test(text)) return text;
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
  if (!MAY_NEED_WORK.test(text)) return text;
  return cleanText(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/**
 * A parameter's value in its quotes (RFC 5545, 3.2): a name may hold commas, colons and semicolons there, but no quote and
 * no line break; they become `'` and a blank. (RFC 6868 could carry both, but programs that don't know it show `^'`.)
 * Never throws. `quotedParameter('Probe, "Tom"')` is `'"Probe, \'Tom\'"'`.
 */
export function quotedParameter(value: string): string {
  return `"${cleanText(value).replaceAll('"', "'").replaceAll('\n', ' ')}"`;
}

/**
 * A content line folded to at most 75 octets of UTF-8 a piece and never inside a character (RFC 5545, 3.1).
 * Each piece ends with CRLF, each but the first begins with a blank. Never throws. `foldLine('END:VEVENT')` is `'END:VEVENT\r\n'`.
 */
export function foldLine(line: string): string {
  return `${foldedWhereLong(line)}\r\n`;
}

/**
 * The same for many lines, in one text. Never throws.
 *
 * @example foldLines(['BEGIN:VEVENT', 'END:VEVENT']) // 'BEGIN:VEVENT\r\nEND:VEVENT\r\n'
 */
export function foldLines(lines: readonly string[]): string {
  return lines.map(foldLine).join('');
}

function foldedWhereLong(line: string): string {
  if (line.length * OCTETS_PER_UNIT <= MAX_LINE_OCTETS) return line;
  return line.length <= MAX_LINE_OCTETS && Buffer.byteLength(line) <= MAX_LINE_OCTETS ? line : folded(line);
}

function folded(line: string): string {
  let pieces = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MAX_LINE_OCTETS) {
      pieces += '\r\n ';
      octets = 1; // the blank counts
    }
    pieces += character;
    octets += size;
  }
  return pieces;
}

/** Octets of one code point in UTF-8 (RFC 3629, 3). */
function octetsOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
