import type { Layer, Rung } from '../../contacts/domain/words.js';

/** Days of silence when nothing is known about the last contact. Source: product.md, "Ease and value". */
export const unknownSilentDays = 365;

/** Warmth on the day of the last contact, by layer (0-1). Source: product.md, "Scoring proposal". */
export const warmthBase: Readonly<Record<Layer, number>> = { inner: 1, warm: 0.75, known: 0.5, loose: 0.25 };

/** LinkedIn's day alone says little: the base counts so much. Source: product.md, "Ease and value". */
export const assumedShare = 0.5;

/** Days after which half of the warmth is left: 365 · (1 + 2 · base), 1.5 to 3 years. Source: product.md. */
export const halfLifeDays = (base: number): number => 365 * (1 + 2 * base);

/** What is added to the warmth (ease runs from 0 to 1). Source: product.md, "Scoring proposal". */
export const easeAdditions = {
  met: 0.1,
  gotOnWell: 0.1,
  formal: -0.1,
  higherStatus: -0.15,
  tension: -0.2,
  lastNo: -0.1,
} as const;

/** Ease from which a rung begins. Higher marks make the ladder look harder. Source: product.md, "Scoring proposal". */
export const easyFrom = 0.55;
export const doableFrom = 0.25;

/** The bands are half-open and ease is shown with two decimals: the last value below the next band. */
const justBelow = 0.01;

/** Where ease may lie when the user said how it feels. Source: product.md, "Ease and value". */
export const feltBands: Readonly<Record<Rung, { readonly min: number; readonly max: number }>> = {
  easy: { min: easyFrom, max: 1 },
  doable: { min: doableFrom, max: easyFrom - justBelow },
  courage: { min: 0, max: doableFrom - justBelow },
};

/** How much of the value comes from silence and how much from the layer; status adds. Source: product.md. */
export const valueShares = { silence: 0.5, layer: 0.5, higherStatus: 0.1 } as const;

/** Chance of something new, by layer. Source: Rajkumar et al., Science 2022: the moderately weak ties help most. */
export const newsByLayer: Readonly<Record<Layer, number>> = { inner: 0.3, warm: 0.6, known: 1, loose: 0.7 };

/** The courage bonus comes with a pace of so many people a week ... Source: product.md, "The week's ladder". */
export const bonusFromPace = 3;
/** ... and once so many messages were sent: courage follows one's own attempts, not successes. */
export const bonusFromSent = 3;

/** "Not now" in days, and when it is said twice in a row. Source: product.md, "The week's ladder". */
export const skipDays = 30;
export const skipAgainDays = 90;

/** Whoever was shown so many weeks without any act ... Source: product.md, "The week's ladder". */
export const restAfterWeeks = 3;
/** ... rests for so many weeks. */
export const restWeeks = 4;

/** A break: so many days without an attempt, a log or a later. Source: product.md, "Warm-up". */
export const breakAfterDays = 30;
