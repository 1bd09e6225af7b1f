import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../common/zoned-time.js';

/** One change of a zone's clock. Offsets from UTC in seconds, east is positive; `at` in ms since 1970. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Names that say UTC: their times need no zone (RFC 5545, 3.3.5, form 2). */
const UTC_NAMES: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'Etc/UCT', 'Etc/GMT', 'GMT', 'Zulu', 'Etc/Zulu']);
const MS_PER_SECOND = 1000;
const MS_PER_DAY = 86_400_000;
const SECONDS_PER_HOUR = 3600;
/** A year and a day: around the times, so that a change of each kind stands before the first and after the last. In ms. */
const MARGIN_MS = 367 * 86_400_000;
/** Rules of zones are known for so many years, and guessed beyond: what lies further ahead is said in UTC. In ms. */
const HORIZON_MS = 12 * MARGIN_MS;

/** How the clocks of one zone stand between two instants. */
export class ZoneClock {
  /** The day that was said last: an event ends on the day on which it begins, and the next one is near. */
  private lastDay = { day: NaN, digits: '' };

  private constructor(
    readonly zone: string,
    readonly changes: readonly ClockChange[],
    /** Before the first change; in seconds. */
    readonly firstOffset: number,
    /** The times it was made for lie between these two; in ms since 1970. */
    private readonly span: { readonly first: number; readonly last: number },
  ) {}

  /**
   * The clock of an IANA zone for times from `first` to `last` (ms since 1970), or null where UTC says it better: for UTC
   * itself and for a name that this Node does not know. Never throws.
   *
   * @example ZoneClock.of('Europe/Berlin', Date.UTC(2026, 6, 1), Date.UTC(2026, 6, 2))?.stamp(Date.UTC(2026, 6, 1, 8)) // '20260701T100000'
   */
  static of(zone: string, first: number, last: number): ZoneClock | null {
    if (UTC_NAMES.has(zone) || !isTimeZone(zone)) return null;
    const end = Math.min(last, first + HORIZON_MS);
    const changes: ClockChange[] = [];
    const start = Temporal.Instant.fromEpochMilliseconds(first - MARGIN_MS).toZonedDateTimeISO(zone);
    let before = secondsOf(start);
    let next = start.getTimeZoneTransition('next');
    while (next && next.epochMilliseconds <= end + MARGIN_MS) {
      const after = secondsOf(next);
      if (after !== before) changes.push({ at: next.epochMilliseconds, before, after });
      before = after;
      next = next.getTimeZoneTransition('next');
    }
    return new ZoneClock(zone, changes, secondsOf(start), { first, last: end });
  }

  /**
   * True for an instant (ms since 1970) that it was made for and can say: not in the hour that a clock shows twice. The
   * first time round would be meant by it (RFC 5545, 3.3.5), but programs read it either way.
   */
  canSay(ms: number): boolean {
    const shownTwice = this.changes.some(
      ({ at, before, after }) => Math.abs(ms - at) <= (before - after) * MS_PER_SECOND,
    );
    return ms >= this.span.first && ms <= this.span.last && !shownTwice;
  }

  /** True if the clock never changed before the first time it was made for. */
  get beginsUnchanged(): boolean {
    const [change] = this.changes;
    return !change || change.at > this.span.first;
  }

  /** Changes are known until then; in ms since 1970. */
  get knownUntil(): number {
    return this.span.last + MARGIN_MS;
  }

  /** DATE-TIME as the clock on the wall shows it (RFC 5545, 3.3.5, form 3): `20261124T160000`. */
  stamp(ms: number): string {
    const local = ms + this.offsetAt(ms) * MS_PER_SECOND;
    const day = Math.floor(local / MS_PER_DAY);
    if (day !== this.lastDay.day)
      this.lastDay = { day, digits: stampOf(day * MS_PER_DAY).slice(0, 'YYYYMMDDT'.length) };
    return this.lastDay.digits + timeDigits(local - day * MS_PER_DAY);
  }

  private offsetAt(ms: number): number {
    let offset = this.firstOffset;
    for (const { at, after } of this.changes) {
      if (at > ms) break;
      offset = after;
    }
    return offset;
  }
}

/**
 * Digits of an instant in UTC, without a Z. Throws RangeError for NaN.
 *
 * @param ms since 1970
 * @example stampOf(Date.UTC(2026, 10, 24, 15)) // '20261124T150000'
 */
export function stampOf(ms: number): string {
  return stampOfIso(new Date(ms).toISOString());
}

/**
 * The digits of an instant that is said in ISO 8601, without a Z. Never throws.
 *
 * @example stampOfIso('2026-11-24T15:00:00.000Z') // '20261124T150000'
 */
export function stampOfIso(iso: string): string {
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}`;
}

/** `160000` for so many milliseconds after midnight. */
function timeDigits(ms: number): string {
  const seconds = Math.floor(ms / MS_PER_SECOND);
  const [hours, minutes] = [Math.floor(seconds / SECONDS_PER_HOUR), Math.floor((seconds % SECONDS_PER_HOUR) / 60)];
  return `${twoDigits(hours)}${twoDigits(minutes)}${twoDigits(seconds % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function secondsOf(time: Temporal.ZonedDateTime): number {
  return time.offsetNanoseconds / (MS_PER_SECOND * 1_000_000);
}
