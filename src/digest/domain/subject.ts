/** What decides about the subject of a day's mail. */
export interface SubjectFacts {
  /** The first line of the mail: what is most pressing. */
  readonly first: 'promise' | 'meeting' | 'follow-up' | 'birthday' | 'suggestion';
  /** The short name of the first line's person; null where there is none. */
  readonly name: string | null;
  /** The short names of the people suggested, in order. */
  readonly suggested: readonly string[];
  /** "16:00", of the first line's meeting. */
  readonly time: string | null;
  /** The week after a break holds one easy person only. */
  readonly afterBreak: boolean;
  /** There is nobody to name: the mail holds the question whether to write less, and nothing else. */
  readonly onlyAsks: boolean;
  /** False: no names where a lock screen shows them. */
  readonly withNames: boolean;
}

/** A sentence `subject.CODE` of templates/locales with its values. */
export interface SubjectChoice {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** screens.md, section 4: longer subjects are cut on phones. In characters. */
export const MAX_SUBJECT_LENGTH = 45;

/** How many sentences there are for one suggested person; they take turns. */
const ONE_PERSON_SENTENCES = 3;

/**
 * Subjects that fit the day, the best first; the last one has no names and always fits. "Rotate by content, at most 45
 * characters, no '!', no reproach" (screens.md, section 4). `day` is any number that changes by the day: sentences of
 * the same meaning take turns with it. Never throws.
 * One suggestion of Tom on day 0: `one.0` with {name: 'Tom'}, then `plain`.
 */
export function subjectChoices(facts: SubjectFacts, day: number): readonly SubjectChoice[] {
  const plain = { code: 'plain', params: {} };
  if (facts.onlyAsks) return [{ code: 'write-less', params: {} }, plain];
  if (facts.first === 'suggestion' && facts.afterBreak) return [{ code: 'break', params: {} }, plain];
  return facts.withNames ? [...named(facts, day), plain] : [plain];
}

function named(facts: SubjectFacts, day: number): readonly SubjectChoice[] {
  if (facts.first === 'suggestion') return ofSuggestions(facts.suggested, day);
  if (facts.name === null) return [{ code: `${facts.first}.nobody`, params: {} }];
  const { name, time } = facts;
  return [{ code: facts.first, params: time === null ? { name } : { name, time } }];
}

function ofSuggestions([one, two, three]: readonly string[], day: number): readonly SubjectChoice[] {
  if (one === undefined) return [];
  const alone = { code: `one.${day % ONE_PERSON_SENTENCES}`, params: { name: one } };
  if (two === undefined) return [alone];
  const both = { code: 'two', params: { one, two } };
  return three === undefined ? [both, alone] : [{ code: 'three', params: { one, two, three } }, both, alone];
}
