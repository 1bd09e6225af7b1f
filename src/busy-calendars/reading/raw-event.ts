import type { ReadEvent, ReadPerson } from './calendar-reading.js';
import type { RawComponent } from './components.js';
import { type ContentLine, plainText } from './content-lines.js';
import {
  durationOf,
  lengthOf,
  periodsOf,
  type ReadLength,
  type ReadTime,
  timeOfLine,
  timesOf,
  type ZonePlace,
} from './event-times.js';
import type { FileZones } from './file-zones.js';
import type { WallMs } from './wall-clock.js';

/** One VEVENT with its times read: an event, all that recur, or a change of one of these. */
export interface RawEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly start: ReadTime;
  readonly length: ReadLength;
  readonly rules: readonly string[];
  /** EXRULE, of RFC 2445: rules of what does not take place. */
  readonly exceptRules: readonly string[];
  readonly further: readonly ReadTime[];
  /** How long those of them last that say so themselves, by their begin on the wall. */
  readonly periods: ReadonlyMap<WallMs, ReadLength>;
  readonly except: readonly ReadTime[];
  /** Which occurrence it changes; null: it is the event itself. */
  readonly recurrenceId: ReadTime | null;
  /** RANGE=THISANDFUTURE: and all after it. */
  readonly andFuture: boolean;
  /** What each occurrence of it has. */
  readonly told: Omit<ReadEvent, 'start' | 'end' | 'occurrence'>;
}

const LONGEST_UID = 1_000;
const LONGEST_TEXT = 500;
const NOBODY: ReadonlySet<string> = new Set(['ROOM', 'RESOURCE']);
const MOST_ATTENDEES = 100;
/** Rules of one event; RFC 5545 wants one. */
const MOST_RULES = 5;
/** RDATEs and EXDATEs of one event. */
const MOST_DATES = 5_000;

/**
 * Reads a VEVENT. Null if it has no start that can be read (RFC 5545, 3.6.1). `index` makes a UID for one without. Never
 * throws.
 *
 * @param own the user's addresses in small letters
 */
export function rawEvent(
  { lines, calendarZone }: RawComponent,
  context: { readonly zones: FileZones; readonly own: ReadonlySet<string>; readonly index: number },
): RawEvent | null {
  const place: ZonePlace = { zones: context.zones, calendarZone };
  const line = (name: string): ContentLine | undefined => lines.find((one) => one.name === name);
  const all = (name: string): ContentLine[] => lines.filter((one) => one.name === name);
  const start = timeOfLine(line('DTSTART'), place);
  if (start === null) return null;
  const uid = line('UID')?.value.slice(0, LONGEST_UID) || `without-uid-${context.index}`;
  const range = line('RECURRENCE-ID')?.params.get('RANGE')?.toUpperCase();
  return {
    uid,
    sequence: Number(line('SEQUENCE')?.value) || 0,
    start,
    length: lengthOf(start, timeOfLine(line('DTEND'), place), durationOf(line('DURATION')?.value ?? '')),
    rules: rulesOf(all('RRULE')),
    exceptRules: rulesOf(all('EXRULE')),
    further: datesOf(all('RDATE'), place),
    periods: new Map(
      all('RDATE')
        .slice(0, MOST_DATES)
        .flatMap((line) => [...periodsOf(line, place)]),
    ),
    except: datesOf(all('EXDATE'), place),
    recurrenceId: timeOfLine(line('RECURRENCE-ID'), place),
    andFuture: range === 'THISANDFUTURE',
    told: { uid, allDay: isAllDay(start, lines), ...toldBy(lines, context.own) },
  };
}

function rulesOf(lines: readonly ContentLine[]): string[] {
  return lines.slice(0, MOST_RULES).map(({ value }) => value);
}

function datesOf(lines: readonly ContentLine[], place: ZonePlace): ReadTime[] {
  const times: ReadTime[] = [];
  for (const line of lines) if (times.length < MOST_DATES) times.push(...timesOf(line, place).slice(0, MOST_DATES));
  return times;
}

/** Exchange writes a whole day as one from midnight to midnight, with a mark. */
function isAllDay(start: ReadTime, lines: readonly ContentLine[]): boolean {
  return start.isDay || valueIn(lines, 'X-MICROSOFT-CDO-ALLDAYEVENT') === 'TRUE';
}

function toldBy(lines: readonly ContentLine[], own: ReadonlySet<string>): Omit<RawEvent['told'], 'uid' | 'allDay'> {
  const people = lines.filter(({ name }) => name === 'ATTENDEE').flatMap((line) => personOf(line) ?? []);
  const organizer = lines.find(({ name }) => name === 'ORGANIZER');
  const status = statusOf(valueIn(lines, 'STATUS'));
  const declined = people.some(({ address, answer }) => answer === 'DECLINED' && own.has(address));
  return {
    summary: textIn(lines, 'SUMMARY'),
    place: textIn(lines, 'LOCATION'),
    attendees: people.slice(0, MOST_ATTENDEES),
    organizer: organizer === undefined ? null : personOf(organizer),
    status,
    busy: status !== 'cancelled' && !declined && takesTime(lines),
  };
}

/** TRANSP (RFC 5545, 3.8.2.7), and what Exchange says beside it. */
function takesTime(lines: readonly ContentLine[]): boolean {
  const microsoft = valueIn(lines, 'X-MICROSOFT-CDO-BUSYSTATUS');
  return valueIn(lines, 'TRANSP') !== 'TRANSPARENT' && microsoft !== 'FREE' && microsoft !== 'WORKINGELSEWHERE';
}

function statusOf(value: string | null): ReadEvent['status'] {
  if (value === 'CANCELLED' || value === 'CANCELED') return 'cancelled';
  return value === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

/** Somebody with a mail address; rooms and things (RFC 5545, 3.2.3) are nobody. Null for the others. */
function personOf({ params, value }: ContentLine): ReadPerson | null {
  if (NOBODY.has(params.get('CUTYPE')?.toUpperCase() ?? '')) return null;
  const address = addressIn(value, params.get('EMAIL'));
  if (!address.includes('@') || address.length > LONGEST_TEXT) return null;
  const name = (params.get('CN') ?? '').slice(0, LONGEST_TEXT).trim() || null;
  return { address, name, answer: params.get('PARTSTAT')?.toUpperCase() ?? null };
}

/** `mailto:` (RFC 5545, 3.3.3), or the parameter that Apple writes beside its own links (RFC 7986, 6.2). */
function addressIn(value: string, beside: string | undefined): string {
  return (/^mailto:(.+)$/i.exec(value)?.[1] ?? beside ?? '').trim().toLowerCase();
}

function valueIn(lines: readonly ContentLine[], name: string): string | null {
  return lines.find((line) => line.name === name)?.value.toUpperCase() ?? null;
}

function textIn(lines: readonly ContentLine[], name: string): string | null {
  const line = lines.find((one) => one.name === name);
  return (line && plainText(line.value).slice(0, LONGEST_TEXT).trim()) || null;
}
