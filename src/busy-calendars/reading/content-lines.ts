/** One line of a calendar file (RFC 5545, 3.1). */
export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** By name in capitals; the first value of each. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** docs/reliability.md: "line 1 MB"; what is longer (pictures as text) says nothing about times. In characters. */
const LONGEST_LINE = 1_000_000;
/** Parameters of one line; a real one has fewer than ten. */
const MOST_PARAMS = 50;

/**
 * The text of a calendar file: UTF-8 (RFC 5545, 3.1.4), or UTF-16 if it says so with its first bytes; what is neither gets
 * replacement characters. Never throws.
 */
export function textOfCalendar(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

/**
 * The lines of a file, unfolded (RFC 5545, 3.1), one by one; CRLF, LF and CR all end one. Lines longer than 1,000,000
 * characters are left out. Never throws.
 *
 * @example [...unfolded('SUMMARY:Kaf\r\n fee\r\n')] // ['SUMMARY:Kaffee']
 */
export function* unfolded(text: string): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const line of physicalLines(text)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      length += line.length - 1;
      if (length <= LONGEST_LINE) parts.push(line.slice(1));
      continue;
    }
    if (length > 0 && length <= LONGEST_LINE) yield parts.join('');
    parts = [line];
    length = line.length;
  }
  if (length > 0 && length <= LONGEST_LINE) yield parts.join('');
}

function* physicalLines(text: string): Generator<string> {
  const END = /\r\n|\n|\r/g;
  let start = 0;
  for (let end = END.exec(text); end !== null; end = END.exec(text)) {
    yield text.slice(start, end.index);
    start = END.lastIndex;
  }
  yield text.slice(start);
}

/**
 * The name of a line alone, in capitals: cheap, for the many lines that nobody needs. Never throws.
 *
 * @example nameOf('dtstart;TZID=Europe/Berlin:20260329T180000') // 'DTSTART'
 */
export function nameOf(line: string): string {
  const end = line.search(/[;:]/);
  return (end < 0 ? line : line.slice(0, end)).trim().toUpperCase();
}

/**
 * Name, parameters and value of a line (RFC 5545, 3.1; quotes and RFC 6868 are understood). Null if there is no value.
 * Never throws.
 *
 * @example contentLine('DTSTART;TZID="Europe/Berlin":20260329T180000')?.params.get('TZID') // 'Europe/Berlin'
 */
export function contentLine(line: string): ContentLine | null {
  const name = nameOf(line);
  const params = new Map<string, string>();
  let at = line.search(/[;:]/);
  if (at < 0) return null;
  while (line[at] === ';' && params.size < MOST_PARAMS) {
    const equals = line.indexOf('=', at);
    const end = endOfParam(line, at + 1);
    if (end < 0) return null;
    if (equals > at && equals < end) {
      const key = line
        .slice(at + 1, equals)
        .trim()
        .toUpperCase();
      if (!params.has(key)) params.set(key, paramText(line.slice(equals + 1, end)));
    }
    at = end;
  }
  return line[at] === ':' ? { name, params, value: line.slice(at + 1).trim() } : null;
}

/** Where the next parameter or the value begins: a semicolon or a colon outside of quotes. */
function endOfParam(line: string, from: number): number {
  let quoted = false;
  for (let at = from; at < line.length; at += 1) {
    const char = line[at];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ';' || char === ':')) return at;
  }
  return -1;
}

/** RFC 6868: `^n` is a line break, `^'` a quote, `^^` a circumflex. */
function paramText(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  return bare.replace(/\^([n'^])/g, (_, char: string) => (char === 'n' ? '\n' : char === "'" ? '"' : '^'));
}

/**
 * A TEXT value (RFC 5545, 3.3.11) as people read it. Never throws.
 *
 * @example plainText('Kaffee\\, kurz') // 'Kaffee, kurz'
 */
export function plainText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}
