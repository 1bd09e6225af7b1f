/** RFC 5321, 4.5.3.1.3. */
const LONGEST_ADDRESS = 254;

/** A word with one @, and a dot behind it. */
const ADDRESS = /^[^@]+@[^@.]+\.[^@]+$/;

/** A forwarded mail is announced near the top. */
const MOST_LINES = 200;
const LONGEST_LINE = 998;

/** Who wrote a mail that somebody forwards: the address in small letters. */
export interface ForwardedFrom {
  readonly name: string | null;
  readonly address: string;
}

/**
 * Whose mail it is that somebody forwards, by the first line "From: Name <address>" in its text, in any of the languages
 * of `labels` (small letters), with marks of a quotation or bold print around it. Null where no line says so. Never throws.
 *
 * @example forwardedFrom('fyi\n\n> *Von:* Marlene <M@Example.org>', ['von']) // { name: 'Marlene', address: 'm@example.org' }
 */
export function forwardedFrom(text: string, labels: readonly string[]): ForwardedFrom | null {
  for (const line of text.split(/\r\n|[\r\n]/, MOST_LINES)) {
    const plain = line.slice(0, LONGEST_LINE).replace(/^[>|*\s]+/, '');
    const colon = plain.indexOf(':');
    if (colon < 1 || !labels.includes(plain.slice(0, colon).replace(/[*\s]/g, '').toLowerCase())) continue;
    const person = personOf(plain.slice(colon + 1).replace(/\*/g, ' '));
    if (person) return person;
  }
  return null;
}

function personOf(said: string): ForwardedFrom | null {
  const address = said.split(/[\s<>()[\]\\,;:"]+/).find((word) => ADDRESS.test(word));
  if (address === undefined || address.length > LONGEST_ADDRESS) return null;
  const name = said
    .slice(0, said.indexOf(address))
    .replace(/mailto:|["<([]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name || null, address: address.toLowerCase() };
}
