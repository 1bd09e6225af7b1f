import type { ImportFormat } from '../formats/format.js';
import { formats } from '../formats/registry.js';
import { unread } from '../formats/unread.js';
import { EmptyFile, ExcelFile, NoContactFile, UnknownImportFormat, ZipInZip } from '../imports.errors.js';
import { isBlank, isOfficeFile, isZip } from '../reading/file-marks.js';

/** 64 KiB: no header is longer. */
const HEAD_BYTES = 64 * 1024;
const SURE_ENOUGH = 0.5;

/**
 * The format of a file: the one asked for, else the one that is surest by the first 64 KiB. Throws one clear sentence
 * for what is no contact file: EmptyFile, ExcelFile, ZipInZip, NoContactFile, UnknownImportFormat. Archives were opened before.
 *
 * @example formatOf(bytesOfConnectionsCsv).name // 'linkedin'
 */
export function formatOf(bytes: Uint8Array, wanted?: string): ImportFormat {
  const head = headOf(bytes);
  refuseOtherFiles(head);
  if (wanted !== undefined) return formatNamed(wanted, formats);
  const [best] = formats
    .map((format) => ({ format, confidence: format.sniff(head) }))
    .filter(({ confidence }) => confidence >= SURE_ENOUGH)
    .sort((a, b) => b.confidence - a.confidence);
  if (!best) throw new NoContactFile();
  return best.format;
}

/**
 * True for a zip archive that is no document of an office program.
 *
 * @example isArchive(bytesOfLinkedInExport) // true
 */
export function isArchive(bytes: Uint8Array): boolean {
  return isZip(bytes) && !isOfficeFile(headOf(bytes));
}

/**
 * The format that a kept file was opened with, also the one of what is no contact file. Throws UnknownImportFormat.
 *
 * @example keptFormat('unknown').name // 'unknown'
 */
export function keptFormat(name: string): ImportFormat {
  return formatNamed(name, [...formats, unread]);
}

/**
 * So much of a file as is looked at to tell what it is.
 *
 * @example headOf(bytesOfAMegabyte).length // 65536
 */
export function headOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, HEAD_BYTES);
}

function formatNamed(name: string, among: readonly ImportFormat[]): ImportFormat {
  const format = among.find((candidate) => candidate.name === name);
  if (!format) throw new UnknownImportFormat(formats.map((known) => known.name));
  return format;
}

function refuseOtherFiles(head: Uint8Array): void {
  if (isBlank(head)) throw new EmptyFile();
  if (isOfficeFile(head)) throw new ExcelFile();
  if (isZip(head)) throw new ZipInZip();
}
