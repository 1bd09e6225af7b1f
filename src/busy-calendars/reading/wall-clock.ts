import { Temporal } from 'temporal-polyfill';

/** Time on a wall, as if it were UTC, in ms since 1970: what is counted with while nobody has to know where the wall is. */
export type WallMs = number;

/** Turns times on a wall into instants and back. */
export interface WallClock {
  /**
   * In the gap of a clock change, as many minutes behind it as the time is behind the gap's begin; in the doubled hour the
   * first of the two (RFC 5545, 3.3.5).
   */
  instantOf(wall: WallMs): number;
  wallOf(instant: number): WallMs;
}

interface Stretch {
  /** From this instant on, in ms since 1970. */
  readonly from: number;
  readonly offset: number;
}

/** Changes are looked up once, so far around the time that is asked for. In ms. */
const MARGIN_MS = 400 * 86_400_000;
/** Files name no others (event-times.ts), but for what lasts long. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2300;
/** Twice a year for three years; zones of Ramadan have four. */
const MOST_CHANGES = 40;

/**
 * The clock of an IANA zone. Within `from` to `to` (and 400 days around) it is one table, outside one for each year. The zone has to be
 * one that isTimeZone knows: throws RangeError otherwise.
 *
 * @example zoneClock('Europe/Berlin', from, to).instantOf(Date.UTC(2026, 2, 29, 18)) // 2026-03-29T16:00Z
 */
export function zoneClock(zone: string, from: number, to: number): WallClock {
  const stretches = knownStretches(zone, from - MARGIN_MS, to + MARGIN_MS);
  const first = stretches[0]?.from ?? from;
  const last = to + MARGIN_MS;
  const day = 86_400_000;
  return {
    instantOf: (wall) =>
      wall < first + day || wall > last - day ? distantInstant(wall, zone) : instantIn(stretches, wall),
    wallOf: (instant) => (instant < first || instant > last ? distantWall(instant, zone) : wallIn(stretches, instant)),
  };
}

/** UTC itself. */
export const utcClock: WallClock = { instantOf: (wall) => wall, wallOf: (instant) => instant };

/** Files of one calendar name the same zone and years, and looking a zone up takes longer than reading its file. */
const known = new Map<string, Stretch[]>();
const MOST_KNOWN = 500;

function knownStretches(zone: string, from: number, to: number): Stretch[] {
  const key = `${zone} ${from} ${to}`;
  const stretches = known.get(key) ?? stretchesOf(zone, from, to);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, stretches);
  return stretches;
}

function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  let time: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const stretches: Stretch[] = [];
  for (let count = 0; time !== null && time.epochMilliseconds <= to && count < MOST_CHANGES; count += 1) {
    stretches.push({ from: time.epochMilliseconds, offset: offsetOf(time) });
    time = time.getTimeZoneTransition('next');
  }
  return stretches;
}

function instantIn(stretches: readonly Stretch[], wall: WallMs): number {
  let before: Stretch | null = null;
  for (const [index, stretch] of stretches.entries()) {
    const next = stretches[index + 1];
    if (next && wall >= next.from + stretch.offset) {
      before = stretch;
      continue;
    }
    // in the gap: the offset from before it
    const inGap = before !== null && wall < stretch.from + stretch.offset;
    return wall - (inGap && before !== null ? before.offset : stretch.offset);
  }
  return wall;
}

function wallIn(stretches: readonly Stretch[], instant: number): WallMs {
  return instant + (stretches.findLast(({ from }) => from <= instant)?.offset ?? 0);
}

/** What recurs in a distant year does so often: its changes of clocks are looked up once, too. Null: nobody's year. */
function stretchesAround(zone: string, time: number): Stretch[] | null {
  const year = new Date(time).getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  return knownStretches(zone, Date.UTC(year, 0) - MARGIN_MS, Date.UTC(year + 1, 0) + MARGIN_MS);
}

function distantInstant(wall: WallMs, zone: string): number {
  const stretches = stretchesAround(zone, wall);
  return stretches ? instantIn(stretches, wall) : exactInstant(wall, zone);
}

function distantWall(instant: number, zone: string): WallMs {
  const stretches = stretchesAround(zone, instant);
  return stretches ? wallIn(stretches, instant) : exactWall(instant, zone);
}

function exactInstant(wall: WallMs, zone: string): number {
  const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  return plain.toZonedDateTime(zone).epochMilliseconds;
}

function exactWall(instant: number, zone: string): WallMs {
  return instant + offsetOf(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone));
}

function offsetOf(time: Temporal.ZonedDateTime): number {
  return time.offsetNanoseconds / 1_000_000;
}
