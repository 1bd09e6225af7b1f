import { NoPeopleInFile } from '../imports.errors.js';
import { ldifEntries } from '../ldif/ldif-entries.js';
import { ldifPerson } from '../ldif/ldif-person.js';
import { decodedHead } from '../reading/decoded.js';
import type { ImportFormat } from './format.js';

const DN = /^dn::? *\S/i;
/** What may stand before the first entry (RFC 2849): nothing, a comment with its folded lines, the version. */
const BEFORE = /^(?:\s*$|#|\s|version:)/i;

/** LDIF, as Thunderbird, OpenLDAP and other directories write it (RFC 2849). */
export const ldif: ImportFormat = {
  name: 'ldif',
  sniff(head) {
    const first = decodedHead(head)
      .replace(/^\ufeff/, '')
      .split('\n')
      .find((line) => !BEFORE.test(line));
    return first !== undefined && DN.test(first) ? 1 : 0;
  },
  *parse({ bytes, reading }) {
    const encoding = reading.encoding === 'windows-1252' ? reading.encoding : undefined;
    let row = 0;
    for (const entry of ldifEntries(bytes, encoding)) yield ldifPerson((row += 1), entry);
    if (row === 0) throw new NoPeopleInFile();
  },
};
