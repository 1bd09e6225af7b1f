import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createDeflateRaw, createInflateRaw, deflateRawSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/common/errors.js';
import { UploadLimit } from '../../../src/common/upload-limit.js';
import { unzipped } from '../../../src/imports/files/archives/unzip.js';
import { zipEntries } from '../../../src/imports/files/archives/zip-directory.js';

const MEGABYTE = 1024 * 1024;
const limit = new UploadLimit(2);
const text = (content: string): Uint8Array => Buffer.from(content);
const zip = (files: Zippable): Uint8Array => zipSync(files, { level: 1 });
const namesIn = async (files: Zippable): Promise<string[]> =>
  (await unzipped(zip(files), limit)).map(({ name }) => name);
const problemOf = async (bytes: Uint8Array, of = limit): Promise<string> => {
  const error: unknown = await unzipped(bytes, of).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? error.type : String(error);
};

/** An archive of one deflated entry whose directory says whatever it likes. */
function handMade(name: string, deflated: Buffer, claims: { size: number; flags?: number; method?: number }): Buffer {
  const { size, flags = 0, method = 8 } = claims;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(deflated.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), deflated]);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), fields, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** An archive whose entries all are the same bytes, which take time to inflate and come to nothing. */
function uponEachOther(entries: number): Uint8Array {
  const nothing = Buffer.alloc(5000, Buffer.from([0, 0, 0, 0xff, 0xff])); // empty blocks (RFC 1951, 3.2.4)
  const bytes = handMade('a.csv', Buffer.concat([nothing, deflateRawSync('')]), { size: 0 });
  const end = bytes.subarray(-22);
  const directory = bytes.subarray(end.readUInt32LE(16), -22);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length * entries, 12);
  const names = Array.from({ length: entries }, () => directory);
  return Buffer.concat([bytes.subarray(0, end.readUInt32LE(16)), ...names, end]);
}

/** A gibibyte of zeros, deflated. */
async function deflatedZeros(): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 1 });
  const pieces: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => pieces.push(piece));
  const zeros = Buffer.alloc(MEGABYTE);
  for (let nth = 0; nth < 1024; nth += 1) {
    if (!deflate.write(zeros)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  await new Promise((resolve) => deflate.once('end', resolve).end());
  return Buffer.concat(pieces);
}

describe('a zip archive', () => {
  let bomb: Buffer;
  beforeAll(async () => {
    bomb = await deflatedZeros();
  });

  it('gives the three tables of LinkedIn that tell of people, from whatever folder', async () => {
    const files = {
      'Complete_LinkedInDataExport/Connections.csv': text('a'),
      'Complete_LinkedInDataExport/messages.csv': text('b'),
      'Complete_LinkedInDataExport/Invitations.csv': text('c'),
      'Complete_LinkedInDataExport/Ads Clicked.csv': text('d'),
      'Complete_LinkedInDataExport/Profile.csv': text('e'),
    };
    expect(await namesIn(files)).toEqual(['Connections.csv', 'messages.csv', 'Invitations.csv']);
  });

  it('passes over photos, pages and what systems leave behind', async () => {
    const files = {
      'contacts/greta.vcf': text('a'),
      'contacts/photo.jpg': text('b'),
      'index.html': text('c'),
      '__MACOSX/contacts/._greta.vcf': text('d'),
      '.DS_Store': text('e'),
      'contacts/.hidden.csv': text('f'),
      'empty.csv': text(''),
    };
    expect(await namesIn(files)).toEqual(['greta.vcf']);
  });

  it.each([
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['C:\\Users\\Greta\\Kontakte.csv', 'Kontakte.csv'],
    ['a\u0000b\nc.csv', 'a b c.csv'],
    ['Bekannte/Müller.vcf', 'Müller.vcf'],
  ])('%j is called %j', async (path, name) => {
    expect(await namesIn({ [path]: text('x') })).toEqual([name]);
  });

  it('reads what stands before it, and entries that are only stored', async () => {
    const bytes = Buffer.concat([randomBytes(100), zipSync({ 'a.csv': [text('Vorname'), { level: 0 }] })]);
    expect((await unzipped(bytes, limit))[0]?.bytes.toString()).toBe('Vorname');
  });

  it.each([
    ['is cut off', zip({ 'a.csv': text('x'.repeat(500)) }).subarray(0, 60), 'broken-zip'],
    ['has another one inside', zip({ 'more.zip': zip({ 'a.csv': text('x') }) }), 'zip-in-zip'],
    ['has a password', handMade('a.csv', deflateRawSync('x'), { size: 1, flags: 1 }), 'encrypted-zip'],
    ['is encrypted by AES', handMade('a.csv', deflateRawSync('x'), { size: 1, method: 99 }), 'encrypted-zip'],
    ['is packed in a way of its own', handMade('a.csv', deflateRawSync('x'), { size: 1, method: 14 }), 'broken-zip'],
    ['holds no contacts', zip({ 'photo.jpg': text('x') }), 'nothing-in-zip'],
    [
      'ends in the middle of a file',
      handMade('a.csv', deflateRawSync(randomBytes(900)).subarray(0, 300), { size: 900 }),
      'broken-zip',
    ],
    ['was damaged on its way', handMade('a.csv', deflateRawSync('x'), { size: 1 }), 'broken-zip'],
    ['has its entries lie upon each other', uponEachOther(50), 'broken-zip'],
  ])('that %s is refused in one sentence', async (_, bytes, type) => {
    expect(await problemOf(bytes)).toBe(type);
  });

  it('holds at most 10,000 files', async () => {
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, nth) => [`${nth}.jpg`, text('')]));
    expect(await problemOf(zipSync(files, { level: 0 }))).toBe('too-many-entries');
  });

  it('holds at most five times the limit altogether', async () => {
    const half = Buffer.from(Array.from({ length: 400_000 }, (_, nth) => `${nth}`).join('')).subarray(
      0,
      1.9 * MEGABYTE,
    );
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, nth) => [`${nth}.csv`, half]));
    expect(await problemOf(zip(files))).toBe('files-too-large');
  });

  it.each([
    ['that says so', 1024 * MEGABYTE],
    ['that claims to be small', 12],
  ])('a bomb of 1 GiB %s is stopped at once, with little memory', async (_, size) => {
    const bytes = handMade('bomb.csv', bomb, { size });
    const before = process.memoryUsage().rss;
    const pieces = vi.spyOn(Object.getPrototypeOf(createInflateRaw()) as Readable, 'push');
    expect(await problemOf(bytes, new UploadLimit(20))).toMatch(/^(zip|file)-too-large$/);
    const inflated = pieces.mock.calls.reduce((sum, [piece]) => sum + ((piece as Buffer | null)?.length ?? 0), 0);
    pieces.mockRestore();
    expect(inflated).toBeGreaterThan(0);
    expect(inflated).toBeLessThan(25 * MEGABYTE);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
  });

  it('of random bytes is a sentence, never a crash', async () => {
    const whole = zip({ 'a.csv': text('Vorname,Nachname\nGreta,Beispiel'), 'b/c.vcf': text('BEGIN:VCARD') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        await unzipped(bytes, limit).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          zipEntries(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
