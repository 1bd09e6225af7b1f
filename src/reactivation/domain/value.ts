import type { Layer } from '../../contacts/domain/words.js';
import { newsByLayer, valueShares } from './defaults.js';
import { dormantAfterDays } from '../../contacts/domain/cadence.js';
import type { ScorePart } from './ease.js';

/** The account's field of work: strong ties help more where work is less digital. */
export type Industry = 'digital' | 'not-digital';

export interface ValueFacts {
  readonly layer: Layer;
  readonly higherStatus: boolean;
}

/**
 * What a contact may bring that is new, 0.15 to 1.1. It grows with silence up to three years. Never throws. Source:
 * product.md, "Scoring proposal" (Levin 2011, Rajkumar 2022). Example: a fellow student in layer `known`, silent for
 * 1095 days, has 1.
 */
export function value(facts: ValueFacts, silentDays: number, industry: Industry): number {
  return valueParts(facts, silentDays, industry).reduce((total, part) => total + part.amount, 0);
}

/**
 * The same number in its parts, for "why?". Never throws. Source: product.md, "Scoring proposal". Example: `known` at
 * 1095 days is silence .5 and layer .5.
 */
export function valueParts(facts: ValueFacts, silentDays: number, industry: Industry): readonly ScorePart[] {
  const parts = [
    { code: 'silence', amount: valueShares.silence * Math.min(1, silentDays / dormantAfterDays) },
    { code: 'news', amount: valueShares.layer * newsByLayer[countedLayer(facts.layer, industry)] },
  ];
  return facts.higherStatus ? [...parts, { code: 'status', amount: valueShares.higherStatus }] : parts;
}

/** In less digital fields the warm ties do what the known ones do elsewhere. */
function countedLayer(layer: Layer, industry: Industry): Layer {
  if (industry === 'digital') return layer;
  if (layer === 'warm') return 'known';
  return layer === 'known' ? 'warm' : layer;
}
