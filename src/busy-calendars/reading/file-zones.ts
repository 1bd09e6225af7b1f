import ICAL from 'ical.js';
import type { RawZone } from './components.js';
import { utcClock, type WallClock, zoneClock } from './wall-clock.js';
import { zoneNamed } from './zone-names.js';

const MS_PER_SECOND = 1000;
/** A rule of a zone that is not yearly is none; ical.js would work out each of its seconds since 1601. */
const ODD_RULE = /^RRULE(?![^\n]*FREQ=YEARLY)/im;
/** Halves of years that a VTIMEZONE may have; Outlook writes two, libical up to two hundred. */
const MOST_OBSERVANCES = 400;

/** The zones of one file: what its TZIDs mean. Each is worked out once. */
export class FileZones {
  private readonly clocks = new Map<string, WallClock>();

  constructor(
    private readonly zones: ReadonlyMap<string, RawZone>,
    private readonly window: { readonly from: number; readonly to: number },
    /** The account's, for what has no other. */
    private readonly fallback: string,
  ) {}

  /**
   * The clock that a TZID (null: a floating time) means. A name that is known counts more than the rules in the file, which
   * are often older; then X-LIC-LOCATION, the rules of the file, the zone of the calendar (X-WR-TIMEZONE), and the account's.
   * Never throws.
   */
  clock(tzid: string | null, calendarZone: string | null): WallClock {
    const key = `${tzid ?? ''}\n${calendarZone ?? ''}`;
    const known = this.clocks.get(key);
    if (known) return known;
    const clock = (tzid === null ? null : this.ofTzid(tzid)) ?? this.named(calendarZone) ?? this.own();
    this.clocks.set(key, clock);
    return clock;
  }

  private ofTzid(tzid: string): WallClock | null {
    const raw = this.zones.get(tzid);
    return this.named(tzid) ?? this.named(raw?.location ?? null) ?? (raw ? clockOfRules(raw) : null);
  }

  private named(name: string | null): WallClock | null {
    const zone = name === null ? null : zoneNamed(name);
    if (zone === null) return null;
    return zone === 'UTC' ? utcClock : zoneClock(zone, this.window.from, this.window.to);
  }

  private own(): WallClock {
    return zoneClock(this.fallback, this.window.from, this.window.to);
  }
}

/** The clock of a VTIMEZONE whose name says nothing (RFC 5545, 3.6.5); null if it makes no sense. */
function clockOfRules({ tzid, text }: RawZone): WallClock | null {
  const halves = text.match(/^BEGIN:(?:STANDARD|DAYLIGHT)/gim)?.length ?? 0;
  if (ODD_RULE.test(text) || halves === 0 || halves > MOST_OBSERVANCES) return null;
  try {
    const component = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR`) as unknown[]);
    const vtimezone = component.getFirstSubcomponent('vtimezone');
    if (!vtimezone) return null;
    const zone = new ICAL.Timezone({ component: vtimezone, tzid });
    const offsetAt = (wall: number): number => zone.utcOffset(timeOf(wall)) * MS_PER_SECOND;
    offsetAt(0); // says now whether the rules can be read
    return {
      instantOf: (wall) => wall - offsetAt(wall),
      wallOf: (instant) => instant + offsetAt(instant + offsetAt(instant)),
    };
  } catch {
    return null;
  }
}

/** A wall-clock time as ical.js counts with it. */
export function timeOf(wall: number): ICAL.Time {
  const date = new Date(wall);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone);
}
