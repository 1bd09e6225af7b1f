import type { Layer, Rung } from './words.js';

/** The layer that a felt rung suggests where the user set none. Source: product.md, "Ease and value" (triage 1 / 2 / 3). */
export const layerByFeltRung: Readonly<Record<Rung, Layer>> = { easy: 'warm', doable: 'known', courage: 'loose' };
