import type { Budget } from './budget.js';
import type { ReadEvent } from './calendar-reading.js';
import { endOf, type ReadTime } from './event-times.js';
import type { RawEvent } from './raw-event.js';
import { wallsOfRule } from './recurrence.js';
import type { WallMs } from './wall-clock.js';

const MS_PER_DAY = 86_400_000;
/** Farther than any zone is from another: the wall's time is so near the instant at most. */
const ZONE_SLACK_MS = 2 * MS_PER_DAY;
/** An event that lasts longer is looked for only so far back: nobody's meeting takes longer than a year. */
const LONGEST_BACK_MS = 366 * MS_PER_DAY;

export interface SeriesWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * All that one UID has in the window: the event with its rule, further dates, exceptions, and changes of single occurrences or
 * of one and all after it (RFC 5545, 3.8.4.4). Events of the same UID that are no changes count one by one, but for older
 * SEQUENCEs. Throws for a rule that makes no sense.
 */
export function occurrencesOf(events: readonly RawEvent[], window: SeriesWindow, budget: Budget): ReadEvent[] {
  const changes = newest(events.filter(({ recurrenceId }) => recurrenceId !== null));
  const last = Math.max(...events.map(({ sequence, recurrenceId }) => (recurrenceId === null ? sequence : 0)));
  const masters = events.filter(({ recurrenceId, sequence }) => recurrenceId === null && sequence === last);
  const futures = changes.filter(({ andFuture }) => andFuture).sort((one, other) => idOf(one) - idOf(other));
  const ids = changes.map(({ recurrenceId }) => recurrenceId).filter((id) => id !== null);
  return [
    ...masters.flatMap((master) => occurrencesOfMaster(master, { futures, ids, window, budget })),
    ...changes.map((change) => at(change, change.start.wall, change.recurrenceId?.instant ?? null)),
  ].filter(({ start, end }) => start < window.to && (end > window.from || start >= window.from));
}

/** One change for each occurrence: the one that was written last. */
function newest(changes: readonly RawEvent[]): RawEvent[] {
  const byId = new Map<number, RawEvent>();
  for (const change of changes) {
    const id = change.recurrenceId?.instant ?? 0;
    if ((byId.get(id)?.sequence ?? -1) <= change.sequence) byId.set(id, change);
  }
  return [...byId.values()];
}

interface Around {
  /** Changes of an occurrence and all after it, by their occurrence. */
  readonly futures: readonly RawEvent[];
  /** Which occurrences stand elsewhere, as a change. */
  readonly ids: readonly ReadTime[];
  readonly window: SeriesWindow;
  readonly budget: Budget;
}

function occurrencesOfMaster(master: RawEvent, { futures, ids, window, budget }: Around): ReadEvent[] {
  const { clock } = master.start;
  const gone = goneTest(master, ids);
  return wallsOf(master, reach(master, futures, window), budget)
    .filter((wall) => !gone(wall))
    .map((wall) => {
      const instant = clock.instantOf(wall);
      const occurrence = isSeries(master) ? instant : null;
      const change = futures.findLast((one) => idOf(one) < instant);
      const moved = change && change.start.wall + (wall - wallOfId(change, master));
      return moved === undefined ? at(master, wall, occurrence) : at(change ?? master, moved, occurrence);
    });
}

/** Where occurrences may begin, before any is moved, that touch the window in the end. */
function reach(master: RawEvent, futures: readonly RawEvent[], { from, to }: SeriesWindow): SeriesWindow {
  const all = [...[master, ...futures].map(({ length }) => length), ...master.periods.values()];
  const lengths = all.map(({ onWall, exact }) => onWall + exact);
  const moved = futures.map((change) => Math.abs(change.start.wall - wallOfId(change, master)));
  const slack = ZONE_SLACK_MS + Math.min(LONGEST_BACK_MS, Math.max(0, ...moved));
  return { from: from - slack - Math.min(LONGEST_BACK_MS, Math.max(...lengths)), to: to + slack };
}

/** The first one, those of the rules, and the further dates, without those that EXRULE takes out; each once. */
function wallsOf(
  { start, rules, exceptRules, further }: RawEvent,
  { from, to }: SeriesWindow,
  budget: Budget,
): WallMs[] {
  const window = { start: start.wall, clock: start.clock, from, to };
  const except = new Set(exceptRules.flatMap((rule) => wallsOfRule(rule, window, budget)));
  const ruled = rules.flatMap((rule) => wallsOfRule(rule, window, budget)).filter((wall) => !except.has(wall));
  const dates = further.map((date) => (date.isDay ? date.wall : start.clock.wallOf(date.instant)));
  return [...new Set([start.wall, ...ruled, ...dates])].filter((wall) => wall >= from && wall <= to);
}

/** Whether an occurrence was taken out, or stands elsewhere as a change. A day alone means all of that day. */
function goneTest(
  { except, start: { clock, isDay } }: RawEvent,
  changed: readonly ReadTime[],
): (wall: WallMs) => boolean {
  const instants = new Set<number>();
  const days = new Set<WallMs>();
  for (const time of [...except, ...changed]) {
    if (time.isDay) days.add(time.wall);
    else if (isDay) days.add(dayOf(time.wall));
    else instants.add(time.instant);
  }
  return (wall) => instants.has(clock.instantOf(wall)) || days.has(dayOf(wall));
}

function dayOf(wall: WallMs): WallMs {
  return Math.floor(wall / MS_PER_DAY) * MS_PER_DAY;
}

function idOf({ recurrenceId }: RawEvent): number {
  return recurrenceId?.instant ?? 0;
}

/** When the changed occurrence would have begun, on the wall of the event. */
function wallOfId({ recurrenceId, start }: RawEvent, master: RawEvent): WallMs {
  return recurrenceId === null ? start.wall : master.start.clock.wallOf(recurrenceId.instant);
}

function isSeries({ rules, further }: RawEvent): boolean {
  return rules.length > 0 || further.length > 0;
}

function at({ told, start, length, periods }: RawEvent, wall: WallMs, occurrence: number | null): ReadEvent {
  const end = endOf(wall, start.clock, periods.get(wall) ?? length);
  return { ...told, occurrence, start: start.clock.instantOf(wall), end };
}
