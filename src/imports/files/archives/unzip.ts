import { crc32, createInflateRaw } from 'node:zlib';
import type { UploadLimit } from '../../../common/upload-limit.js';
import { AppError } from '../../../common/errors.js';
import { BrokenZip, EncryptedZip, NothingInZip, ZipInZip, ZipTooLarge } from '../../imports.errors.js';
import { bareName, contactPaths, isArchiveName } from './contact-entries.js';
import { type ZipEntry, zipEntries } from './zip-directory.js';

export interface ZippedFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: Buffer;
}

const STORED = 0;
const DEFLATED = 8;
/** Encrypted by AES, whatever the flag says (APPNOTE.TXT, appendix E). */
const AES = 99;
/** Contacts shrink to a fifth or a tenth of their size, never to less than a hundredth. */
const MOST_TIMES = 100;
/** A short file may well be one character again and again. In bytes. */
const ANY_RATIO_BELOW = 1024 * 1024;
/** Inflated at once, on a thread of its own. In bytes. */
const PIECE = 128 * 1024;

/**
 * The contact files of a zip archive, inflated. Sizes are counted as they come out, never believed: it stops at once beyond
 * the limit of one file, five times that altogether, or a hundred times what went in. What was damaged
 * on its way is not read. Throws FileTooLarge, FilesTooLarge,
 * ZipTooLarge, TooManyEntries, EncryptedZip, ZipInZip, BrokenZip, NothingInZip.
 */
export async function unzipped(bytes: Uint8Array, limit: UploadLimit): Promise<ZippedFile[]> {
  const entries = zipEntries(bytes);
  if (entries.some(({ path }) => isArchiveName(path))) throw new ZipInZip();
  const paths = new Set(contactPaths(entries.map(({ path }) => path)));
  const wanted = entries.filter(({ path }) => paths.has(path));
  assertApart(wanted, bytes.length);
  const files: ZippedFile[] = [];
  let left = limit.altogether;
  for (const entry of wanted) {
    const inflated = await contentOf(entry, limit, left);
    left -= inflated.length;
    if (inflated.length > 0) files.push({ name: bareName(entry.path), bytes: inflated });
  }
  if (files.length === 0) throw new NothingInZip();
  return files;
}

/** Entries that lie upon each other would have the same bytes inflated 10,000 times, even where nothing comes out. */
function assertApart(entries: readonly ZipEntry[], size: number): void {
  if (entries.reduce((sum, { content }) => sum + content.length, 0) > size) throw new BrokenZip();
}

async function contentOf(entry: ZipEntry, limit: UploadLimit, left: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(entry)) {
    size += piece.length;
    if (size > limit.each) throw limit.tooLarge();
    if (size > left) throw limit.tooMuch();
    if (size > ANY_RATIO_BELOW && size > MOST_TIMES * entry.content.length) throw new ZipTooLarge();
    pieces.push(piece);
  }
  const content = Buffer.concat(pieces);
  if (crc32(content) !== entry.crc) throw new BrokenZip();
  return content;
}

function piecesOf({ encrypted, method, content }: ZipEntry): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (encrypted || method === AES) throw new EncryptedZip();
  if (method === STORED) return [content];
  if (method === DEFLATED) return inflated(content);
  throw new BrokenZip();
}

/** Leaving the loop over it stops the work. */
async function* inflated(content: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(content);
  try {
    for await (const piece of inflate) yield piece as Buffer; // a stream of bytes
  } catch (error) {
    throw error instanceof AppError ? error : new BrokenZip();
  } finally {
    inflate.destroy();
  }
}
