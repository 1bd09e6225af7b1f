import { headEnd, overlap, type Span, type Word, wordsOf } from './spans.js';

/** Words that may name somebody, as they stand in the line. */
export interface NamePhrase extends Span {
  readonly text: string;
}

/** Whom a line may be about. Several groups: several people are named side by side. */
export interface NamedPeople {
  /** True if the line says "with X": then it is X or nobody that is known. */
  readonly isClear: boolean;
  /** For each person the phrases that may be the name, the longest first. */
  readonly groups: readonly (readonly NamePhrase[])[];
}

/** A name has at most so many words; more are asked for in vain. */
const LONGEST_NAME = 4;
/** More phrases than these are no line about somebody. */
const MOST_GROUPS = 6;

const WITH = /(?<!\p{L})(?:mit|with)(?: (?:der|dem|the|frau|herrn?|dr|prof|mr|mrs|ms)\.?)* $/iu;
const TO =
  /(?<!\p{L})(?:an|bei|to|called|phoned|rang|met|texted|e-?mailed|messaged|visited|saw)(?: (?:der|dem|den|die|the|frau|herrn?|dr|prof|mr|mrs|ms)\.?)* $/iu;
const FROM =
  /(?<!\p{L})(?:mail|anruf|nachricht|brief|karte|message|call|letter|sms|whats ?app|gehört|heard|antwort|reply) (?:von|from|an|to)(?: (?:der|dem|frau|herrn?|dr|prof|mr|mrs|ms)\.?)* $/iu;
const TITLES = /^(?:frau|herrn?|dr|prof|professor|mr|mrs|ms)$/iu;
/** Capitalised where a line begins, and no name. */
const BEGINNINGS =
  /^(?:ich|wir|habe?|hatte|war|heute|gestern|am|i|we|had|have|was|got|der|die|das|dem|den|the|a|ein|eine|kurz|langes?|nettes?|gutes?|short|long|nice|good|mit|with|hat|und|and|in|auf|bei|von|from|zum|zur|mich|mir|me|my)$/iu;

/**
 * Whom the line names: after "mit", "with", "an", "to" and the like, else every capitalised word that is neither the
 * channel nor the day (`taken`). Never throws. Example: `Kaffee mit Marlene Vogt, Dienstag` names "Marlene Vogt", then
 * "Marlene".
 */
export function namedPeople(line: string, taken: readonly Span[]): NamedPeople {
  const free = wordsOf(line).filter((word) => !taken.some((span) => overlap(span, word)) && !TITLES.test(word.text));
  for (const preposition of [WITH, FROM, TO]) {
    const first = free.findIndex((word) => isAfter(line, word, preposition) && word.start < headEnd(line) + 1);
    if (first >= 0) return { isClear: true, groups: afterPreposition(line, free, first) };
  }
  const capitalised = free.filter(({ text, start }) => isCapital(text) && !(start === 0 && BEGINNINGS.test(text)));
  const groups = runs(line, capitalised).map((run) => phrasesIn(line, run));
  return { isClear: false, groups: groups.slice(0, MOST_GROUPS) };
}

function isAfter(line: string, word: Word, preposition: RegExp): boolean {
  return preposition.test(line.slice(0, word.start)) && !BEGINNINGS.test(word.text);
}

/** "mit Marlene Vogt und Tom": both; a name written small has one word or two. */
function afterPreposition(line: string, words: readonly Word[], first: number): NamePhrase[][] {
  const [start] = words.slice(first);
  if (start === undefined) return [];
  const rest = words.slice(first);
  const run = isCapital(start.text)
    ? (runs(
        line,
        rest.filter(({ text }) => isCapital(text)),
      )[0] ?? [])
    : pair(line, rest);
  const last = run.at(-1) ?? start;
  const and = /^ (?:und|and|&) /iu.exec(line.slice(last.end));
  const next = and ? words.findIndex((word) => word.start === last.end + and[0].length) : -1;
  const follower = next >= 0 ? words[next] : undefined;
  const others = follower && isCapital(follower.text) ? afterPreposition(line, words, next) : [];
  return [prefixes(line, run), ...others].slice(0, MOST_GROUPS);
}

/** Two small words at most: "marlene vogt gestern" must not swallow the day. */
function pair(line: string, [one, two]: readonly Word[]): Word[] {
  if (one === undefined) return [];
  return two !== undefined && line.slice(one.end, two.start) === ' ' ? [one, two] : [one];
}

/** Words that stand side by side. */
function runs(line: string, words: readonly Word[]): Word[][] {
  const found: Word[][] = [];
  for (const word of words) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && /^\.? $/.test(line.slice(before.end, word.start))) last.push(word);
    else found.push([word]);
  }
  return found;
}

function prefixes(line: string, run: readonly Word[]): NamePhrase[] {
  return run
    .slice(0, LONGEST_NAME)
    .map((_, index) => phrase(line, run.slice(0, index + 1)))
    .reverse();
}

/** All parts of a run, the longest first: where a name begins is not known. */
function phrasesIn(line: string, run: readonly Word[]): NamePhrase[] {
  const words = run.slice(0, LONGEST_NAME);
  return words
    .flatMap((_, index) => prefixes(line, words.slice(index)))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
}

function phrase(line: string, run: readonly Word[]): NamePhrase {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return { text: line.slice(start, end), start, end };
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

interface Named {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
}

/**
 * True if every word of the phrase (in canonical spelling) is a word of the person's own names, not of what is noted.
 * Never throws. Example: `anna` is a name of Anna Müller.
 */
export function isNameOf(words: readonly string[], person: Named, canonical: (text: string) => string): boolean {
  const names = canonical([person.givenName, person.familyName, person.nickname].filter(Boolean).join(' ')).split(' ');
  return words.length > 0 && words.every((word) => names.includes(word));
}
