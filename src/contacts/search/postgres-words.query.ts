import { heldWords } from './held-words.query.js';
import type { Place, Spellings, WordIndex } from './word-index.js';

/** Words that look alike are worth a look at so many. */
const MOST_WORDS = 2000;

/** Letter by letter the expression of the index `contacts_search`. */
const VECTOR = `array_to_tsvector(array_remove(array[account_id::text]
  || string_to_array(search_key, ' ') || string_to_array(replace('=' || name_key, ' ', ' ='), ' '), ''))`;

/** A GIN index over the words as they are; a word of the name is there once more after a "=". */
export const postgresWords: WordIndex = {
  ids: (accountId, words, place) => ({
    sql: `select id from contacts where ${VECTOR} @@ cast(? as tsquery)`,
    values: [`'${accountId}' & ${match(words, place)}`],
  }),
  holds: heldWords((column) => `position(cast(? as text) in ' ' || ${column}) > 0`),
  wordsWith: (accountId, pieces) => {
    const patterns = pieces.map((piece) => `%${piece}%`);
    const like = (column: string): string => patterns.map(() => `${column} like ?`).join(' or ');
    return {
      sql: `select distinct word from contacts cross join unnest(string_to_array(search_key, ' ')) as word
        where account_id = ? and (${like('search_key')}) and (${like('word')}) limit ${MOST_WORDS}`,
      values: [accountId, ...patterns, ...patterns],
    };
  },
  along: () => '',
};

/** Canonical words hold letters and digits only: nothing in them means something to a tsquery once they are quoted. */
function match(words: readonly Spellings[], place: Place): string {
  const all = (sign: string): string =>
    words.map((spellings) => `(${spellings.map((word) => `'${sign}${word}':*`).join(' | ')})`).join(' & ');
  if (place === 'name') return all('=');
  return place === 'anywhere' ? all('') : `(${all('')}) & !(${all('=')})`;
}
