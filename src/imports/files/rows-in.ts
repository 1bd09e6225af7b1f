import type { ImportFormat } from '../formats/format.js';

const LINE_END = 0x0a;
const CARD_BEGIN = Buffer.from('BEGIN:VCARD');

/**
 * About how many rows a file has, so that it can be said how far reading is: lines of a table, cards of a vCard file; null
 * where that can't be told without reading. A table with notes of several lines has fewer.
 *
 * @example rowsIn(Buffer.from('Name\nGreta\n'), table) // 1
 */
export function rowsIn(bytes: Uint8Array, format: ImportFormat): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format.name === 'vcard') return occurrences(buffer, CARD_BEGIN);
  return format.outline || format.name === 'names' ? Math.max(occurrences(buffer, LINE_END) - 1, 1) : null;
}

function occurrences(bytes: Buffer, what: Buffer | number): number {
  let count = 0;
  for (let at = bytes.indexOf(what); at !== -1; at = bytes.indexOf(what, at + 1)) count += 1;
  return count;
}
