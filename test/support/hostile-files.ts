import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileCards } from './hostile-cards.js';
import type { HostileFile } from './hostile-file.js';
import { hostileTables } from './hostile-tables.js';
import { hostileZips } from './hostile-zips.js';

/** Words of these files that stand nowhere else: none of them may ever stand in a log. */
export const canaries = ['Zilpzalp', 'Wiedehopf', 'Rohrdommel', 'Pirolgesang', 'Kernbeisser'] as const;

/** Larger ones take a second or more, each in each format. Unit: bytes. */
const LIGHT_BYTES = 115_000;
/** One of each kind that does harm in its own way; all of them take minutes. */
const FEW: ReadonlySet<string> = new Set([
  ...['a quote that nothing closes', 'halves of characters in UTF-16', 'an HTML page saved as CSV', 'formulas'],
  ...['columns named as keys of every object', 'a card with no END', 'our own card with towers in it'],
  ...['JSON, 10,000 deep', 'SQL with a string that nothing closes', 'LDIF with broken base64 and no end'],
  ...['an archive: a size of 4 GiB', 'an archive: names that lead out', 'only a byte order mark'],
]);

/** Places at which a file breaks off, as parts of its length. */
const BREAKS = [0.02, 0.5, 0.99];

/** Every fixture of the imports, whatever its format, broken off at several places. */
function truncatedFixtures(): HostileFile[] {
  return fixtures().flatMap(({ name, bytes }) =>
    BREAKS.map((part) => ({
      about: `${name}, broken off after ${part * 100} %`,
      name,
      bytes: () => bytes.subarray(0, Math.max(1, Math.floor(bytes.length * part))),
    })),
  );
}

/** Every fixture with bytes in it that belong to no text, and in a wrong charset. */
function damagedFixtures(): HostileFile[] {
  return fixtures().flatMap(({ name, bytes }) => [
    { about: `${name} with bytes that are no UTF-8`, name, bytes: () => sprinkled(bytes, 0xff) },
    { about: `${name} with NULs`, name, bytes: () => sprinkled(bytes, 0x00) },
    { about: `${name} as UTF-16 without a mark`, name, bytes: () => Buffer.from(bytes.toString('latin1'), 'utf16le') },
    { about: `${name} twice, one after the other`, name, bytes: () => Buffer.concat([bytes, bytes]) },
  ]);
}

function hostileFiles(): HostileFile[] {
  return [...hostileTables(), ...hostileCards(), ...hostileOthers(), ...hostileZips()];
}

/** What is tried on every run; the others only with SOAK=1. */
export function lightFiles(): HostileFile[] {
  return hostileFiles().filter(({ heavy, bytes }) => !heavy && bytes().length <= LIGHT_BYTES);
}

/** Fewer still, where each takes a request and a database. Throws if one is not there any more. */
export function fewFiles(): HostileFile[] {
  const few = hostileFiles().filter(({ about }) => FEW.has(about));
  if (few.length !== FEW.size) throw new Error(`${few.length} of ${FEW.size} files are there.`);
  return few;
}

/** Every one of them, every fixture broken off, and every fixture damaged. */
export function allFiles(): HostileFile[] {
  return [...hostileFiles(), ...truncatedFixtures(), ...damagedFixtures()];
}

function fixtures(): { name: string; bytes: Buffer }[] {
  const folder = join(import.meta.dirname, '../fixtures/imports');
  const names = readdirSync(folder).filter((name) => !name.endsWith('.md'));
  return names
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    .filter(({ bytes }) => bytes.length > 1);
}

/** One byte in 97 is another one. */
function sprinkled(bytes: Buffer, byte: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 60; at < copy.length; at += 97) copy[at] = byte;
  return copy;
}

function hostileOthers(): HostileFile[] {
  const monica = (contact: string): string =>
    `{"version":"1.0-preview.1","app_version":"4.1.2","account":{"uuid":"a-1","data":[{"count":1,"type":"contact","values":[${contact}]}],"properties":{},"instance":{}}}`;
  const tower = (depth: number): string => `${'{"data":['.repeat(depth)}1${']}'.repeat(depth)}`;
  const text = (about: string, name: string, content: () => string): HostileFile => ({
    about,
    name,
    bytes: () => Buffer.from(content()),
  });
  return [
    text('JSON, 10,000 deep', 'deep.json', () => tower(10_000)),
    text('JSON, 10,000 brackets that nothing closes', 'open.json', () => '['.repeat(10_000)),
    text('a Monica contact, 10,000 deep', 'monica.json', () =>
      monica(`{"uuid":"c-1","properties":{},"data":${tower(10_000)}}`),
    ),
    text('Monica with words where lists belong', 'monica.json', () =>
      monica(
        '{"uuid":7,"properties":"Zilpzalp","data":{"type":"contact"}},null,[],"Wiedehopf",{"properties":{"first_name":["Rohrdommel"],"tags":"x","birthdate":7}}',
      ),
    ),
    text('Monica with keys of every object', 'monica.json', () =>
      monica(
        '{"uuid":"__proto__","properties":{"__proto__":{"is_partial":true},"constructor":{"prototype":{}},"first_name":"Zilpzalp","tags":["__proto__","constructor"],"gender":"constructor"}}',
      ),
    ),
    text('Monica with a number without end', 'monica.json', () =>
      monica(
        '{"uuid":"c-1","properties":{"first_name":"Zilpzalp","stay_in_touch_frequency":1e400,"last_talked_to":"99999-99-99"}}',
      ),
    ),
    text('Monica as the new version 5 calls itself', 'monica.json', () => '{"version":"5","account":null}'),
    text(
      'our own account, 10,000 deep',
      'account.json',
      () => `{"format":"wiedersehen-account","version":1,"account":${tower(10_000)}}`,
    ),
    text(
      'our own account with keys of every object',
      'account.json',
      () =>
        '{"format":"wiedersehen-account","version":1,"__proto__":{"x":1},"account":{"constructor":{}},"contacts":[{"__proto__":{}}]}',
    ),
    text(
      'SQL with a string that nothing closes',
      'monica.sql',
      () =>
        `-- Monica\nSET FOREIGN_KEY_CHECKS=0;\nINSERT IGNORE INTO \`contacts\` (\`id\`,\`first_name\`) VALUES\n (1,'Zilpzalp),\n (2,'Wiedehopf',NULL;\n${"\\'".repeat(50_000)}`,
    ),
    text(
      'LDIF with a huge picture',
      'book.ldif',
      () =>
        `dn: cn=Zilpzalp Wiedehopf\ncn: Zilpzalp Wiedehopf\nsn: Wiedehopf\nobjectclass: person\njpegPhoto:: ${`${'QUJD'.repeat(18)}\n `.repeat(20_000)}\n\n`,
    ),
    text(
      'LDIF with broken base64 and no end',
      'book.ldif',
      () => 'dn:: ====\ncn:: %%%%\nsn:: Zg=\nobjectclass: person\nmail',
    ),
    text('names, organisation and role, 20,000 commas', 'pasted.txt', () => `Zilpzalp Wiedehopf${', '.repeat(20_000)}`),
    text('words of no kind', 'letter.txt', () => 'Liebe Zilpzalp,\n\nes war schön.\n\nDein Wiedehopf\n'),
    { about: 'bytes of no kind', name: 'random.csv', bytes: () => randomBytes(200_000) },
    { about: 'one byte', name: 'one.vcf', bytes: () => Buffer.from('B') },
    { about: 'only a byte order mark', name: 'mark.csv', bytes: () => Buffer.from([0xef, 0xbb, 0xbf]) },
    {
      about: 'a program',
      name: 'Connections.csv',
      bytes: () => Buffer.concat([Buffer.from('\x7fELF'), randomBytes(5000)]),
    },
  ];
}

/** The same on every run (xorshift32). */
function randomBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 20_261_123;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}
