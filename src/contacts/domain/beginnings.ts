import type { Layer } from './words.js';

/** Where a contact came from, and the layer it starts in unless the user says another. */
export interface Origin {
  readonly source: string;
  readonly layer: Layer;
}

/** Whoever is written down, by hand or with the memory jogger, starts as `known`. Source: product.md, "Contact and standing". */
export const byHand = { source: 'manual', layer: 'known' } as const satisfies Origin;
export const byJogger = { source: 'jogger', layer: byHand.layer } as const satisfies Origin;
