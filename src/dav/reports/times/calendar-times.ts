import { Budget } from '../../../busy-calendars/reading/budget.js';
import type { ReadEvent } from '../../../busy-calendars/reading/calendar-reading.js';
import type { ZonePlace } from '../../../busy-calendars/reading/event-times.js';
import { occurrencesOf } from '../../../busy-calendars/reading/series.js';
import type { PartTimes } from '../domain/calendar-filter.js';
import type { FilePart, FileProperty } from '../domain/file-part.js';
import { isSpanWithin, isTodoWithin, type TimeRange } from '../domain/time-range.js';
import { isRingingWithin, ringingOf, ringingSpread } from './alarm-times.js';
import { type DatedPart, datedPart, momentOf } from './dated-part.js';
import type { ReportZones } from './report-zones.js';

const MS_PER_DAY = 86_400_000;
const MS_PER_YEAR = 366 * MS_PER_DAY;
/** Whether there is an occurrence at all is looked for in so much time first, then in more. In years. */
const STEPS_IN_YEARS = [1, 10, 100];
/** No file begins before or behind (event-times.ts), and nobody plans beyond; clocks of other years take long. */
const FIRST = Date.UTC(1899, 0);
const LAST = Date.UTC(2201, 0);
/** Rules of one file, worked out while others wait: an hourly one takes some 10,000 for a year. */
const MOST_STEPS = 120_000;
/** Their occurrences, in all ranges that are looked at. */
const MOST_FOUND = 40_000;
/** Occurrences that are held against a range, of all parts and alarms of a file. */
const MOST_LOOKED_AT = 500_000;
/** What was worked out for so many ranges is kept: parts of one file are asked about the same ones. */
const MOST_KEPT = 8;

/** One time that a part takes place; of what does not recur the only one. */
export interface Occurrence {
  readonly part: FilePart;
  readonly event: ReadEvent;
}

/** When what stands in a calendar file takes place (RFC 4791, 9.9). Works no longer on it than its budget allows. */
export class CalendarTimes implements PartTimes {
  private readonly place: ZonePlace;
  private readonly dated: ReadonlyMap<FilePart, DatedPart>;
  private readonly budget = new Budget(MOST_STEPS, MOST_FOUND);
  private lookedAt = 0;
  /** By range, and within one by the place of the part among all. */
  private readonly kept = new Map<string, ReadonlyMap<string, readonly ReadEvent[]>>();

  constructor(
    private readonly calendar: FilePart,
    zones: ReportZones,
  ) {
    const calendarZone = calendar.properties.find(({ name }) => name === 'X-WR-TIMEZONE')?.value.trim() ?? null;
    this.place = { zones: zones.of(calendar), calendarZone };
    const dated = calendar.parts.map((part, index) => (isEntry(part) ? datedPart(part, index, this.place) : null));
    this.dated = new Map(dated.flatMap((one) => (one === null ? [] : [[one.part, one]])));
  }

  /** Rules that recur too densely to be worked out to their end. */
  get cut(): number {
    return this.budget.cut;
  }

  /** What takes place in a range that has an end, by its begin. */
  occurrences(range: TimeRange): Occurrence[] {
    return [...this.found(range)]
      .flatMap(([index, events]) => {
        const part = this.calendar.parts[Number(index)];
        return part ? events.map((event) => ({ part, event })) : [];
      })
      .sort((one, other) => one.event.start - other.event.start);
  }

  /** When a property of an entry's would be, and whether it is a whole day. */
  moment(property: FileProperty | undefined): { readonly instant: number; readonly isDay: boolean } | null {
    return momentOf(property, this.place);
  }

  datedPart(part: FilePart): DatedPart | null {
    return this.dated.get(part) ?? null;
  }

  isWithin(part: FilePart, range: TimeRange): boolean {
    if (part.name === 'VEVENT')
      return this.isAny(part, range, 0, ({ start, end }) => isSpanWithin({ start, end }, range));
    if (part.name === 'VTODO') return this.isTodo(part, range);
    return part.name !== 'VCALENDAR' || this.calendar.parts.some((one) => isEntry(one) && this.isWithin(one, range));
  }

  isAlarmWithin(alarm: FilePart, of: FilePart, range: TimeRange): boolean {
    const absolute = this.moment(alarm.properties.find(({ name }) => name === 'TRIGGER'));
    if (absolute !== null) return range.from <= absolute.instant && absolute.instant < range.to;
    const ringing = ringingOf(alarm);
    if (ringing === null) return false;
    // rounded up, so that the many alarms of one event are looked for in the same few ranges
    const slack = MS_PER_DAY * 2 ** Math.ceil(Math.log2(Math.max(1, ringingSpread(ringing) / MS_PER_DAY)));
    return this.isAny(of, range, slack, (event) => isRingingWithin(ringing, event, range));
  }

  isPropertyWithin(property: FileProperty, range: TimeRange): boolean {
    const moment = this.moment(property);
    if (moment === null) return false;
    const { instant, isDay } = moment;
    return isSpanWithin({ start: instant, end: instant + (isDay ? MS_PER_DAY : 0) }, range);
  }

  private isTodo(part: FilePart, range: TimeRange): boolean {
    const named = (wanted: string): FileProperty | undefined => part.properties.find(({ name }) => name === wanted);
    const completed = this.moment(named('COMPLETED'))?.instant ?? null;
    const created = this.moment(named('CREATED'))?.instant ?? null;
    if (!this.datedPart(part)) {
      return isTodoWithin({ start: null, due: null, isDueByDuration: false, completed, created }, range);
    }
    const [hasStart, hasDue, isDueByDuration] = [named('DTSTART'), named('DUE') ?? named('DURATION'), !named('DUE')];
    return this.isAny(part, range, MS_PER_DAY, ({ start, end, allDay }) => {
      const times = hasStart ? { start, due: hasDue ? end : null } : { start: null, due: start };
      // the day on which something is due lasts until its end, which the table of the RFC does not know
      return (
        isTodoWithin({ ...times, isDueByDuration, completed, created }, range) ||
        (allDay && isSpanWithin({ start, end }, range))
      );
    });
  }

  private isAny(part: FilePart, range: TimeRange, slackMs: number, isRight: (event: ReadEvent) => boolean): boolean {
    const wide = { from: range.from - slackMs, to: range.to + slackMs };
    const index = String(this.calendar.parts.indexOf(part));
    for (const window of this.windows(wide)) {
      if (this.isSpent()) return false;
      const events = this.found(window).get(index) ?? [];
      this.lookedAt += events.length;
      if (events.some(isRight)) return true;
    }
    return false;
  }

  private isSpent(): boolean {
    if (this.lookedAt <= MOST_LOOKED_AT) return false;
    this.budget.cut += 1;
    return true;
  }

  /** Something that recurs for ever is not worked out for ever: most occur in the first year that is asked for. */
  private *windows({ from, to }: TimeRange): Generator<TimeRange> {
    const dated = [...this.dated.values()];
    const recurs = dated.some(({ event }) => event.rules.length + event.exceptRules.length > 0);
    if (!recurs) yield { from, to };
    const first = Math.min(...dated.map(({ event }) => event.start.instant)) - MS_PER_YEAR;
    const begin = Math.max(from, first);
    for (const years of recurs ? STEPS_IN_YEARS : []) {
      const end = Math.min(to, begin + years * MS_PER_YEAR);
      yield { from: begin, to: end };
      if (end === to) return;
    }
  }

  private found(range: TimeRange): ReadonlyMap<string, readonly ReadEvent[]> {
    const key = `${range.from} ${range.to}`;
    const known = this.kept.get(key);
    if (known) return known;
    const found = new Map<string, ReadEvent[]>();
    for (const event of this.workedOut({ from: Math.max(FIRST, range.from), to: Math.min(LAST, range.to) })) {
      const others = found.get(event.uid);
      if (others) others.push(event);
      else found.set(event.uid, [event]);
    }
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, found);
    return found;
  }

  private workedOut(range: TimeRange): ReadEvent[] {
    const events = [...this.dated.values()].map(({ event }) => event);
    try {
      return occurrencesOf(events, range, this.budget);
    } catch {
      // a rule that makes no sense: what is said once counts
      const once = events.map((event) => ({ ...event, rules: [], exceptRules: [] }));
      return occurrencesOf(once, range, this.budget);
    }
  }
}

function isEntry({ name }: FilePart): boolean {
  return name === 'VEVENT' || name === 'VTODO';
}
