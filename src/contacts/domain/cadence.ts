import { type LayerCadences, wholeCadences } from '../../accounts/domain/layer-cadences.js';
import type { Cadence, Layer } from './words.js';

/** Days without contact from which "dormant" counts. Source: Levin, Walter & Murnighan 2011 (Organization Science 22:4). */
export const dormantAfterDays = 1095;

/** "asleep" begins beyond so many cadences. Source: product.md, "Contact and standing". */
export const asleepAfterCadences = 2;

/**
 * What holds for a contact: the own cadence, else the shortest of the tags', else the layer's, which each account may
 * choose (`ofLayers`). A tag with "none" counts only if no other tag gives days. Never throws. Source: product.md,
 * "Contact and standing". Example: `effectiveCadence(null, [90, 30], 'loose', null)` is 30.
 */
export function effectiveCadence(
  own: Cadence | null,
  ofTags: readonly (Cadence | null)[],
  layer: Layer,
  ofLayers: LayerCadences | null,
): Cadence {
  if (own !== null) return own;
  const days = ofTags.filter((cadence) => typeof cadence === 'number');
  if (days.length > 0) return Math.min(...days);
  return ofTags.includes('none') ? 'none' : wholeCadences(ofLayers)[layer];
}
