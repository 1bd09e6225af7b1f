import type { FileToImport } from './file-to-import.js';

/** From so many on, single cards are read as one file: a phone or XING gives a file for each person. */
const MANY = 50;
const CARD_NAME = /\.(?:vcf|vcard)$/i;
const CARD_BEGINS = /^(?:\ufeff|ï»¿)?\s*BEGIN:VCARD/i;
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const NEXT_LINE = Buffer.from('\r\n');
const HEAD_BYTES = 64;

/**
 * The same files with the many single cards among them as one, in their order; null if there are few, or a format is asked
 * for. Cards in UTF-16 stay by themselves, because a file has one encoding.
 *
 * @example joinedCards(hundredCards)?.length // 1
 */
export function joinedCards(files: readonly FileToImport[]): FileToImport[] | null {
  const cards = files.filter(isCard);
  const [first] = cards;
  if (!first || cards.length < MANY) return null;
  const pieces = cards.flatMap(({ bytes }) => [withoutMark(bytes), NEXT_LINE]);
  const joined = new Set(cards);
  const others = files.filter((file) => !joined.has(file));
  return [{ ...first, bytes: Buffer.concat(pieces) }, ...others];
}

function isCard({ fileName, bytes, format }: FileToImport): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return format === undefined && CARD_NAME.test(fileName) && CARD_BEGINS.test(head);
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return UTF8_MARK.every((byte, at) => bytes[at] === byte) ? bytes.subarray(UTF8_MARK.length) : bytes;
}
