import type { WholeLayerCadences } from '../../accounts/domain/layer-cadences.js';
import type { EaseGroup } from '../../contacts/domain/rank-columns.js';

/** So many people are as many as one keeps up with. Source: Dunbar's layers, 5 / 15 / 50 / 150 (product.md, "Defaults"). */
const enoughPeople = 150;

export interface WrittenGroup {
  readonly word: string;
  readonly group: EaseGroup;
}

/** Whom to count, by the words of their ease groups. */
export interface CircleOfGroups {
  /** Everybody of these. */
  readonly all: readonly string[];
  /** Of these only who has a cadence of their own: others have it from a tag. */
  readonly own: readonly string[];
  readonly enough: number;
}

/**
 * Who is kept up with: everybody in the layers inner to known, and in the loose one who has days of their own (those
 * who chose the layer's own days are kept up with no more often than the rest of it). Who is never suggested, or never
 * by themselves ("none"), takes no time. Never throws. Source: product.md, "Defaults". Example: of the groups
 * `warm.90.-.`, `loose.365.-.` and `loose.30.-.m` the first counts whole, and the last with those whose 30 days are
 * their own.
 */
export function circleOf(groups: readonly WrittenGroup[], cadences: WholeLayerCadences): CircleOfGroups {
  const open = groups.filter(({ group }) => !group.paused && group.cadence !== 'none');
  const isClose = ({ group }: WrittenGroup): boolean => group.layer !== 'loose';
  return {
    all: open.filter(isClose).map(({ word }) => word),
    own: open.filter((one) => !isClose(one) && one.group.cadence !== cadences.loose).map(({ word }) => word),
    enough: enoughPeople,
  };
}
