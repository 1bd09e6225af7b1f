import { searchKey } from '../../contacts/domain/name-key.js';

/** A name that may stand in a title. */
interface NameInTitle {
  /** As `searchKey` spells it: `anna de vries`. */
  readonly name: string;
  /** As the address book sorts it, family name first: `de vries anna`. */
  readonly sortedBy: string;
}

/** Longer names are rare, and found by their address. In words. */
const LONGEST_NAME = 4;
/** A title says whom it is about in its first words. */
const MOST_WORDS = 20;

/**
 * Every name of two to four words that a title may hold, in both orders that tell given and family name apart. A word alone is
 * no full name: "Anna" may be anybody. Never throws.
 *
 * @example namesInTitle('Kaffee Anna Meier')[2] // { name: 'anna meier', sortedBy: 'meier anna' }
 */
export function namesInTitle(title: string): NameInTitle[] {
  const words = searchKey(title).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.flatMap((_, from) =>
    lengths().flatMap((length) => (from + length > words.length ? [] : spellings(words.slice(from, from + length)))),
  );
}

function lengths(): number[] {
  return Array.from({ length: LONGEST_NAME - 1 }, (_, index) => index + 2);
}

function spellings(words: readonly string[]): NameInTitle[] {
  const name = words.join(' ');
  return words.slice(1).map((_, index) => {
    const given = words.slice(0, index + 1);
    const family = words.slice(index + 1);
    return { name, sortedBy: [...family, ...given].join(' ') };
  });
}
