import type { ContentLine } from '../../busy-calendars/reading/content-lines.js';
import { durationOf, endOf, lengthOf } from '../../busy-calendars/reading/event-times.js';
import type { EventStatus } from '../../calendar/ics/event.js';
import { emailKey } from '../../contacts/domain/name-key.js';
import { ItemRefused } from '../collections.errors.js';
import { firstPart } from '../ics/first-part.js';
import { lineOf, linesOf, type ObjectFile, type ObjectPart } from '../ics/object-file.js';
import { type ObjectTimes, objectTimes, yearOf } from '../ics/object-times.js';
import type { OneThing } from '../ics/one-thing.js';
import { toldLine, toldText } from '../ics/told-text.js';
import { type MeetingSpan, meetingSpan } from './domain/meeting-span.js';

/** As the input of meetings has it. In characters. */
export const LONGEST_TITLE = 200;
export const LONGEST_PLACE = 500;
export const LONGEST_NOTE = 10_000;
/** Of one event; as many as a meeting has people. */
const MOST_ATTENDEES = 50;
/** Higher ones are no count of changes, and ours still has to rise. */
const HIGHEST_SEQUENCE = 1_000_000;

/** What a file says, as far as a meeting has a place for it. */
export interface MeetingTold extends MeetingSpan {
  /** IANA; null: UTC, none, or one that we don't know. */
  readonly zone: string | null;
  /** The TZID that says so. */
  readonly tzid: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly place: string | null;
  readonly status: EventStatus;
  readonly sequence: number;
  /** Keys of addresses, organizer included. */
  readonly addresses: readonly string[];
}

/**
 * Reads the event. Throws ItemRefused (`valid-calendar-data`) if it has no start.
 *
 * @param zone IANA: for times without one
 */
export function meetingTold(thing: OneThing, zone: string): MeetingTold {
  const { file } = thing;
  const { part } = firstPart(thing, zone);
  const line = (name: string): ContentLine | undefined => lineOf(file, part, name);
  const startLine = line('DTSTART');
  const times = objectTimes(file, zone, yearOf(startLine));
  return {
    ...spanOf(line, times),
    zone: times.zoneOf(startLine),
    tzid: startLine?.params.get('TZID') ?? null,
    summary: toldLine(line('SUMMARY'), LONGEST_TITLE),
    description: toldText(line('DESCRIPTION'), LONGEST_NOTE),
    place: toldLine(line('LOCATION'), LONGEST_PLACE),
    status: statusOf(line('STATUS')),
    sequence: sequenceOf(line('SEQUENCE')),
    addresses: addressesIn(file, part),
  };
}

function spanOf(line: (name: string) => ContentLine | undefined, { timeOf }: ObjectTimes): MeetingSpan {
  const start = timeOf(line('DTSTART'));
  if (!start) throw new ItemRefused('valid-calendar-data', 'This event has no DTSTART, or one that is no time.');
  const length = lengthOf(start, timeOf(line('DTEND')), durationOf(line('DURATION')?.value ?? ''));
  return meetingSpan(start.instant, endOf(start.wall, start.clock, length));
}

/** None is a plain yes: that is what a calendar shows. */
function statusOf(line: ContentLine | undefined): EventStatus {
  const word = line?.value.toUpperCase();
  return word === 'CANCELLED' || word === 'TENTATIVE' ? word : 'CONFIRMED';
}

function sequenceOf(line: ContentLine | undefined): number {
  const sequence = Math.trunc(Number(line?.value ?? 0)) || 0;
  return sequence < 0 || sequence > HIGHEST_SEQUENCE ? 0 : sequence;
}

function addressesIn(file: ObjectFile, part: ObjectPart): string[] {
  const lines = ['ORGANIZER', 'ATTENDEE'].flatMap((name) => linesOf(file, part, name));
  const keys = lines.flatMap(({ params, value }) => {
    // `mailto:` (RFC 5545, 3.3.3), or the parameter that Apple writes beside its own links (RFC 7986, 6.2)
    const address = /^mailto:(.+)$/i.exec(value)?.[1] ?? params.get('EMAIL') ?? '';
    return address.includes('@') ? [emailKey(address)] : [];
  });
  return [...new Set(keys)].slice(0, MOST_ATTENDEES);
}
