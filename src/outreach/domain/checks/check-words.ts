import { type Phrases, phrases } from './phrases.js';

/** Lists of whole words and phrases in lower case, `dringend*` for a beginning. */
const phraseLists = [
  'way-out',
  'guilt',
  /** Small words that are fine alone; two of them in one letter sound like a bad conscience. */
  'pile-up',
  'flattery',
  'pressure',
  'hidden-ask',
  /** Where a word of the four lists above means something else: it is left alone there. */
  'allowed',
  /** Before a word they turn it around: "keine Eile". */
  'negations',
  /** Whom a praise is meant for: a word of `flattery` counts in a sentence that names the reader. */
  'reader',
  /** Questions after how somebody is. */
  'small-talk',
  /** How letters end. */
  'closing',
  /** Words that tell of a day gone by, so that its date is no proposal. */
  'recall',
  /** Where the language has two forms of address: words of du. */
  'du',
  /** Verbs that only du has; in lower case, as "Hast" may be haste. */
  'du-verbs',
  /** Before a number with dots that is no day: "um 10.12." */
  'no-day-after',
] as const;

/** Lists of single words, taken as they are. */
const wordLists = [
  /** Words of Sie. Case counts, as "Sie" and "sie" differ. */
  'sie',
  /** What needs a name after it in a greeting: "Liebe", "Frau". */
  'name-follows',
  /** Verbs that "Ihr" has when it means several people of du. */
  'plural-verbs',
] as const;

/** Phrases, or single words in one line. */
type WordList = readonly string[] | string;

/** Words of one language that the check looks for: templates/drafts/check-*.json. */
export type CheckWords = Readonly<Record<(typeof phraseLists)[number] | (typeof wordLists)[number], WordList>> & {
  /** From Monday on, and from January on: all ways to write each, the usual one first. */
  readonly weekdays: readonly (readonly string[])[];
  readonly months: readonly (readonly string[])[];
  /** How a day is written: "{weekday}, {day}. {month}". */
  readonly 'written-day': string;
  /** "November 26" is a day, and not 26 of something in November. */
  readonly 'month-first': boolean;
  /** A pronoun of one form of address and the same of the other. */
  readonly pronouns: Readonly<Record<'sie' | 'du', Readonly<Record<string, string>>>>;
};

/** The same, made ready to be looked for. */
export interface ReadyWords {
  readonly phrases: Readonly<Record<(typeof phraseLists)[number], Phrases>>;
  readonly words: Readonly<Record<(typeof wordLists)[number], ReadonlySet<string>>>;
  /** 1 (Monday) to 7, and 1 (January) to 12, by the words in lower case. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly source: CheckWords;
}

const readyBySource = new WeakMap<CheckWords, ReadyWords>();

/**
 * Makes the lists of a language ready, once for each list. Never throws.
 *
 * @example readyWords(catalogue.checkWords.de).weekdays.get('donnerstag') // 4
 */
export function readyWords(source: CheckWords): ReadyWords {
  const known = readyBySource.get(source);
  if (known) return known;
  const ready: ReadyWords = {
    phrases: byName(phraseLists, (name) => phrases(entriesOf(source[name]))),
    words: byName(wordLists, (name) => new Set(entriesOf(source[name]))),
    weekdays: numbered(source.weekdays),
    months: numbered(source.months),
    source,
  };
  readyBySource.set(source, ready);
  return ready;
}

function entriesOf(list: WordList): readonly string[] {
  return typeof list === 'string' ? list.split(' ') : list;
}

function byName<Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>; // one entry for each name
}

function numbered(lists: readonly (readonly string[])[]): Map<string, number> {
  return new Map(lists.flatMap((ways, index) => ways.map((way) => [way.toLowerCase(), index + 1] as const)));
}
