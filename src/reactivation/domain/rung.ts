import type { Rung } from '../../contacts/domain/words.js';
import { doableFrom, easyFrom } from './defaults.js';

/**
 * The rung of an ease: easy from .55, doable from .25, else courage. Never throws. Source: product.md. Example: `.4` is
 * doable.
 */
export function rungOf(ease: number): Rung {
  if (ease >= easyFrom) return 'easy';
  return ease >= doableFrom ? 'doable' : 'courage';
}
