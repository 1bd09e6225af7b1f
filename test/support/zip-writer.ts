import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip archive; what is not said is said truthfully. Source of all numbers: APPNOTE.TXT 6.3. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** Already deflated: `content` is taken as it is, and `size` is what it claims to be. */
  readonly deflated?: boolean;
  /** The size before deflating that both headers claim. */
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
}

export const ENCRYPTED = 0x1;
const NAMES_IN_UTF_8 = 0x800;
const DEFLATED = 8;
const VERSION = 20;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;

/** A zip archive as a hostile hand writes it: each header may say what it likes. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = entry.deflated ? Buffer.from(entry.content) : deflateRawSync(entry.content);
    const fields = fieldsOf(entry, packed, name);
    const local = Buffer.concat([localHeader(fields), name, packed]);
    locals.push(local);
    central.push(Buffer.concat([centralHeader(fields, offset), name]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endOf(entries.length, directory.length, offset)]);
}

/** Where the central directory of such an archive begins. */
export function centralDirectoryOf(zip: Buffer): number {
  return zip.readUInt32LE(zip.length - END_BYTES + 16);
}

/** Zeros that deflate a thousandfold, without deflating them all here: one block that ends on a byte, many times over. */
export function deflatedZeros(mebibytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024), { level: 9, finishFlush: 3 }); // 3: Z_FULL_FLUSH
  const lastAndEmpty = Buffer.from([0x03, 0x00]);
  return Buffer.concat([...Array.from({ length: mebibytes }, () => one), lastAndEmpty]);
}

interface Fields {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly nameBytes: number;
}

function fieldsOf(entry: ZipEntry, packed: Buffer, name: Buffer): Fields {
  return {
    flags: NAMES_IN_UTF_8 | (entry.flags ?? 0),
    method: entry.method ?? DEFLATED,
    crc: entry.deflated ? 0 : crc32(entry.content),
    packedBytes: packed.length,
    bytes: entry.size ?? entry.content.length,
    nameBytes: name.length,
  };
}

function localHeader(fields: Fields): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, fields);
  return header;
}

function centralHeader(fields: Fields, offset: number): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  common(header, 6, fields);
  header.writeUInt32LE(offset, 42);
  return header;
}

function common(header: Buffer, at: number, { flags, method, crc, packedBytes, bytes, nameBytes }: Fields): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packedBytes, at + 14);
  header.writeUInt32LE(bytes, at + 18);
  header.writeUInt16LE(nameBytes, at + 22);
}

function endOf(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries, 0xffff), 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryAt, 16);
  return end;
}
