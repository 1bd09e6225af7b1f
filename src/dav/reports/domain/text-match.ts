/** RFC 4790, 9.2 and 9.3; RFC 5051. */
export const collations = ['i;ascii-casemap', 'i;unicode-casemap', 'i;octet'] as const;
export type Collation = (typeof collations)[number];

export const matchKinds = ['contains', 'equals', 'starts-with', 'ends-with'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** CARDDAV:text-match (RFC 6352, 10.5.4) and CALDAV:text-match (RFC 4791, 9.7.5, which knows `contains` alone). */
export interface TextMatch {
  /** What is looked for, as `folded` leaves it: once for all the texts that it is looked for in. */
  readonly wanted: string;
  readonly collation: Collation;
  readonly kind: MatchKind;
  readonly isNegated: boolean;
}

/**
 * Whether a text is what a text-match asks for. Letters with accents are found by the letter in front of the accent where
 * the collation is i;unicode-casemap, since it takes them apart. Never throws.
 *
 * @example isTextMatched('Müller', { wanted: folded('MÜLL', 'i;unicode-casemap'), collation: 'i;unicode-casemap', kind: 'contains', isNegated: false }) // true
 */
export function isTextMatched(text: string, { wanted, collation, kind, isNegated }: TextMatch): boolean {
  return isFound(folded(text, collation), wanted, kind) !== isNegated;
}

function isFound(text: string, wanted: string, kind: MatchKind): boolean {
  if (kind === 'equals') return text === wanted;
  if (kind === 'starts-with') return text.startsWith(wanted);
  return kind === 'ends-with' ? text.endsWith(wanted) : text.includes(wanted);
}

const ASCII = /^[\0-\x7f]*$/;

/**
 * A text as a collation compares it. Never throws.
 *
 * @example folded('Ada', 'i;ascii-casemap') // 'ADA'
 */
export function folded(text: string, collation: Collation): string {
  if (collation === 'i;octet') return text;
  if (ASCII.test(text)) return text.toUpperCase();
  if (collation === 'i;ascii-casemap') return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  return text.normalize('NFKD').toUpperCase().normalize('NFKD');
}
