import { allOf, anyOf, type Condition, not } from '../../common/database/condition.js';
import type { Place, Spellings } from './word-index.js';

/** Whether a row that is read anyway has the words; `begins` says on an engine that a word of a column begins with one. */
export function heldWords(
  begins: (column: string) => string,
): (words: readonly Spellings[], place: Place) => Condition {
  const within = (words: readonly Spellings[], column: string): Condition =>
    allOf(words.map((spellings) => anyOf(spellings.map((word) => ({ sql: begins(column), values: [` ${word}`] })))));
  return (words, place) => {
    if (place === 'name') return within(words, 'name_key');
    const anywhere = within(words, 'search_key');
    return place === 'anywhere' ? anywhere : allOf([anywhere, not(within(words, 'name_key'))]);
  };
}
