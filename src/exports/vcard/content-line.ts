/** The most octets a line may have, its line break not counted (RFC 6350, 3.2; RFC 2426, 2.6). */
const MOST_OCTETS = 75;
/** A character has at most four octets, so a line of so many never needs folding. */
const SURELY_SHORT = Math.floor(MOST_OCTETS / 4);
const ESCAPED = /[\\,\n]/g;
/** Halves of characters, too, and with them emojis: most texts have none of it. */
const NEEDS_ESCAPE = /[\\,\r\n\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]/;

/**
 * A text as a value (RFC 6350, 3.4; RFC 2426, 4): backslash, comma and line break are escaped; every kind of line break
 * becomes one, control characters go, halves of characters become U+FFFD. A semicolon stays, as it may where a value has
 * no parts: some readers would show the backslash. Never throws.
 *
 * @example escaped('Probe, Söhne; Muster') // 'Probe\\, Söhne; Muster'
 */
export function escaped(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(ESCAPED, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}

/** A part of a value: there a semicolon must be escaped, too. */
function part(text: string): string {
  return escaped(text).replaceAll(';', '\\;');
}

/**
 * A value of several parts, each escaped; what is not known stays empty (RFC 6350, 3.3: structured values).
 *
 * @example parts(['Beispiel', 'Greta', null]) // 'Beispiel;Greta;'
 */
export function parts(texts: readonly (string | null)[]): string {
  return texts.map((text) => part(text ?? '')).join(';');
}

/**
 * A value that is printed as it is (a URI): what can't stand in a line is taken out.
 *
 * @example uri('https://radio.example/a,b') // the same
 */
export function uri(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '');
}

/**
 * A line with its CRLF, folded to at most 75 octets of UTF-8 a piece and never inside a character (RFC 6350, 3.2). Each
 * piece but the first begins with a blank. Never throws.
 *
 * @example folded('END:VCARD') // 'END:VCARD\r\n'
 */
export function folded(line: string): string {
  if (line.length <= SURELY_SHORT || Buffer.byteLength(line) <= MOST_OCTETS) return `${line}\r\n`;
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      text += '\r\n ';
      octets = 1; // the blank counts
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}
