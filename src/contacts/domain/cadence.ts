import type { Cadence, Layer } from './words.js';

/** Days without contact until somebody counts as quiet, by closeness. Source: product.md, "Defaults": Dunbar's layers, the professional preset. */
const layerCadenceDays: Readonly<Record<Layer, number>> = { inner: 30, warm: 90, known: 180, loose: 365 };

/** Bounds of an own cadence, in days. Source: product.md, "Contact and standing". */
const minCadenceDays = 7;
const maxCadenceDays = 3650;

/** Days without contact from which "dormant" counts. Source: Levin, Walter & Murnighan 2011 (Organization Science 22:4). */
export const dormantAfterDays = 1095;

/** "asleep" begins beyond so many cadences. Source: product.md, "Contact and standing". */
export const asleepAfterCadences = 2;

/**
 * What holds for a contact: the own cadence, else the shortest of the tags', else the layer's. A tag with "none" counts
 * only if no other tag gives days. `effectiveCadence(null, [90, 30], 'loose')` is 30. Source: product.md, the rules.
 */
export function effectiveCadence(own: Cadence | null, ofTags: readonly (Cadence | null)[], layer: Layer): Cadence {
  if (own !== null) return own;
  const days = ofTags.filter((cadence) => typeof cadence === 'number');
  if (days.length > 0) return Math.min(...days);
  return ofTags.includes('none') ? 'none' : layerCadenceDays[layer];
}

/**
 * The own cadence that comes nearest to so many days. Never throws.
 *
 * @example nearestCadence(3) // 7
 */
export function nearestCadence(days: number): number {
  return Math.min(Math.max(days, minCadenceDays), maxCadenceDays);
}

export function isCadence(value: unknown): value is Cadence {
  if (value === 'none') return true;
  return Number.isInteger(value) && Number(value) >= minCadenceDays && Number(value) <= maxCadenceDays;
}
