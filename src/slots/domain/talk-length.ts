import type { Channel } from '../../contacts/domain/words.js';
import { daysBetween, type LocalDate } from '../../common/local-date.js';

/** How long a talk will be: the longer the silence before it, the longer. */
export type TalkLength = 'short' | 'middle' | 'long';

/** What each is on the clock. Unit: minutes. Source: product.md, "Defaults" (Bhattacharya et al. 2017). */
const talkMinutes: Readonly<Record<TalkLength, number>> = { short: 15, middle: 20, long: 30 };
/** Until when a silence is short and middling. Unit: days. Same source: below one year, below three. */
const SHORT_BELOW = 365;
const MIDDLE_BELOW = 1095;

/** A coffee. Source: product.md, "Defaults": coffee 45 min. Unit: minutes. */
export const COFFEE_MINUTES = 45;

/**
 * How long to talk with somebody after a silence; of whom nobody knows when it was, something in between. Never throws.
 *
 * @example talkLength('2022-01-01', '2026-11-23') // 'long'
 */
export function talkLength(last: LocalDate | null, today: LocalDate): TalkLength {
  if (last === null) return 'middle';
  const silentDays = daysBetween(last, today);
  if (silentDays < SHORT_BELOW) return 'short';
  return silentDays < MIDDLE_BELOW ? 'middle' : 'long';
}

/**
 * How many minutes to keep free for a meeting: a call as long as the silence makes it, all else as long as a coffee.
 * Never throws.
 *
 * @example meetingMinutes('call', 'short') // 15
 */
export function meetingMinutes(channel: Channel, length: TalkLength): number {
  return channel === 'call' || channel === 'video' ? talkMinutes[length] : COFFEE_MINUTES;
}
