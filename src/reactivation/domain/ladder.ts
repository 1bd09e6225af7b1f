import type { Rung } from '../../contacts/domain/words.js';
import { byEase, byValue, type Candidate } from './candidate.js';
import { bonusFromPace, bonusFromSent } from './defaults.js';
import type { WarmUp } from './warm-up.js';

/** What the week's events say about its places. */
export interface WeekPlan {
  /** People a week, 1-10. */
  readonly pace: number;
  /** How often "one more" was asked for this week. */
  readonly more: number;
  /**
   * People of this week's ladder who were written to or logged this week. Only who was shown, on a page, by the API or in
   * a mail, uses up a place: an act with somebody whom nobody has seen on this week's ladder, even if a place would have
   * been theirs, is an act of its own and takes nothing away from the week.
   */
  readonly used: number;
  readonly bonusUsed: boolean;
  readonly sentEver: number;
  readonly chosenRung: Rung | null;
  readonly warmUp: WarmUp;
}

export interface Place extends Candidate {
  /** Counted from the week's first place, used ones included. */
  readonly place: number;
  readonly warmUp: boolean;
  readonly bonus: boolean;
}

/** After a break the warm-up "is the only card of that week" (product.md, "Warm-up"). */
const placesAfterBreak = 1;

/**
 * How many places this week has by itself, without "one more": the pace, one after a break. Never throws. Source:
 * product.md, "The week's ladder", "Warm-up". Example: pace 3 after a break: 1.
 */
export function placesOfWeek({ pace, warmUp }: Pick<WeekPlan, 'pace' | 'warmUp'>): number {
  return warmUp.afterBreak ? placesAfterBreak : pace;
}

/**
 * How many places of this week are still to be filled. Never throws. Source: product.md, "The week's ladder",
 * "Warm-up". Example: pace 3, one more, two used: 2.
 */
export function placesLeft(plan: WeekPlan): number {
  return Math.max(0, placesOfWeek(plan) + plan.more - plan.used);
}

/**
 * Whether the last place of this week is the courage bonus: from pace 3 on, once three messages were sent, once a week,
 * and only where the user did not ask for another rung. Never throws. Source: product.md, "The week's ladder". Example:
 * pace 3, three sent: true; pace 2: false.
 */
export function hasBonus(plan: WeekPlan): boolean {
  if (plan.warmUp.afterBreak || plan.bonusUsed) return false;
  if (plan.chosenRung !== null && plan.chosenRung !== 'courage') return false;
  return plan.pace >= bonusFromPace && plan.sentEver >= bonusFromSent;
}

/**
 * The week's places, in the order they are shown: a warm-up friend if it is time for one, the easiest, and the courage
 * bonus last. Never empty while there is a candidate and a place. `friends` are current inner or warm contacts, best
 * taken from anywhere; extra candidates beyond those needed change nothing. Never throws. Source: product.md, "The
 * week's ladder", "Warm-up". Example: three places, five candidates: the three of highest ease.
 */
export function fillPlaces(
  plan: WeekPlan,
  candidates: readonly Candidate[],
  friends: readonly Candidate[],
): readonly Place[] {
  const free = placesLeft(plan);
  const warmUp = plan.warmUp.card ? (first(friends, byEase) ?? first(candidates, byEase)) : undefined;
  const ofRung = candidates.filter(({ rung }) => rung === plan.chosenRung);
  const pool = ofRung.length > 0 ? ofRung : candidates;
  const others = pool.filter(({ contactId }) => contactId !== warmUp?.contactId);
  const open = free - (warmUp ? 1 : 0);
  const courage = others.filter(({ rung }) => rung === 'courage');
  const bonus = open > 0 && hasBonus(plan) ? first(courage, byValue) : undefined;
  const easiest = others
    .filter(({ contactId }) => contactId !== bonus?.contactId)
    .sort(byEase)
    .slice(0, Math.max(0, open - (bonus ? 1 : 0)));
  const chosen = [warmUp, ...easiest, bonus].filter((one) => one !== undefined).slice(0, free);
  return chosen.map((one, index) => ({
    ...one,
    place: plan.used + index + 1,
    warmUp: one === warmUp,
    bonus: one === bonus,
  }));
}

function first(candidates: readonly Candidate[], order: typeof byEase): Candidate | undefined {
  return candidates.length === 0 ? undefined : candidates.reduce((best, one) => (order(one, best) < 0 ? one : best));
}
