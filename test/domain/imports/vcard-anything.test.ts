import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { vcard } from '../../../src/imports/formats/vcard.js';
import { NoPeopleInFile } from '../../../src/imports/imports.errors.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/imports');
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.vcf'))
  .map((name) => readFileSync(join(FOLDER, name)));

const tried = (bytes: Uint8Array): number => {
  let rows = 0;
  try {
    for (const item of vcard.parse({ name: 'x.vcf', bytes, reading: {} }))
      rows += JSON.stringify(item).length > 0 ? 1 : 0;
  } catch (error) {
    expect(error).toBeInstanceOf(NoPeopleInFile);
  }
  return rows;
};
/** The longest of them takes a second on a machine with nothing else to do; a quadratic loop takes minutes. Unit: ms. */
const PATIENCE = 60_000;
const MEGABYTE = 1024 * 1024;
/** As large as an upload may be with `npm run test:soak`; what is not linear shows with less. Unit: bytes. */
const LARGE = (process.env.SOAK ? 20 : 1) * MEGABYTE;
const LONGEST = (process.env.SOAK ? 100 : 5) * MEGABYTE;
const MANY = process.env.SOAK ? 10_000 : 1000;
const card = (inner: string): Buffer => Buffer.from(`BEGIN:VCARD\nVERSION:3.0\nFN:Greta\n${inner}\nEND:VCARD\n`);

describe('reading a vCard file', () => {
  it('never throws on random bytes', () => {
    const framed = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.concat([card(''), bytes, card(''), bytes]));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => tried(bytes) >= 0));
    fc.assert(fc.property(framed, (bytes) => tried(bytes) >= 1));
  });

  it('never throws on cards in which anything was changed, cut or doubled', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.constantFrom(...':;="\\\n\r\t ^,.=0A'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { maxLength: 60 }),
        fc.boolean(),
        (file, changes, cut) => {
          const bytes = Buffer.from(file);
          for (const { at, to } of changes) bytes.write(to, Math.floor(at * (bytes.length - 1)));
          const middle = Math.floor((changes[0]?.at ?? 0) * bytes.length);
          tried(cut ? bytes.subarray(middle) : Buffer.concat([bytes, bytes.subarray(middle)]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['10,000 beginnings within each other', 'BEGIN:VCARD\n'.repeat(10_000)],
    ['10,000 cards within each other', 'AGENT:\nBEGIN:VCARD\n'.repeat(10_000)],
    ['a whole upload of lines', 'TEL:1\n'.repeat(LARGE / 6)],
    ['a whole upload of folds', `NOTE:\n${' \n'.repeat(LARGE / 2)}`],
    ['a whole upload of lines with groups', 'item1.TEL:1\nitem1.X-ABLabel:a\n'.repeat(LARGE / 40)],
    ['a whole upload of quoted-printable', `NOTE;QUOTED-PRINTABLE:${'=\n'.repeat(LARGE / 2)}`],
    ['a whole upload of blank lines', '\r'.repeat(LARGE)],
    ['a megabyte of blanks', `${' '.repeat(MEGABYTE)}x`],
    ['a megabyte of semicolons', `N:${';'.repeat(MEGABYTE - 10)}`],
    ['a megabyte of parameters', `TEL;${'TYPE=a;'.repeat(MEGABYTE / 8)}:1`],
    ['a megabyte of quotes', `TEL;X=${'"'.repeat(MEGABYTE - 20)}:1`],
    ['a megabyte of letters for a birthday', `BDAY:${'a'.repeat(MEGABYTE - 20)}`],
    ['a megabyte of dots for an address', `URL:${'a.'.repeat(MEGABYTE / 2 - 20)}!`],
    ['a megabyte of backslashes', `NOTE:${'\\'.repeat(MEGABYTE - 20)}`],
    ['a megabyte of commas', `CATEGORIES:${'a,'.repeat(MEGABYTE / 2 - 20)}`],
    ['10,000 relations', 'RELATED;TYPE=spouse:urn:uuid:x\n'.repeat(10_000)],
  ])(
    'takes time as its length does: %s',
    (_, inner) => {
      expect(tried(card(inner))).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it('refuses one line that is far too long, and reads the next card', () => {
    const bytes = Buffer.concat([card(`NOTE:${'x'.repeat(LONGEST)}`), card('TITLE:Chefin')]);
    const [long, greta] = [...vcard.parse({ name: 'x.vcf', bytes, reading: {} })];
    expect(long).toMatchObject({ row: 1, error: { code: 'line-too-long' }, label: 'Greta' });
    expect((greta as ParsedContact).role).toBe('Chefin');
  });

  it('reads thousands of cards of all kinds', () => {
    const one = files.map((file) => file.toString('latin1')).join('\n');
    const cards = (one.match(/BEGIN:VCARD/g) ?? []).length;
    const bytes = Buffer.from(`${one}\n`.repeat(Math.ceil(MANY / cards)), 'latin1');
    expect(tried(bytes)).toBeGreaterThan(0.9 * MANY);
  });
});
