/** A mail that was begun and has not been taken. */
export interface StuckMail {
  /** Its number in the folder. */
  readonly uid: number;
  /** How often it was begun. */
  readonly tries: number;
  /** The earliest instant of the next try, ISO 8601 in UTC. */
  readonly againAt: string;
}

/** Waits after each try, in ms. A server that is away or a database that was busy comes back; a mail that breaks something stays. */
const WAITS_MS = [60_000, 10 * 60_000, 60 * 60_000, 6 * 60 * 60_000] as const;

/** The first one, and one after each wait. */
const MAX_TRIES = WAITS_MS.length + 1;

/** Of more in one folder, those that were tried most often are given up: the list is read and written with each mail. */
const MOST_STUCK = 100;

/** The list, and how many mails fell out of it for good. */
export interface Stuck {
  readonly mails: readonly StuckMail[];
  readonly givenUp: number;
}

/**
 * A mail is about to be taken, now for the first time or once more: noted before it is, so that one which ends the process
 * counts its tries, too. Never throws. `begun([], 7, 0)` has `{ uid: 7, tries: 1, againAt: '1970-01-01T00:01:00.000Z' }`.
 */
export function begun(mails: readonly StuckMail[], uid: number, now: number): Stuck {
  const tries = triesOf(mails, uid) + 1;
  const waitMs = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? 0;
  const mail = { uid, tries, againAt: new Date(now + waitMs).toISOString() };
  const others = without(mails, uid).sort((one, other) => one.tries - other.tries || one.uid - other.uid);
  const kept = others.slice(0, MOST_STUCK - 1);
  return { mails: [...kept, mail], givenUp: others.length - kept.length };
}

/** A mail was taken, is not there any more, or is given up. Never throws. */
export function without(mails: readonly StuckMail[], uid: number): StuckMail[] {
  return mails.filter((mail) => mail.uid !== uid);
}

/** Whether a mail that could not be taken has had all of its tries. Never throws. */
export function hadItsTries(mails: readonly StuckMail[], uid: number): boolean {
  return triesOf(mails, uid) >= MAX_TRIES;
}

/** Numbers of mails whose time has come, the lowest first. `now` is an instant as ISO text. Never throws. */
export function dueOf(mails: readonly StuckMail[], now: string): number[] {
  return mails
    .filter(({ againAt }) => againAt <= now)
    .map(({ uid }) => uid)
    .sort((one, other) => one - other);
}

function triesOf(mails: readonly StuckMail[], uid: number): number {
  return mails.find((mail) => mail.uid === uid)?.tries ?? 0;
}
