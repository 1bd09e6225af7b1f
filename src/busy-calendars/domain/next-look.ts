const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;

/** Calendars change during a day, and others' servers are not ours. RFC 7986, 5.7 has no usual; Google's exports ask for hours. */
const USUAL_MS = MS_PER_HOUR;
/** After the first look that found nothing out; twice as long after each further one. */
const FIRST_RETRY_MS = 15 * MS_PER_MINUTE;
const LONGEST_MS = 24 * MS_PER_HOUR;
/** So that all the calendars of a server are not asked for in the same minute. Share of the time. */
const JITTER = 0.1;

/**
 * How long until the next look, in ms: an hour, give or take 6 minutes; 15 minutes, 30, an hour and so on up to a day while
 * nothing is found out. Never throws.
 *
 * @param tries looks in a row that found nothing out
 * @param share from 0 to below 1: which part of the jitter
 * @example untilNextLook(0, 0.5) // 3_600_000
 */
export function untilNextLook(tries: number, share: number): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 10);
  const usual = tries === 0 ? USUAL_MS : Math.min(LONGEST_MS, doubled);
  return Math.round(usual * (1 - JITTER + 2 * JITTER * share));
}
