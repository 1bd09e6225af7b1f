import { BrokenZip, TooManyEntries } from '../../imports.errors.js';

/** What the directory of an archive says about an entry. Only where its bytes lie is believed, and that within the archive. */
export interface ZipEntry {
  /** With its folders, as it stands there. */
  readonly path: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  /** Of what comes out of it. */
  readonly crc: number;
  /** Its bytes, still deflated. */
  readonly content: Uint8Array;
}

/** Entries of one archive; LinkedIn's largest has some 60. */
const MOST_ENTRIES = 10_000;

/* Signatures and sizes: APPNOTE.TXT 4.3. */
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_SIZE = 20;
const CENTRAL = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const EXTRA_64 = 1;
const IN_EXTRA = 0xffffffff;
const ENCRYPTED = 1;
const NAME_IS_UTF8 = 0x800;

/**
 * The entries of a zip archive by its directory; folders are left out. Throws BrokenZip for what is cut off or lies beyond
 * the file, TooManyEntries beyond 10,000.
 *
 * @example zipEntries(bytesOfExport).map(({ path }) => path) // ['Basic/Connections.csv']
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(archive);
  } catch (error) {
    throw error instanceof RangeError ? new BrokenZip() : error; // read beyond the end
  }
}

function entriesOf(archive: Buffer): ZipEntry[] {
  const { start, count, shift } = directoryOf(archive);
  if (count > MOST_ENTRIES) throw new TooManyEntries();
  const entries: ZipEntry[] = [];
  for (let at = start, seen = 0; seen < count; seen += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new BrokenZip();
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const entry = entryAt(archive, at, { name, extra, shift });
    if (!/[\\/]$/.test(entry.path)) entries.push(entry);
    at += CENTRAL_SIZE + name + extra + comment;
  }
  return entries;
}

function entryAt(archive: Buffer, at: number, sizes: { name: number; extra: number; shift: number }): ZipEntry {
  const flags = archive.readUInt16LE(at + 8);
  const nameEnd = at + CENTRAL_SIZE + sizes.name;
  const name = archive.subarray(at + CENTRAL_SIZE, nameEnd);
  const { size, offset } = placeOf(archive, at, { start: nameEnd, end: nameEnd + sizes.extra });
  const local = offset + sizes.shift;
  if (archive.readUInt32LE(local) !== LOCAL) throw new BrokenZip();
  const start = local + LOCAL_SIZE + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + size > archive.length) throw new BrokenZip();
  return {
    path: textOf(name, (flags & NAME_IS_UTF8) !== 0),
    encrypted: (flags & ENCRYPTED) !== 0,
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    content: archive.subarray(start, start + size),
  };
}

/** Where an entry lies and how many bytes it has there; large archives say so in an extra field (4.5.3). */
function placeOf(
  archive: Buffer,
  at: number,
  extras: { start: number; end: number },
): { size: number; offset: number } {
  const inflated = archive.readUInt32LE(at + 24);
  let size = archive.readUInt32LE(at + 20);
  let offset = archive.readUInt32LE(at + 42);
  for (let field = extras.start; field + 4 <= extras.end; field += 4 + archive.readUInt16LE(field + 2)) {
    if (archive.readUInt16LE(field) !== EXTRA_64) continue;
    let next = field + 4 + (inflated === IN_EXTRA ? 8 : 0);
    if (size === IN_EXTRA) {
      size = Number(archive.readBigUInt64LE(next));
      next += 8;
    }
    if (offset === IN_EXTRA) offset = Number(archive.readBigUInt64LE(next));
  }
  return { size, offset };
}

interface Directory {
  readonly start: number;
  readonly count: number;
  /** What stands before the archive in its file; every place it names is off by so much. */
  readonly shift: number;
}

function directoryOf(archive: Buffer): Directory {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  const size = archive.readUInt32LE(end + 12);
  const offset = archive.readUInt32LE(end + 16);
  if (offset !== IN_EXTRA && count !== 0xffff) return { start: end - size, count, shift: end - size - offset };
  const locator = end - LOCATOR_64_SIZE;
  if (archive.readUInt32LE(locator) !== LOCATOR_64) throw new BrokenZip();
  const large = Number(archive.readBigUInt64LE(locator + 8));
  if (archive.readUInt32LE(large) !== END_64) throw new BrokenZip();
  const start = Number(archive.readBigUInt64LE(large + 48));
  return { start, count: Number(archive.readBigUInt64LE(large + 32)), shift: 0 };
}

/** The last record of an archive stands before its comment. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let at = archive.length - END_SIZE; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw new BrokenZip();
}

/** Old archives say nothing about their names; those that are no UTF-8 are shown by their bytes. */
function textOf(name: Buffer, isUtf8: boolean): string {
  const text = name.toString('utf8');
  return isUtf8 || !text.includes('\ufffd') ? text : name.toString('latin1');
}
