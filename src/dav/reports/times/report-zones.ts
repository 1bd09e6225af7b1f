import type { RawZone } from '../../../busy-calendars/reading/components.js';
import { FileZones } from '../../../busy-calendars/reading/file-zones.js';
import { zoneNamed } from '../../../busy-calendars/reading/zone-names.js';
import type { FilePart } from '../domain/file-part.js';
import type { TimeRange } from '../domain/time-range.js';
import { everythingOf, partText } from '../domain/wanted-part.js';

const MS_PER_YEAR = 366 * 86_400_000;
/** Clocks are worked out ahead for so long; what lies outside is looked up one by one. */
const LONGEST_TABLE_MS = 5 * MS_PER_YEAR;

/** The zones of many small files: those with a name that is known are worked out once for all of them. */
export class ReportZones {
  private readonly shared: FileZones;
  private readonly isKnown = new Map<string, boolean>();
  private readonly window: TimeRange;

  /**
   * @param zone what floating times and whole days are read in (RFC 4791, 9.8)
   * @param range what is asked for; null: no time at all
   */
  constructor(
    private readonly zone: string,
    range: TimeRange | null,
  ) {
    this.window = windowOf(range);
    this.shared = new FileZones(new Map(), this.window, zone);
  }

  of(calendar: FilePart): FileZones {
    const own = new Map<string, RawZone>();
    for (const part of calendar.parts) {
      if (part.name !== 'VTIMEZONE') continue;
      const tzid = valueIn(part, 'TZID');
      if (tzid === null || this.isNamed(tzid)) continue;
      own.set(tzid, { tzid, location: valueIn(part, 'X-LIC-LOCATION'), text: partText(part, everythingOf(part.name)) });
    }
    return own.size === 0 ? this.shared : new FileZones(own, this.window, this.zone);
  }

  private isNamed(tzid: string): boolean {
    const known = this.isKnown.get(tzid) ?? zoneNamed(tzid) !== null;
    this.isKnown.set(tzid, known);
    return known;
  }
}

function windowOf(range: TimeRange | null): TimeRange {
  if (range === null) return { from: 0, to: 0 };
  const from = Number.isFinite(range.from) ? range.from : range.to - MS_PER_YEAR;
  return { from, to: Math.min(range.to, from + LONGEST_TABLE_MS) };
}

function valueIn(part: FilePart, wanted: string): string | null {
  return part.properties.find(({ name }) => name === wanted)?.value.trim() ?? null;
}
