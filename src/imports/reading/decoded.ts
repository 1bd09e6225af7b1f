import { isUtf8 } from 'node:buffer';

import type { Encoding } from '../domain/reading.js';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file: as `wanted` says, else by its byte order mark, else UTF-8 if every byte fits, else Windows-1252 (what Excel and Outlook
 * write in Western Europe). Line ends become \n. Never throws: every byte means something in Windows-1252.
 * Source: imports.md, general reader.
 *
 * @example decoded(Uint8Array.of(0x4d, 0xfc)) // { text: 'Mü', encoding: 'windows-1252' }
 */
export function decoded(bytes: Uint8Array, wanted?: Encoding): DecodedText {
  const encoding = wanted ?? encodingOf(bytes);
  if (!encoding.startsWith('utf-16')) return decodedAsIs(withLineFeeds(bytes), encoding);
  const { text } = decodedAsIs(bytes, encoding);
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, encoding };
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Done with bytes: in a text of nothing but line ends, replacing them took seconds. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CARRIAGE_RETURN)) return bytes;
  const unix = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isReturn = byte === CARRIAGE_RETURN;
    if (isReturn && bytes[at + 1] === LINE_FEED) continue;
    unix[length] = isReturn ? LINE_FEED : byte;
    length += 1;
  }
  return unix.subarray(0, length);
}

/**
 * How a file is written, by the same rule.
 *
 * @example encodingOf(Uint8Array.of(0x4d, 0xfc)) // 'windows-1252'
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  return byteOrderMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** The beginning of a file as text; a character cut in half at its end is left out. */
export function decodedHead(head: Uint8Array): string {
  return decoded(withoutHalfCharacter(head)).text;
}

function decodedAsIs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.startsWith(MISREAD_MARK) ? text.slice(MISREAD_MARK.length) : text, encoding };
}

/** The byte order mark of UTF-8 before a text that is none. */
const MISREAD_MARK = 'ï»¿';

function byteOrderMark([first, second]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** A UTF-8 character has at most 3 bytes behind its first one. */
const MOST_FOLLOWING_BYTES = 3;

function withoutHalfCharacter(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= MOST_FOLLOWING_BYTES && back <= head.length; back += 1) {
    const byte = head[head.length - back] ?? 0;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
    if (byte < 0x80) return head;
  }
  return head;
}
