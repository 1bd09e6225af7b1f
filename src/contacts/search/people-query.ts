import type { LocalDate } from '../../common/local-date.js';
import type { ColumnSort, ListContacts } from '../contacts.input.js';
import type { SilenceRange } from '../domain/silence-range.js';

/** What a list of people is asked for, once rungs are ranges of silence: that is how this module sees them. */
export interface PeopleQuery extends Omit<ListContacts, 'sort' | 'rung' | 'notContactedSince'> {
  readonly notContactedSince?: LocalDate | undefined;
  readonly sort?: ColumnSort | undefined;
  readonly silence?: readonly SilenceRange[] | undefined;
}

/** How a search text was read. */
export interface Understood {
  /** "not since March 2024": the day before which the last contact lies. */
  readonly notContactedSince: LocalDate | null;
  /** The spellings that were looked for instead of a word that nobody has. */
  readonly spellings: readonly string[];
}

export const asTyped: Understood = { notContactedSince: null, spellings: [] };
