/** A part of a line: from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Word extends Span {
  readonly text: string;
}

/** Letters, digits and what stands inside a word: `wordsOf("Mail an O'Neil")` are three. Never throws. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]*[\p{L}\p{M}\p{N}])?/gu)].map((match) => {
    return { text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

/** True if the two share a character: `overlap({ start: 0, end: 3 }, { start: 3, end: 5 })` is false. Never throws. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Words that end the part of a line which says who, how and when: what follows is what it was about. */
const TOPIC = /[,;:–—]|(?<=\s)-(?=\s)|(?<![\p{L}])(?:about|because|wegen|weil|dass|that|thema|topic|re)(?![\p{L}])/iu;

/**
 * Where the topic begins; the length of the line if it has none. Never throws. `headEnd('Kaffee mit Mia, Thema Volo')`
 * is 14.
 */
export function headEnd(line: string): number {
  const found = TOPIC.exec(line);
  return found ? found.index : line.length;
}
