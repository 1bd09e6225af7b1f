import { endOfHead } from '../vcard/card-line.js';

/** A line of one of our own cards. Names and parameters are in capitals, the value as it stands. */
export interface OwnLine {
  /** "item1" of "item1.TEL". */
  readonly group: string | null;
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
  /** What stands before the value, as it stands. */
  readonly head: string;
}

/**
 * The lines of one of our own cards, unfolded. Only what came from other cards has quotes in its parameters. Never throws.
 *
 * @example ownLines(['TEL;TYPE=work:040'])[0] // { group: null, name: 'TEL', params: { TYPE: 'work' }, value: '040' }
 */
export function ownLines(lines: readonly string[]): OwnLine[] {
  return lines.flatMap((line) => {
    const colon = endOfHead(line);
    if (colon === -1) return [];
    const head = line.slice(0, colon);
    const [named = '', ...params] = head.split(';');
    const dot = named.indexOf('.');
    const group = dot === -1 ? null : named.slice(0, dot).toLowerCase();
    const name = named.slice(dot + 1).toUpperCase();
    return { group, name, params: paramsOf(params), value: line.slice(colon + 1), head };
  });
}

function paramsOf(params: readonly string[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const param of params) {
    const equals = param.indexOf('=');
    read[param.slice(0, equals).toUpperCase()] = param.slice(equals + 1);
  }
  return read;
}

/**
 * The text of an escaped value: the other way round is exports/vcard/content-line.ts.
 *
 * @example unescaped('Muster\\, Probe') // 'Muster, Probe'
 */
export function unescaped(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\(.)/gs, (_, next: string) => (next === 'n' || next === 'N' ? '\n' : next))
    : value;
}

/**
 * The parts of a value, each unescaped.
 *
 * @example splitValue('Beispiel;Greta') // ['Beispiel', 'Greta']
 */
export function splitValue(value: string, separator: ';' | ',' = ';'): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    if (character === '\\') {
      part += character + (value[at + 1] ?? '');
      at += 1;
    } else if (character === separator) {
      parts.push(unescaped(part));
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, unescaped(part)];
}
