import type { HostileFile } from './hostile-file.js';
import { centralDirectoryOf, deflatedZeros, ENCRYPTED, type ZipEntry, zipOf } from './zip-writer.js';

const GIBIBYTE_IN_MEBIBYTES = 1024;
const TABLE = Buffer.from(
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nZilpzalp,Wiedehopf,,,,,05 Mar 2024\n',
);
const CARD = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zilpzalp Wiedehopf\r\nEND:VCARD\r\n');
const PATHS = [
  '../../etc/Connections.csv',
  '/etc/Connections.csv',
  'C:\\Connections.csv',
  '..\\Connections.csv',
  'a\u0000.csv',
  '',
  '.',
  `${'x'.repeat(60_000)}.csv`,
];

/** Archives that lie, blow up or never end. */
export function hostileZips(): HostileFile[] {
  const bomb = (name: string, size?: number): ZipEntry => ({
    name,
    content: deflatedZeros(GIBIBYTE_IN_MEBIBYTES),
    deflated: true,
    size: size ?? 2 ** 30,
  });
  const table = (name = 'Connections.csv'): ZipEntry => ({ name, content: TABLE });
  return [
    zip('1 GiB of zeros', () => zipOf([bomb('Connections.csv')]), true),
    zip('1 GiB of zeros that says it is 100 bytes', () => zipOf([bomb('Connections.csv', 100)]), true),
    zip('a bomb behind a table', () => zipOf([table(), bomb('messages.csv')]), true),
    zip('ten bombs', () => zipOf(Array.from({ length: 10 }, (_, at) => bomb(`card${at}.vcf`))), true),
    zip(
      '30,000 cards',
      () => zipOf(Array.from({ length: 30_000 }, (_, at) => ({ name: `${at}.vcf`, content: CARD }))),
      true,
    ),
    zip(
      '30,000 empty files',
      () => zipOf(Array.from({ length: 30_000 }, (_, at) => ({ name: `${at}.csv`, content: Buffer.alloc(0) }))),
      true,
    ),
    zip('archives within archives', () => nested(8)),
    zip('an archive within itself by name only', () =>
      zipOf([{ name: 'self.zip', content: Buffer.from('PK\u0003\u0004') }]),
    ),
    zip('an encrypted table', () => zipOf([{ ...table(), flags: ENCRYPTED }])),
    zip('a way of packing that nobody knows', () => zipOf([{ ...table(), method: 99 }])),
    zip('a size of nothing', () => zipOf([{ ...table(), size: 0 }])),
    zip('a size of 4 GiB', () => zipOf([{ ...table(), size: 2 ** 32 - 1 }])),
    zip('bytes that do not unpack', () =>
      zipOf([{ name: 'Connections.csv', content: Buffer.alloc(5000, 0xee), deflated: true, size: 5000 }]),
    ),
    zip('names that lead out', () => zipOf(PATHS.map((name) => table(name)))),
    zip('the same name fifty times', () => zipOf(Array.from({ length: 50 }, () => table()))),
    zip('no contacts at all', () =>
      zipOf([
        { name: 'readme.txt', content: Buffer.from('Pirolgesang') },
        { name: 'a/b/', content: Buffer.alloc(0) },
      ]),
    ),
    zip('an empty archive', () => zipOf([])),
    zip('a directory that breaks off', () =>
      cut(zipOf([table(), table('b.csv')]), (whole) => centralDirectoryOf(whole) + 20),
    ),
    zip('no directory', () => cut(zipOf([table()]), centralDirectoryOf)),
    zip('a directory that points beyond the end', () => pointed(zipOf([table()]), 0x7fff_ffff)),
    zip('a directory that points to itself', () => pointed(zipOf([table()]), 0)),
    zip('half an archive', () => cut(zipOf([table()]), (whole) => whole.length / 2)),
    zip('only its first four bytes', () => Buffer.from('PK\u0003\u0004')),
    zip('an Excel file by its names', () =>
      zipOf([
        { name: '[Content_Types].xml', content: CARD },
        { name: 'xl/workbook.xml', content: CARD },
      ]),
    ),
  ];
}

function zip(about: string, bytes: () => Buffer, heavy = false): HostileFile {
  return { about: `an archive: ${about}`, name: 'archive.zip', bytes, heavy };
}

function nested(depth: number): Buffer {
  let inner = zipOf([{ name: 'Connections.csv', content: TABLE }]);
  for (let level = 0; level < depth; level += 1) inner = zipOf([{ name: 'inner.zip', content: inner }]);
  return inner;
}

function cut(whole: Buffer, at: (whole: Buffer) => number): Buffer {
  return whole.subarray(0, Math.floor(at(whole)));
}

function pointed(whole: Buffer, at: number): Buffer {
  whole.writeUInt32LE(at, whole.length - 6);
  return whole;
}
