/** A line of a card or a calendar, as far as filters look at it. */
export interface FileProperty {
  /** `item1` of `item1.TEL`, in small letters; null: none. */
  readonly group: string | null;
  /** In capitals. */
  readonly name: string;
  /** Name and parameters, as they stand. */
  readonly head: string;
  /** As it stands, unfolded. */
  readonly value: string;
  /** As it stands, folded, without its last line break. */
  readonly raw: string;
}

/** VCARD, VCALENDAR, VEVENT ... (in capitals), and what stands in it. */
export interface FilePart {
  readonly name: string;
  readonly properties: readonly FileProperty[];
  readonly parts: readonly FilePart[];
}

interface OpenPart {
  readonly name: string;
  readonly properties: FileProperty[];
  readonly parts: OpenPart[];
}

/** VCALENDAR, VEVENT, VALARM are three; deeper nobody writes. */
const DEEPEST = 8;
const SOFT_BREAK = /=[ \t]*$/;
const QUOTED_PRINTABLE = /[;=]"?quoted-printable"?(?:[;:,]|$)/i;
const FRAME = /^(BEGIN|END)[ \t]*:[ \t]*([\w-]{1,60})[ \t]*$/i;

/**
 * A file taken apart (RFC 5545, 3.1 and 3.6; RFC 6350, 3.2 and 3.3; vCard 2.1 with its soft line breaks). CRLF and LF both
 * end a line. What is broken is passed over; null if nothing begins in it. Never throws.
 *
 * @example filePart('BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n')?.properties[0]?.value // 'Ada'
 */
export function filePart(text: string): FilePart | null {
  const reading = new Reading();
  for (const line of linesOf(text)) reading.take(line);
  return reading.first;
}

class Reading {
  first: OpenPart | null = null;
  private readonly open: OpenPart[] = [];

  take({ raw, line }: Line): void {
    const [, frame, name = ''] = FRAME.exec(line) ?? [];
    if (frame === undefined) this.keep(propertyOf(line, raw));
    else if (frame.toUpperCase() === 'BEGIN') this.begin(name.toUpperCase());
    else if (this.open.at(-1)?.name === name.toUpperCase()) this.open.pop();
  }

  private begin(name: string): void {
    if (this.open.length >= DEEPEST) return;
    const part: OpenPart = { name, properties: [], parts: [] };
    this.open.at(-1)?.parts.push(part);
    this.first ??= part;
    this.open.push(part);
  }

  private keep(property: FileProperty | null): void {
    if (property) this.open.at(-1)?.properties.push(property);
  }
}

interface Line {
  readonly raw: string;
  readonly line: string;
}

function* linesOf(text: string): Generator<Line> {
  let raw: string[] = [];
  let parts: string[] = [];
  for (const piece of text.split(/\r\n|\n|\r/)) {
    const isSoft = isOpen(parts);
    if (parts.length > 0 && (isSoft || /^[ \t]/.test(piece))) {
      if (isSoft) parts.push((parts.pop() ?? '').replace(SOFT_BREAK, ''));
      parts.push(isSoft ? piece : piece.slice(1));
      raw.push(piece);
      continue;
    }
    if (parts.length > 0) yield { raw: raw.join('\r\n'), line: parts.join('') };
    raw = [piece];
    parts = [piece];
  }
  if (parts.length > 0) yield { raw: raw.join('\r\n'), line: parts.join('') };
}

/** Quoted-printable goes on behind a soft line break, whatever the next line begins with (RFC 2045, 6.7). */
function isOpen(parts: readonly string[]): boolean {
  const [first = ''] = parts;
  return SOFT_BREAK.test(parts.at(-1) ?? '') && QUOTED_PRINTABLE.test(first.slice(0, first.indexOf(':') + 1));
}

function propertyOf(line: string, raw: string): FileProperty | null {
  const colon = endOfHead(line);
  if (colon < 1) return null;
  const head = line.slice(0, colon);
  const named = /^[^;]*/.exec(head)?.[0].trim() ?? '';
  const dot = named.lastIndexOf('.');
  const group = dot > 0 ? named.slice(0, dot).toLowerCase() : null;
  return { group, name: named.slice(dot + 1).toUpperCase(), head, value: line.slice(colon + 1), raw };
}

/** The first colon outside of quotes; where a quote is never closed, the first of all. */
function endOfHead(line: string): number {
  const first = line.indexOf(':');
  const quote = line.indexOf('"');
  if (quote < 0 || first < quote) return first;
  let isQuoted = false;
  for (let at = quote; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return first;
}

/** Encodings stand in vCard 2.1 without the name of their parameter, as kinds of numbers do. */
const NAMELESS_ENCODING = /^(?:quoted-printable|base64|8bit|7bit)$/i;

/**
 * Values of a property's parameters by name in capitals, without their quotes; `TEL;CELL` (vCard 2.1) counts as a TYPE.
 * Never throws.
 *
 * @example parametersOf(property).get('TYPE') // ['HOME', 'VOICE'] of `TEL;TYPE=HOME,VOICE:040`
 */
export function parametersOf({ head }: FileProperty): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const text of apart(head, ';').slice(1)) {
    const equals = text.indexOf('=');
    const nameless = NAMELESS_ENCODING.test(text.trim()) ? 'ENCODING' : 'TYPE';
    const name = equals < 0 ? nameless : text.slice(0, equals).trim().toUpperCase();
    const values = apart(text.slice(equals + 1), ',').map(parameterText);
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

function apart(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const CARETS: Readonly<Record<string, string>> = { '^n': '\n', '^^': '^', "^'": '"' };

/** RFC 6868, 3.1: what can't stand in a parameter. */
function parameterText(value: string): string {
  const bare = value.trim().replace(/^"(.*)"$/s, '$1');
  return bare.replace(/\^[n^']/g, (escape) => CARETS[escape] ?? escape);
}

/**
 * A property's value as people read it: without the backslashes of RFC 5545, 3.3.11 and RFC 6350, 3.4, and without
 * quoted-printable (vCard 2.1; in the character set that it names, else UTF-8). Never throws.
 *
 * @example plainValue(property) // 'Kaffee, kurz' of `NOTE:Kaffee\, kurz`
 */
export function plainValue(property: FileProperty): string {
  const { head, value } = property;
  const text = QUOTED_PRINTABLE.test(`${head}:`) ? unquoted(value, parametersOf(property).get('CHARSET')?.[0]) : value;
  return text.includes('\\')
    ? text.replace(/\\([\\;,:nN])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char))
    : text;
}

function unquoted(value: string, charset = 'utf-8'): string {
  const bytes = new TextEncoder().encode(value);
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const hex = byte === EQUALS ? /^[\dA-F]{2}/i.exec(String.fromCharCode(...bytes.slice(at + 1, at + 3)))?.[0] : null;
    plain.push(hex ? Number.parseInt(hex, 16) : byte);
    if (hex) at += 2;
  }
  return decoded(Uint8Array.from(plain), charset);
}

/** `=` in ASCII. */
const EQUALS = 0x3d;

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
