import { longestSource } from '../domain/parsed-contact.js';
import type { Encoding } from '../domain/reading.js';
import { textOfBytes } from '../reading/text-of-bytes.js';
import { physicalLines } from '../reading/physical-lines.js';

export interface LdifValue {
  /** In lower case, without options: `cn` of `cn;lang-de`. */
  readonly name: string;
  /** As it stands, with options. */
  readonly written: string;
  readonly value: string;
}

/** One entry of a directory; `dn` is its name there. */
export interface LdifEntry {
  readonly dn: string;
  readonly values: readonly LdifValue[];
  readonly tooLong: boolean;
  /** Its beginning as it stands in the file. */
  source(): string;
}

/** A longer line is no text that people write. Unit: octets. */
const LONGEST_LINE = 1024 * 1024;
/** More has no entry; they would take memory only. */
const MOST_VALUES = 5000;
const MARK = '\u00ef\u00bb\u00bf';
const LINE = /^([A-Za-z0-9][\w.-]{0,99}(?:;[\w-]{1,99}){0,9}):([:<]?) *(.*)$/s;
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * The entries of an LDIF file one by one, folded lines put together on bytes, base64 decoded where it is text (else it stays
 * as it is). Comments, the version and what is no line of an entry are left out. Linear in time. Never throws.
 * Source: RFC 2849.
 *
 * @example [...ldifEntries(Buffer.from('dn: cn=Greta\ncn:: R3JldGE='))][0].values // [{ name: 'cn', written: 'cn', value: 'Greta' }]
 */
export function* ldifEntries(bytes: Uint8Array, encoding?: Encoding): Generator<LdifEntry> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'); // a character is a byte
  let lines: string[][] = [];
  for (const whole of physicalLines(raw)) {
    const line = whole.startsWith(MARK) ? whole.slice(MARK.length) : whole;
    const last = lines.at(-1);
    if (last && /^[ \t]\s*\S/.test(line.slice(0, LONGEST_INDENT))) last.push(line.slice(1));
    else if (line.trim() === '' || /^dn::?(?: |$)/i.test(line)) {
      yield* entryOf(lines, encoding);
      lines = line.trim() === '' ? [] : [[line]];
    } else if (lines.length < MOST_VALUES) lines.push([line]);
  }
  yield* entryOf(lines, encoding);
}

const LONGEST_INDENT = 200;

function* entryOf(lines: readonly (readonly string[])[], encoding: Encoding | undefined): Generator<LdifEntry> {
  const whole = lines.map((pieces) => pieces.join('')).filter((line) => !line.startsWith('#'));
  const values = whole.filter(({ length }) => length <= LONGEST_LINE).flatMap((line) => valueOf(line, encoding));
  const [first, ...rest] = values;
  const isLong = whole.some(({ length }) => length > LONGEST_LINE);
  if (first?.name !== 'dn') return;
  const told = rest.filter(({ name, value }) => name !== 'changetype' && value.trim() !== '');
  yield {
    ...{ dn: first.value, values: told, tooLong: isLong },
    source: () =>
      textOfBytes(
        whole
          .map((line) => line.slice(0, longestSource))
          .join('\n')
          .slice(0, longestSource),
      ),
  };
}

function valueOf(line: string, encoding: Encoding | undefined): LdifValue[] {
  const [, written, kind, value = ''] = LINE.exec(line) ?? [];
  if (!written) return [];
  const name = written.split(';')[0]?.toLowerCase() ?? '';
  return [{ name, written, value: kind === ':' ? textOfBase64(value) : textOfBytes(value, undefined, encoding) }];
}

function textOfBase64(value: string): string {
  const bytes = Buffer.from(value, 'base64').toString('latin1');
  return UNREADABLE.test(bytes) ? value : textOfBytes(bytes).replace(/\r\n?/g, '\n');
}
