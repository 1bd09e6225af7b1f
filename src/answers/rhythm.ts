import type { Account } from '../accounts/account.entity.js';
import { fingerprint } from '../common/fingerprint.js';

/** The settings that a link in a mail may change. */
export type Rhythm = Pick<Account, 'mailDays' | 'pauseUntil'>;

export function rhythmOf({ mailDays, pauseUntil }: Account): Rhythm {
  return { mailDays, pauseUntil };
}

export function isSameRhythm(one: Rhythm, other: Rhythm): boolean {
  return fingerprint(one) === fingerprint(other);
}
