import { daysBetween, type LocalDate } from '../../common/local-date.js';
import { breakAfterDays } from '../../reactivation/domain/defaults.js';

export interface AttitudeFacts {
  /** When the check was last gone through. */
  readonly attitudeOn: LocalDate | null;
  /** Messages that ever went out. */
  readonly sentEver: number;
  /** This week begins anew after a break of 30 days. */
  readonly afterBreak: boolean;
}

/**
 * Whether the attitude check is offered on Today: before the first message, and after a break, once each; never forced.
 * Never throws. Source: product.md, R5 and "Warm-up". Example: nothing sent yet, never gone through: true.
 */
export function offersAttitude({ attitudeOn, sentEver, afterBreak }: AttitudeFacts, today: LocalDate): boolean {
  if (attitudeOn === null) return sentEver === 0 || afterBreak;
  return afterBreak && daysBetween(attitudeOn, today) >= breakAfterDays;
}
