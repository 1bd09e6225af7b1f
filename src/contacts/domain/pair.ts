/** Two people, in no order that means anything: the smaller id is the one, so that each pair stands once. */
export interface Pair {
  readonly oneId: string;
  readonly otherId: string;
}

/**
 * Never throws.
 *
 * @example inOrder('b', 'a') // { oneId: 'a', otherId: 'b' }
 */
export function inOrder(a: string, b: string): Pair {
  return a < b ? { oneId: a, otherId: b } : { oneId: b, otherId: a };
}

/**
 * One text for both orders: `one.other`. Never throws.
 *
 * @example pairKey({ oneId: 'b', otherId: 'a' }) // 'a.b'
 */
export function pairKey({ oneId, otherId }: Pair): string {
  const pair = inOrder(oneId, otherId);
  return `${pair.oneId}.${pair.otherId}`;
}
