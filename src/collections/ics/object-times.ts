import { componentsOf } from '../../busy-calendars/reading/components.js';
import type { ContentLine } from '../../busy-calendars/reading/content-lines.js';
import { type ReadTime, timeOfLine, type ZonePlace } from '../../busy-calendars/reading/event-times.js';
import { FileZones } from '../../busy-calendars/reading/file-zones.js';
import { zoneNamed } from '../../busy-calendars/reading/zone-names.js';
import type { ObjectFile } from './object-file.js';

/** What times of one file mean. */
export interface ObjectTimes {
  /** Null for no line, or one that says no time. Never throws. */
  readonly timeOf: (line: ContentLine | undefined) => ReadTime | null;
  /** The IANA zone that a line names; null for UTC, none, or one that only the file knows. Never throws. */
  readonly zoneOf: (line: ContentLine | undefined) => string | null;
}

/**
 * The clocks of a file: names that are known first, then its own VTIMEZONEs. Never throws.
 *
 * @param fallback IANA: for times without a zone, and whole days
 * @param year in which its times are, about: there, clocks need no looking up
 */
export function objectTimes(file: ObjectFile, fallback: string, year: number): ObjectTimes {
  const { zones } = componentsOf(file.lines.map(({ raw }) => raw).join(''));
  const window = { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  const place: ZonePlace = { zones: new FileZones(zones, window, fallback), calendarZone: null };
  const named = (tzid: string): string | null => zoneNamed(tzid) ?? zoneNamed(zones.get(tzid)?.location ?? '');
  return {
    timeOf: (line) => timeOfLine(line, place),
    zoneOf: (line) => {
      const tzid = line?.params.get('TZID');
      const zone = tzid === undefined || /Z$/i.test(line?.value ?? '') ? null : named(tzid);
      return zone === 'UTC' ? null : zone;
    },
  };
}

/** Of the year that a line names, or this one. Never throws. */
export function yearOf(line: ContentLine | undefined): number {
  const year = Number(line?.value.slice(0, 'YYYY'.length));
  return Number.isInteger(year) && year > 0 ? year : new Date(0).getUTCFullYear();
}
