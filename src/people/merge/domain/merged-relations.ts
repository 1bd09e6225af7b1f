import { chosenOf, type MergeChoices } from './merge-choices.js';
import { inOrder, type Pair } from '../../../contacts/domain/pair.js';

/** As stored: the smaller id is the one. */
export interface MergeableRelation extends Pair {
  readonly id: string;
  readonly kind: string;
}

interface Side<R> {
  readonly id: string;
  readonly relations: readonly R[];
}

/**
 * Which relations of the one who stays go, and which of the other one's come. The two are one person afterwards: what they
 * were to each other goes with the one who goes; what both are to somebody stands once. Throws InvalidInput if there is no
 * room for so many.
 *
 * @example mergedRelations(anna, annaWhoIsAColleagueOfTom, {}).come // [{ ...colleagueOf, oneId: anna.id, otherId: tom.id }]
 */
export function mergedRelations<R extends MergeableRelation>(
  stays: Side<R>,
  goes: Side<R>,
  choices: MergeChoices,
): { readonly gone: readonly R[]; readonly come: readonly R[] } {
  const own = stays.relations.filter((relation) => partnerOf(relation, stays.id) !== goes.id);
  const theirs = goes.relations
    .filter((relation) => partnerOf(relation, goes.id) !== stays.id)
    .map((relation) => ({ ...relation, ...inOrder(stays.id, partnerOf(relation, goes.id)) }));
  const keyOf = (relation: R): string => `${relation.kind} ${partnerOf(relation, stays.id)}`;
  const chosen = new Set(chosenOf('relations', own, theirs, { choices, keyOf }).map(({ id }) => id));
  return {
    gone: own.filter(({ id }) => !chosen.has(id)),
    come: theirs.filter(({ id }) => chosen.has(id)),
  };
}

function partnerOf({ oneId, otherId }: Pair, id: string): string {
  return oneId === id ? otherId : oneId;
}
