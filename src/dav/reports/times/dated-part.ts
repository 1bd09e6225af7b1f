import { type ContentLine, contentLine } from '../../../busy-calendars/reading/content-lines.js';
import { timeOfLine, type ZonePlace } from '../../../busy-calendars/reading/event-times.js';
import { type RawEvent, rawEvent } from '../../../busy-calendars/reading/raw-event.js';
import type { FilePart, FileProperty } from '../domain/file-part.js';

/** What an event's time, and whether it takes time away, hangs on. */
const READ: ReadonlySet<string> = new Set([
  ...['DTSTART', 'DTEND', 'DUE', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'SEQUENCE'],
  ...['STATUS', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
]);
const NOBODY: ReadonlySet<string> = new Set();

/** A VEVENT or VTODO that has a time. */
export interface DatedPart {
  readonly part: FilePart;
  readonly event: RawEvent;
}

/**
 * The time of a VEVENT, or of a VTODO: that counts from its DTSTART to its DUE, or at its DUE alone. Null if it has none.
 * `index` is what its occurrences are known by: it stands as their UID. Never throws.
 */
export function datedPart(part: FilePart, index: number, place: ZonePlace): DatedPart | null {
  const lines = part.properties.flatMap((property) => (READ.has(property.name) ? (lineOf(property) ?? []) : []));
  const raw = { lines: part.name === 'VTODO' ? asEvent(lines) : lines, calendarZone: place.calendarZone };
  const event = rawEvent(raw, { zones: place.zones, own: NOBODY, index });
  return event && { part, event: { ...event, told: { ...event.told, uid: String(index) } } };
}

function asEvent(lines: readonly ContentLine[]): ContentLine[] {
  const dueIs = lines.some(({ name }) => name === 'DTSTART') ? 'DTEND' : 'DTSTART';
  return lines.map((line) => (line.name === 'DUE' ? { ...line, name: dueIs } : line));
}

/**
 * The instant that a property names, and whether that is a whole day; null if it names none. Never throws.
 *
 * @example momentOf(due, place)?.instant // of `DUE;VALUE=DATE:20261124` the begin of that day
 */
export function momentOf(
  property: FileProperty | undefined,
  place: ZonePlace,
): { instant: number; isDay: boolean } | null {
  const line = property && lineOf(property);
  return line ? timeOfLine(line, place) : null;
}

function lineOf({ head, value, name }: FileProperty): ContentLine | null {
  const line = contentLine(`${head}:${value}`);
  return line && { ...line, name };
}
