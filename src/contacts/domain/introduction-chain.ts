/** Somebody on a chain of introductions. */
export interface ChainLink {
  readonly id: string;
  /** Steps from the person asked about; 1: directly. */
  readonly steps: number;
}

/**
 * How many introductions the longest chain through somebody has: those that led to them, and the longest of those that
 * went on from them. 0: nobody introduced them, and they introduced nobody. Never throws. Source: product.md, feature 16.
 *
 * @example chainLength([{ id: 'tom', steps: 1 }], [{ id: 'eva', steps: 1 }, { id: 'kim', steps: 2 }]) // 3
 */
export function chainLength(up: readonly ChainLink[], down: readonly ChainLink[]): number {
  const longest = (links: readonly ChainLink[]): number => links.reduce((most, { steps }) => Math.max(most, steps), 0);
  return longest(up) + longest(down);
}
