import { InvalidInput } from '../../../common/errors.js';
import { mostRelations } from '../../../contacts/domain/relation-kinds.js';
import { type ToldWord, toldWords } from '../../../contacts/domain/told-fields.js';

/** What becomes of a field: what is there stays, the other one's is taken, or both. */
export const mergeChoices = ['keep', 'take', 'both'] as const;
export type MergeChoice = (typeof mergeChoices)[number];

/** Texts that can be joined, with the most they may hold. Unit: characters; as in contacts.input.ts. */
export const mergeableText = { likes: 2_000, notes: 100_000 } as const;

/** Lists, with the most they may hold. Unit: entries; as in contacts.input.ts. */
const mergeableLists = {
  emails: 200,
  phones: 200,
  links: 200,
  addresses: 50,
  history: 100,
  tags: 100,
  relations: mostRelations,
  custom: 100,
} as const;
export type MergeableList = keyof typeof mergeableLists;

export type MergeableField = ToldWord | keyof typeof mergeableText | MergeableList;
export type MergeChoices = Readonly<Partial<Record<MergeableField, MergeChoice>>>;

const fields: readonly string[] = [...toldWords, ...Object.keys(mergeableText), ...Object.keys(mergeableLists)];

/**
 * What somebody sent as choices. Throws InvalidInput with a sentence for each name that is no field and each word that is
 * no choice.
 *
 * @example readMergeChoices({ city: 'take' }) // { city: 'take' }
 */
export function readMergeChoices(given: Readonly<Record<string, unknown>>): MergeChoices {
  const errors = Object.entries(given).flatMap(([field, choice]) => {
    const pointer = `/fields/${field.slice(0, 100)}`;
    if (!fields.includes(field)) return [{ pointer, detail: 'There is no such field to merge.', code: 'mergeField' }];
    if (mergeChoices.some((known) => known === choice)) return [];
    return [{ pointer, detail: 'Please choose keep, take or both.', code: 'mergeChoice' }];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
  return given; // every name and word was looked at above
}

/** The refusal to keep both values of a field that has room for one. Never throws. Example: `onlyOne('birthday')`. */
export function onlyOne(field: string): InvalidInput {
  const detail = 'There is room for one of them only: please choose keep or take.';
  return new InvalidInput([{ pointer: `/fields/${field}`, detail, code: 'mergeOnlyOne' }]);
}

/**
 * Two lists by a choice; without one, both. What both have stands once, in the words of the one who stays. Throws
 * InvalidInput if that is more than there is room for.
 *
 * @example chosenOf('tags', ['radio'], ['radio', 'uni'], { choices: {}, keyOf: String }) // ['radio', 'uni']
 */
export function chosenOf<T>(
  list: MergeableList,
  stays: readonly T[],
  goes: readonly T[],
  { choices, keyOf }: { readonly choices: MergeChoices; readonly keyOf: (entry: T) => string },
): readonly T[] {
  const choice = choices[list] ?? 'both';
  if (choice === 'keep') return stays;
  if (choice === 'take') return goes;
  const known = new Set(stays.map(keyOf));
  const together = [...stays, ...goes.filter((entry) => !known.has(keyOf(entry)))];
  const most = mergeableLists[list];
  // what is too long already is not this merge's doing
  if (together.length <= Math.max(most, stays.length)) return together;
  const detail = `Together these are more than ${most}: please keep or take one side.`;
  throw new InvalidInput([{ pointer: `/fields/${list}`, detail, code: 'mergeTooMany', params: { most } }]);
}
