import type { ImportFormat } from '../formats/format.js';
import { formats } from '../formats/registry.js';
import { EmptyFile, ExcelFile, NoContactFile, UnknownImportFormat, UnknownTable, ZipFile } from '../imports.errors.js';
import { decodedHead } from './decoded.js';
import { findTable } from './table.js';

/** So much of a file is looked at to tell what it is. */
const HEAD_BYTES = 64 * 1024;
/** Local file header of a zip archive (APPNOTE.TXT 4.3.7); an xlsx file is one. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Compound File Binary, the old xls ([MS-CFB] 2.2). */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** Names that stand near the start of every xlsx file, uncompressed. */
const EXCEL_PARTS = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/', '_rels/.rels'];
const LEAST_COLUMNS_OF_A_TABLE = 3;
const SURE_ENOUGH = 0.5;

/**
 * The format of a file: the one asked for, else the one that is surest by the first 64 KiB. Throws one clear sentence
 * for what is no contact file: EmptyFile, ExcelFile, ZipFile, UnknownTable, NoContactFile, UnknownImportFormat.
 *
 * @example formatOf(bytesOfConnectionsCsv).name // 'linkedin'
 */
export function formatOf(bytes: Uint8Array, wanted?: string): ImportFormat {
  const head = bytes.subarray(0, HEAD_BYTES);
  refuseOtherFiles(head);
  if (wanted !== undefined) return namedFormat(wanted);
  const [best] = formats
    .map((format) => ({ format, confidence: format.sniff(head) }))
    .filter(({ confidence }) => confidence >= SURE_ENOUGH)
    .sort((a, b) => b.confidence - a.confidence);
  if (best) return best.format;
  throw looksLikeATable(head) ? new UnknownTable() : new NoContactFile();
}

function namedFormat(name: string): ImportFormat {
  const format = formats.find((candidate) => candidate.name === name);
  if (!format) throw new UnknownImportFormat(formats.map((known) => known.name));
  return format;
}

function refuseOtherFiles(head: Uint8Array): void {
  if (decodedHead(head).trim() === '') throw new EmptyFile();
  if (startsWith(head, OLD_OFFICE)) throw new ExcelFile();
  if (!startsWith(head, ZIP) && !startsWith(head, EMPTY_ZIP)) return;
  const raw = Buffer.from(head).toString('latin1');
  throw EXCEL_PARTS.some((part) => raw.includes(part)) ? new ExcelFile() : new ZipFile();
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, position) => head[position] === byte);
}

/** Text with a line of at least three named columns near its start, and no markup: a table of something else. */
function looksLikeATable(head: Uint8Array): boolean {
  const text = decodedHead(head);

  if (/[\u0000-\u0008]/.test(text) || /^\s*[<{[%]/.test(text)) return false;
  return findTable(text, (columns) => columns.size >= LEAST_COLUMNS_OF_A_TABLE) !== null;
}
