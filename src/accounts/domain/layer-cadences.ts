/** Days without contact after which somebody counts as quiet, or "none": never by itself. */
type Cadence = number | 'none';

/** One cadence for each layer. */
export interface WholeLayerCadences {
  readonly inner: Cadence;
  readonly warm: Cadence;
  readonly known: Cadence;
  readonly loose: Cadence;
}

/** Those that differ from the usual ones; a layer that is not named, or null, has its usual cadence. */
export type LayerCadences = Readonly<Partial<Record<keyof WholeLayerCadences, Cadence | null>>>;

/** In days, by closeness. Source: product.md, "Defaults": Dunbar's layers, the professional preset. */
const usualCadences: WholeLayerCadences = { inner: 30, warm: 90, known: 180, loose: 365 };

/** Bounds of a cadence, in days. Source: product.md, "Contact and standing". */
const minCadenceDays = 7;
const maxCadenceDays = 3650;

/**
 * The cadence of every layer: the account's own where it has one, else the usual one. Never throws.
 * Source: product.md, "Words", "Defaults". Example: `wholeCadences({ inner: 14 })` has inner 14 and warm 90.
 */
export function wholeCadences(own: LayerCadences | null): WholeLayerCadences {
  return {
    inner: own?.inner ?? usualCadences.inner,
    warm: own?.warm ?? usualCadences.warm,
    known: own?.known ?? usualCadences.known,
    loose: own?.loose ?? usualCadences.loose,
  };
}

/**
 * What is kept after a change: only what differs from the usual. A layer that `given` doesn't name stays, null makes it
 * usual again; null for all of them makes all usual. Never throws.
 * Example: `changedCadences({ inner: 14 }, { inner: null, warm: 60 })` is `{ warm: 60 }`.
 */
export function changedCadences(before: LayerCadences | null, given: LayerCadences | null): LayerCadences | null {
  const after: LayerCadences = given === null ? {} : { ...before, ...given };
  const own = Object.entries(wholeCadences(after)).filter(
    ([layer, cadence]) => cadence !== usualCadences[layer as keyof WholeLayerCadences],
  );
  return own.length === 0 ? null : Object.fromEntries(own);
}

/**
 * Whether something is a cadence: whole days from 7 to 3650, or "none". Never throws.
 * Source: product.md, "Contact and standing". Example: `isCadence(6)` is false.
 */
export function isCadence(value: unknown): value is Cadence {
  if (value === 'none') return true;
  return Number.isInteger(value) && Number(value) >= minCadenceDays && Number(value) <= maxCadenceDays;
}

/**
 * The cadence that comes nearest to so many days. Never throws. Example: `nearestCadence(3)` is 7.
 * Source: product.md, "Contact and standing".
 */
export function nearestCadence(days: number): number {
  return Math.min(Math.max(days, minCadenceDays), maxCadenceDays);
}
