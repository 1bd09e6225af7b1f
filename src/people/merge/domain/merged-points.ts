import { chosenOf, type MergeChoices } from './merge-choices.js';

/** A way to reach somebody, as far as merging needs to know it. */
export interface MergeablePoint {
  readonly id: string;
  readonly kind: 'email' | 'phone' | 'link';
  readonly valueKey: string;
  readonly preferred: boolean;
  readonly position: number;
}

const lists = { email: 'emails', phone: 'phones', link: 'links' } as const;

/**
 * Which ways to reach the one who stays go, and which of the other one's come, behind those that stay: the same address
 * in another spelling comes once, and one of each kind is preferred. Throws InvalidInput if there is no room for so many.
 *
 * @example mergedPoints([annaAtWork], [annaAtWork, annaAtHome], {}).come // [annaAtHome]
 */
export function mergedPoints<P extends MergeablePoint>(
  stays: readonly P[],
  goes: readonly P[],
  choices: MergeChoices,
): { readonly gone: readonly string[]; readonly come: readonly P[] } {
  const chosen = (['email', 'phone', 'link'] as const).flatMap((kind) => {
    const ofKind = (points: readonly P[]): P[] => points.filter((point) => point.kind === kind);
    const together = chosenOf(lists[kind], ofKind(stays), ofKind(goes), { choices, keyOf: ({ valueKey }) => valueKey });
    return onePreferred(together);
  });
  const kept = new Set(chosen.map(({ id }) => id));
  const own = new Set(stays.map(({ id }) => id));
  const next = Math.max(-1, ...stays.map(({ position }) => position)) + 1;
  const come = chosen.filter(({ id }) => !own.has(id)).map((point, index) => ({ ...point, position: next + index }));
  return { gone: [...own].filter((id) => !kept.has(id)), come };
}

function onePreferred<P extends MergeablePoint>(points: readonly P[]): P[] {
  const first = points.findIndex(({ preferred }) => preferred);
  return points.map((point, index) => (point.preferred && index !== first ? { ...point, preferred: false } : point));
}
