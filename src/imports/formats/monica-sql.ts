import { monicaPeople } from '../monica/monica-people.js';
import { sqlAccount } from '../monica/sql-account.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import type { ImportFormat } from './format.js';

const BEGINNING = /^# \*{10,}\n# [^\n]* dump of data\n/;
const FIRST_INSERT = /^INSERT IGNORE INTO `\w*accounts` \(`id`,/m;

/** The SQL that Monica 4 exports: read, never run. Its JSON says more. Source: imports.md, 5.5. */
export const monicaSql: ImportFormat = {
  name: 'monica-sql',
  sniff: (head) => {
    const text = decodedHead(head);
    return BEGINNING.test(text) || FIRST_INSERT.test(text) ? 1 : 0;
  },
  *parse({ bytes, reading }) {
    yield* monicaPeople(sqlAccount(decoded(bytes, reading.encoding).text));
  },
};
