import { type ContentLine, contentLine, nameOf, unfolded } from './content-lines.js';

/** The lines of one VEVENT or VFREEBUSY that say something here, in their order. */
export interface RawComponent {
  readonly lines: readonly ContentLine[];
  /** X-WR-TIMEZONE of the calendar that it stands in. */
  readonly calendarZone: string | null;
}

/** A VTIMEZONE as it stands in the file. */
export interface RawZone {
  readonly tzid: string;
  /** X-LIC-LOCATION: what the zone is called elsewhere. */
  readonly location: string | null;
  readonly text: string;
}

export interface RawCalendar {
  /** False: there is no BEGIN:VCALENDAR in it. */
  readonly isCalendar: boolean;
  readonly events: readonly RawComponent[];
  readonly freeBusy: readonly RawComponent[];
  readonly zones: ReadonlyMap<string, RawZone>;
}

/** Everything that says when, what, where and with whom. Descriptions, attachments and alarms are never looked at. */
const WANTED: ReadonlySet<string> = new Set([
  ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'SEQUENCE'],
  ...['SUMMARY', 'LOCATION', 'STATUS', 'TRANSP', 'ATTENDEE', 'ORGANIZER', 'FREEBUSY', 'CLASS'],
  ...['X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
]);

/** More events than anybody has (10 MB of the shortest ones are about 100,000). */
const MOST_EVENTS = 100_000;
/** Lines of one event: 250 guests and 1,000 exceptions fit. */
const MOST_LINES = 2_000;
/** Zones of one file, and lines of one: Exchange writes out all of theirs, libical two hundred years. */
const MOST_ZONES = 1_000;
const MOST_ZONE_LINES = 1_000;

/**
 * Takes a file (or several, one behind the other) apart into events, busy times and zones. Whatever is broken is passed over;
 * an END that is missing ends with the next BEGIN:VEVENT. Never throws.
 */
export function componentsOf(text: string): RawCalendar {
  const parser = new Parser();
  for (const line of unfolded(text)) parser.take(line);
  return parser.end();
}

class Parser {
  private isCalendar = false;
  private calendarZone: string | null = null;
  private readonly events: { lines: ContentLine[]; calendarZone: string | null }[] = [];
  private readonly freeBusy: { lines: ContentLine[]; calendarZone: string | null }[] = [];
  private readonly zones = new Map<string, RawZone>();
  private open: 'VEVENT' | 'VFREEBUSY' | 'VTIMEZONE' | null = null;
  private current: ContentLine[] = [];
  private zoneLines: string[] = [];
  /** Components inside of the open one: alarms, the two halves of a zone's year. */
  private depth = 0;

  take(line: string): void {
    const name = nameOf(line);
    if (name === 'BEGIN') this.begin(kindOf(line), line);
    else if (name === 'END') this.finish(kindOf(line), line);
    else if (this.open === 'VTIMEZONE') this.zoneLine(line);
    else if (this.open !== null) this.eventLine(name, line);
    else if (name === 'X-WR-TIMEZONE') this.calendarZone ??= contentLine(line)?.value ?? null;
  }

  end(): RawCalendar {
    this.close();
    const { isCalendar, events, freeBusy, zones } = this;
    return { isCalendar, events, freeBusy, zones };
  }

  private begin(kind: string, line: string): void {
    if (kind === 'VCALENDAR') {
      this.close();
      this.isCalendar = true;
      this.calendarZone = null;
    } else if (kind === 'VEVENT' || kind === 'VFREEBUSY' || kind === 'VTIMEZONE') {
      this.close();
      this.open = kind;
      this.zoneLines = [line];
    } else if (this.open !== null) {
      this.depth += 1;
      if (this.open === 'VTIMEZONE') this.zoneLine(line);
    }
  }

  private finish(kind: string, line: string): void {
    if (this.open === 'VTIMEZONE') this.zoneLine(line);
    if (kind === this.open || kind === 'VCALENDAR') this.close();
    else if (this.depth > 0) this.depth -= 1;
  }

  private zoneLine(line: string): void {
    if (this.zoneLines.length < MOST_ZONE_LINES) this.zoneLines.push(line);
  }

  private eventLine(name: string, line: string): void {
    if (this.depth > 0 || !WANTED.has(name) || this.current.length >= MOST_LINES) return;
    const parsed = contentLine(line);
    if (parsed) this.current.push(parsed);
  }

  private close(): void {
    const { open, current: lines, calendarZone } = this;
    if (open === 'VTIMEZONE') this.keepZone();
    else if (open === 'VFREEBUSY' && this.freeBusy.length < MOST_EVENTS) this.freeBusy.push({ lines, calendarZone });
    else if (open === 'VEVENT' && this.events.length < MOST_EVENTS) this.events.push({ lines, calendarZone });
    this.open = null;
    this.current = [];
    this.zoneLines = [];
    this.depth = 0;
  }

  private keepZone(): void {
    const lines = this.zoneLines;
    const named = (name: string): string | null => {
      const line = lines.find((one) => nameOf(one) === name);
      return line === undefined ? null : (contentLine(line)?.value ?? null);
    };
    const tzid = named('TZID');
    if (tzid === null || this.zones.size >= MOST_ZONES) return;
    this.zones.set(tzid, { tzid, location: named('X-LIC-LOCATION'), text: lines.join('\r\n') });
  }
}

function kindOf(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .trim()
    .toUpperCase();
}
