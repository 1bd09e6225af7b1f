import { anyOf } from '../../common/database/condition.js';
import { heldWords } from './held-words.query.js';
import type { Place, Spellings, WordIndex } from './word-index.js';

/** Words that look alike are worth a look at so many. */
const MOST_WORDS = 2000;

/** FTS5 (migrations/20261201101000-create-search.ts): account and words are terms of one question. */
export const sqliteWords: WordIndex = {
  ids: (accountId, words, place) => ({
    sql: `select contact_numbers.contact_id as id from contact_words
      cross join contact_numbers on contact_numbers.id = contact_words.rowid where contact_words match ?`,
    values: [`account:"${accountId.replaceAll('-', '')}" AND ${match(words, place)}`],
  }),
  holds: heldWords((column) => `instr(' ' || ${column}, ?) > 0`),
  wordsWith: (_, pieces) => {
    const { sql, values } = anyOf(pieces.map((piece) => ({ sql: 'instr(term, ?) > 0', values: [piece] })));
    return { sql: `select term as word from contact_vocabulary where ${sql} limit ${MOST_WORDS}`, values };
  },
  along: (index) => ` indexed by ${index}`,
};

/** Canonical words hold letters and digits only: nothing in them means something to FTS5 once they are quoted. */
function match(words: readonly Spellings[], place: Place): string {
  const all = (column: string): string =>
    words.map((spellings) => `(${spellings.map((word) => `${column}:"${word}"*`).join(' OR ')})`).join(' AND ');
  if (place === 'name') return all('name');
  return place === 'anywhere' ? all('words') : `((${all('words')}) NOT (${all('name')}))`;
}
