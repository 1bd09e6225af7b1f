/** Who introduced somebody, as a file tells it. */
export interface Introduction {
  readonly contactId: string;
  readonly introducerId: string;
}

/**
 * Those of a file's introductions that can hold: a person has one introducer, the first that is told, and nobody was
 * introduced by somebody whom they introduced themselves, directly or through others. `known` is who introduced whom so
 * far. Takes about the same time for each, however long the chains are. Gives the introducer by the id of the introduced
 * one. Never throws.
 *
 * @example possibleIntroductions(new Map([['b', 'a']]), [{ contactId: 'a', introducerId: 'b' }]) // Map {}
 */
export function possibleIntroductions(
  known: ReadonlyMap<string, string>,
  told: readonly Introduction[],
): Map<string, string> {
  const towardsFirst = new Map(known);
  const possible = new Map<string, string>();
  for (const { contactId, introducerId } of told) {
    if (known.has(contactId) || possible.has(contactId)) continue;
    // whoever nobody introduced is the first of their chain: in a circle, the chain would begin with themselves
    if (firstOf(towardsFirst, introducerId) === contactId) continue;
    possible.set(contactId, introducerId);
    towardsFirst.set(contactId, introducerId);
  }
  return possible;
}

/** Each step is shortened on the way, so that the next one who asks arrives sooner. */
function firstOf(towardsFirst: Map<string, string>, id: string): string {
  let current = id;
  for (;;) {
    const next = towardsFirst.get(current);
    if (next === undefined) return current;
    const beyond = towardsFirst.get(next);
    if (beyond === undefined || beyond === current || beyond === next) return next;
    towardsFirst.set(current, beyond);
    current = beyond;
  }
}
