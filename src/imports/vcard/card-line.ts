/** A line of a card, taken apart as far as its version allows; the value as it stands. */
export interface CardLine {
  /** "item1" of "item1.TEL", in lower case: it ties lines together. */
  readonly group: string | null;
  /** In lower case. */
  readonly name: string;
  /** By lower-case name; several values are joined by commas. */
  readonly params: Readonly<Record<string, string>>;
  /** The values of TYPE, and words without a name as in TEL;CELL (vCard 2.1), in lower case. */
  readonly types: readonly string[];
  /** What stands before the value, as it stands, but that every parameter has its name: `item3.X-ABDATE;type=pref`. */
  readonly head: string;
  readonly value: string;
}

/** `X-messaging/xmpp-All` and `X-GOOGLE TALK` are no names by the rules, but stand in the wild. */
const NAME = /^(?:[\w-]+|x-[\p{L}\p{N}_/ -]+)$/iu;
const ENCODINGS: ReadonlySet<string> = new Set(['base64', 'b', '8bit', '7bit', 'quoted-printable']);
const PLACES: ReadonlySet<string> = new Set(['url', 'uri', 'cid', 'content-id', 'inline', 'binary']);
/** RFC 6868, 3.2: what can't stand in a parameter. */
const CARETS: Readonly<Record<string, string>> = { '^n': '\n', '^^': '^', "^'": '"' };

/**
 * A line of any version, or null if it is none. A colon within quotes does not end the parameters (RFC 6350, 3.3). Never
 * throws.
 *
 * @example cardLine('item1.TEL;CELL:040') // { group: 'item1', name: 'tel', types: ['cell'], head: 'item1.TEL;TYPE=CELL', ... }
 */
export function cardLine(line: string): CardLine | null {
  const colon = endOfHead(line);
  if (colon === -1) return null;
  const [named = '', ...rest] = split(line.slice(0, colon), ';');
  const names = named.trim().split('.');
  const [name = '', group = ''] = [names.pop(), names.pop()]; // some put a group into a group: the last one counts
  if (!NAME.test(name)) return null;
  const read = rest.filter((param) => param.trim() !== '').map(paramOf);
  const { params, types } = together(read);
  const head = read.length === 0 ? named.trim() : [named.trim(), ...read.map(({ text }) => text)].join(';');
  const value = line.slice(colon + 1);
  return { group: group === '' ? null : group.toLowerCase(), name: name.toLowerCase(), params, types, head, value };
}

/**
 * Where the value begins: the first colon outside quotes or, where a quote is never closed, the first of all.
 *
 * @example endOfHead('ADR;LABEL="a:b":c') // 15
 */
export function endOfHead(line: string): number {
  const first = line.indexOf(':');
  const quote = line.indexOf('"');
  if (quote === -1 || first < quote) return first;
  let quoted = false;
  for (let at = quote; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return first;
}

/** The parts between separators that stand outside quotes and have no backslash before them. */
function split(text: string, separator: string): string[] {
  if (!text.includes('"') && !text.includes('\\')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '\\' && !quoted) at += 1;
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

interface Param {
  readonly name: string;
  readonly values: readonly string[];
  readonly text: string;
}

function paramOf(param: string): Param {
  const text = param.trim();
  const equals = text.indexOf('=');
  if (equals === -1 || /[("]/.test(text.slice(0, equals))) return nameless(text);
  const name = text.slice(0, equals).trim().toLowerCase();
  return { name, values: split(text.slice(equals + 1), ',').map(unquoted), text };
}

/** vCard 2.1 leaves the names out; `X-CUSTOM(...)` is what Android wrote for a label of one's own. */
function nameless(text: string): Param {
  const word = text.toLowerCase();
  if (ENCODINGS.has(word)) return { name: 'encoding', values: [word], text: `ENCODING=${text}` };
  if (PLACES.has(word)) return { name: 'value', values: [word], text: `VALUE=${text}` };
  const quoted = /[",:;\\]/.test(text) ? `"${text.replaceAll('"', "'")}"` : text;
  return { name: 'type', values: [text], text: `TYPE=${quoted}` };
}

function unquoted(value: string): string {
  const plain = value.trim().replace(/^"(.*)"$/s, '$1');
  return plain.includes('^') ? plain.replace(/\^[n^']/g, (escape) => CARETS[escape] ?? escape) : plain;
}

type Together = Pick<CardLine, 'params' | 'types'>;
/** Most lines have none. */
const NO_PARAMS: Together = { params: {}, types: [] };

function together(read: readonly Param[]): Together {
  if (read.length === 0) return NO_PARAMS;
  const values = new Map<string, string[]>();
  for (const { name, values: more } of read) {
    const all = values.get(name) ?? [];
    for (const value of more) all.push(value); // a copy for each would take minutes where there are 50,000
    values.set(name, all);
  }
  const types =
    values
      .get('type')
      ?.flatMap((type) => type.split(','))
      .map((type) => type.trim().toLowerCase()) ?? [];
  const params = Object.fromEntries([...values].map(([name, all]) => [name, all.join(',')]));
  return { params, types: types.filter((type) => type !== '') };
}
