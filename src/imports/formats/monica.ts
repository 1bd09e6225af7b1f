import { jsonAccount } from '../monica/json-account.js';
import { monicaPeople } from '../monica/monica-people.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import type { ImportFormat } from './format.js';

/** The beginning of Monica's file, which it writes in this order; two of its words are enough. */
const WORDS = ['"app_version"', '"exported_by"', '"export_date"', '"account"'];
const ENOUGH_WORDS = 2;

/** The JSON that Monica 4 exports. Source: imports.md, 5.5. */
export const monica: ImportFormat = {
  name: 'monica',
  sniff: (head) => {
    const text = decodedHead(head);
    const found = /^\s*\{/.test(text) ? WORDS.filter((word) => text.includes(word)) : [];
    return found.length >= ENOUGH_WORDS ? 1 : 0;
  },
  *parse({ bytes, reading }) {
    yield* monicaPeople(jsonAccount(decoded(bytes, reading.encoding).text));
  },
};
