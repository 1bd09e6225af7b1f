/** What the check may find; the reason is the sentence `check.CODE`. */
export type DraftCheckCode =
  | 'placeholder'
  | 'missing-name'
  | 'no-open-question'
  | 'more-than-one-question'
  | 'no-way-out'
  | 'guilt'
  | 'flattery'
  | 'pressure'
  | 'hidden-ask'
  | 'too-long'
  | 'sie-du-mix'
  | 'no-such-day'
  | 'day-past'
  | 'holiday'
  | 'weekend'
  | 'wrong-weekday'
  | 'time-taken'
  | 'time-at-night'
  | 'form-assumed';

/** A part of a text. Unit: UTF-16 code units, as every string of a page or a program counts them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that may take the place of a part of the text, if the writer likes them; an empty part means: put in between. */
export interface Insert extends Span {
  /** null: the sentence `check.CODE.sentence`, in the language and form of the letter. */
  readonly words: string | null;
  /** Line ends that keep it apart from what stands there. */
  readonly before: string;
  readonly after: string;
  /** True where the letter goes on in lower case after its greeting. */
  readonly lowerCase: boolean;
}

/** One thing that the check found. It never changes the text. */
export interface DraftCheck {
  readonly code: DraftCheckCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** True only for a placeholder: with one the message can't be marked as sent (product.md R19). The rest are hints. */
  readonly blocks: boolean;
  /** The first place in the text that it is about; null if it is about what isn't there, or stands elsewhere. */
  readonly at: Span | null;
  /** null: no ready words would help. */
  readonly insert: Insert | null;
}

/**
 * A hint that does not block. Never throws. Source: screens.md 3.4.
 *
 * @example hint('guilt', { params: { found: 'sorry' }, at: { start: 0, end: 5 } })
 */
export function hint(code: DraftCheckCode, about: Partial<Omit<DraftCheck, 'code' | 'blocks'>> = {}): DraftCheck {
  return { code, params: about.params ?? {}, blocks: false, at: about.at ?? null, insert: about.insert ?? null };
}

/**
 * Words in the place of a part of the text. Never throws. Source: screens.md 3.4.
 *
 * @example inPlaceOf({ start: 0, end: 4 }, 'Dear')
 */
export function inPlaceOf({ start, end }: Span, words: string | null): Insert {
  return { start, end, words, before: '', after: '', lowerCase: false };
}
