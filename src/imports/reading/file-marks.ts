import { decodedHead } from './decoded.js';

/** Local file header of a zip archive (APPNOTE.TXT 4.3.7); an xlsx file is one. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Compound File Binary, the old xls ([MS-CFB] 2.2). */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** Names that stand near the start of every xlsx file, uncompressed. */
const EXCEL_PARTS = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/', '_rels/.rels'];

/**
 * True for a zip archive, whatever is in it, by its first bytes. Never throws.
 *
 * @example isZip(bytesOfLinkedInExport) // true
 */
export function isZip(head: Uint8Array): boolean {
  return startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP);
}

/**
 * True for a file of Excel or another office program, old or new. Never throws.
 *
 * @example isOfficeFile(bytesOfTableXlsx) // true
 */
export function isOfficeFile(head: Uint8Array): boolean {
  if (startsWith(head, OLD_OFFICE)) return true;
  if (!isZip(head)) return false;
  const raw = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  return EXCEL_PARTS.some((part) => raw.includes(part));
}

/**
 * True where nothing but blanks stands. Never throws.
 *
 * @example isBlank(Buffer.from(' \n')) // true
 */
export function isBlank(head: Uint8Array): boolean {
  return decodedHead(head).trim() === '';
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, position) => head[position] === byte);
}
