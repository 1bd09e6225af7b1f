import type { Condition } from '../../common/database/condition.js';
/** The spellings of one word that was asked for: the beginning of any of them will do. */
export type Spellings = readonly string[];

/** Every word in the name; every word somewhere; or the latter without the former. */
export type Place = 'name' | 'anywhere' | 'beyond-name';

/** What the engines do differently about words. All texts given are canonical (domain/name-key.ts). */
export interface WordIndex {
  /** The ids of the people of an account who have all these words, out of the index. */
  ids(accountId: string, words: readonly Spellings[], place: Place): Condition;
  /** The same of a row of contacts that is read anyway. */
  holds(words: readonly Spellings[], place: Place): Condition;
  /** Words that somebody has and that contain one of the pieces, as rows of `word`. */
  wordsWith(accountId: string, pieces: readonly string[]): Condition;
  /** SQLite is told which index to walk along: it knows too little about the account to choose. */
  along(index: string): string;
}
