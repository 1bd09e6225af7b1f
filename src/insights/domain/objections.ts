import type { Rung } from '../../contacts/domain/words.js';
import type { Situation } from '../../outreach/domain/words.js';

/** What people say to themselves before they write (product.md, R4), in the order of the attitude check. */
export const objections = ['time', 'slimy', 'long-ago', 'nothing-to-offer', 'want-something'] as const;
export type Objection = (typeof objections)[number];

/** A draft that is opened so often without being sent: then, and each time as many openings later. Source: R4. */
const openingsBeforeCard = 3;
/** From so many days of silence on it feels like long ago. A choice of ours: a year. */
const longAgoDays = 365;

/** Situations in which something is openly asked for. */
const asking: readonly Situation[] = ['advice', 'project-or-job', 'introduction-request'];
/** Situations that take some of both people's time. */
const taking: readonly Situation[] = ['coffee', 'coffee-in-town', 'call', 'video-call', 'new-date', 'after-a-no'];

export interface Hesitation {
  readonly situation: Situation;
  readonly rung: Rung;
  readonly silentDays: number;
  /** How often the unsent draft was opened, this time included. */
  readonly timesOpened: number;
}

/**
 * The one card for a draft that was opened twice and is unsent, from the third opening on: the objection that fits
 * best, at the sixth opening the next best; null at any other. Never throws. Source: product.md, R4. Example: asking
 * for advice, opened for the third time: "want-something".
 */
export function objectionFor(hesitation: Hesitation): Objection | null {
  const { timesOpened } = hesitation;
  if (timesOpened < openingsBeforeCard || timesOpened % openingsBeforeCard !== 0) return null;
  const fitting = fittingOnes(hesitation);
  return fitting[(timesOpened / openingsBeforeCard - 1) % fitting.length] ?? null;
}

/** All of them, whatever fits best first. */
function fittingOnes({ situation, rung, silentDays }: Hesitation): Objection[] {
  const weights: Readonly<Record<Objection, number>> = {
    'want-something': asking.includes(situation) ? 4 : 0,
    'long-ago': silentDays >= longAgoDays ? 3 : 0,
    slimy: rung === 'courage' ? 2 : 0,
    'nothing-to-offer': situation === 'share-offer' || rung === 'doable' ? 1 : 0,
    time: taking.includes(situation) ? 0.5 : 0,
  };
  return [...objections].sort((one, other) => weights[other] - weights[one]);
}
