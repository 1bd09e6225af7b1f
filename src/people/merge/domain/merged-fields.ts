import { InvalidInput } from '../../../common/errors.js';
import { latestOf } from '../../../common/local-date.js';
import { type ToldWord, toldWords } from '../../../contacts/domain/told-fields.js';
import type { MergeableFields } from './mergeable.js';
import { mergeableText, type MergeChoice, type MergeChoices, onlyOne } from './merge-choices.js';
import { mergedList } from './merged-lists.js';

/**
 * The fields of the one who stays that a merge changes. Without a choice what is there stays and what is empty is filled;
 * a role is not put beside another organisation, nor a country or a time zone beside another city. Texts with "both" are joined with a
 * blank line, organisation and role of the other become a past role, their city an address. Of what speaks against
 * writing (please don't, never suggest, later) the stricter one holds; the older day of birth of the entry holds.
 * Throws InvalidInput for a choice that makes no sense or makes too much.
 *
 * @example mergedFields(annaWithoutCity, annaInBerlin, {}) // { city: 'Berlin' }
 */
export function mergedFields(
  stays: MergeableFields,
  goes: MergeableFields,
  choices: MergeChoices,
): Partial<MergeableFields> {
  const merged: MergeableFields = { ...stays };
  for (const field of toldWords) {
    const choice = choices[field];
    if (choice === 'both' && !joinedElsewhere.has(field)) throw onlyOne(field);
    if (takes(stays, goes, field, choice)) Object.assign(merged, { [field]: goes[field] });
  }
  for (const [field, longest] of Object.entries(mergeableText) as [keyof typeof mergeableText, number][]) {
    merged[field] = mergedText({ field, longest, choice: choices[field] }, stays[field], goes[field]);
  }
  Object.assign(merged, mergedList(stays, goes, choices), withoutAsking(stays, goes, choices));
  if (merged.introducedById === stays.id || merged.introducedById === goes.id) merged.introducedById = null;
  return changesOf(stays, merged);
}

/** With "both" the other one's value is kept in another place: see merged-lists.ts. */
const joinedElsewhere: ReadonlySet<string> = new Set(['organisation', 'role', 'city']);
/** A word that only makes sense beside the same other word. */
const belongsTo = { role: 'organisation', country: 'city', timeZone: 'city' } as const;

function takes(
  stays: MergeableFields,
  goes: MergeableFields,
  field: ToldWord,
  choice: MergeChoice | undefined,
): boolean {
  if (choice !== undefined) return choice === 'take';
  if (field === 'layer') return goes.layerChosen && !stays.layerChosen;
  if (field === 'neverSuggest') return goes.neverSuggest;
  return stays[field] === null && fitsBeside(stays, goes, field);
}

function fitsBeside(stays: MergeableFields, goes: MergeableFields, field: ToldWord): boolean {
  if (field !== 'role' && field !== 'country' && field !== 'timeZone') return true;
  const other = belongsTo[field];
  return stays[other] === null || goes[other] === null || stays[other] === goes[other];
}

function mergedText(
  { field, longest, choice }: { field: string; longest: number; choice: MergeChoice | undefined },
  stays: string | null,
  goes: string | null,
): string | null {
  if (choice === 'take') return goes;
  if (stays === null || goes === null) return choice === 'keep' ? stays : (stays ?? goes);
  if (choice !== 'both' || stays.includes(goes)) return stays;
  const joined = `${stays}\n\n${goes}`;
  if (joined.length <= longest) return joined;
  const detail = `Both together are longer than ${longest} characters: please keep one.`;
  throw new InvalidInput([{ pointer: `/fields/${field}`, detail, code: 'mergeTooLong', params: { longest } }]);
}

function withoutAsking(stays: MergeableFields, goes: MergeableFields, choices: MergeChoices): Partial<MergeableFields> {
  return {
    pleaseDont: stays.pleaseDont || goes.pleaseDont,
    layerChosen: choices.layer === undefined ? stays.layerChosen || goes.layerChosen : true,
    connectedOn: stays.connectedOn ?? goes.connectedOn,
    laterUntilOn: latestOf(stays.laterUntilOn, goes.laterUntilOn),
    createdAt: stays.createdAt < goes.createdAt ? stays.createdAt : goes.createdAt,
  };
}

function changesOf(before: MergeableFields, after: MergeableFields): Partial<MergeableFields> {
  const names = Object.keys(after) as (keyof MergeableFields)[]; // a copy of the fields of `before`
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
