import { type ContentLine, contentLine, plainText, unfolded } from '../../busy-calendars/reading/content-lines.js';
import { componentsOf } from '../../busy-calendars/reading/components.js';
import {
  durationOf,
  endOf,
  lengthOf,
  type ReadTime,
  timeOfLine,
  type ZonePlace,
} from '../../busy-calendars/reading/event-times.js';
import { FileZones } from '../../busy-calendars/reading/file-zones.js';
import type { CalendarReply } from '../domain/reply-verdict.js';

/** An answer has some 30 lines, and as many for its zone; Exchange writes twice as much. Of what is longer, nothing is read. */
const MOST_LINES = 2_000;
const MOST_ATTENDEES = 100;
/** What people write into the box beside "no" is a sentence or two. In characters. */
const LONGEST_COMMENT = 1_000;
/** Zones are worked out so far around now. In ms. */
const AROUND_MS = 800 * 86_400_000;
/** Integers of our database end there. */
const HIGHEST_SEQUENCE = 2 ** 31 - 1;

export interface ReadingWish {
  /** What the mail said of the part; '' if nothing. */
  readonly method: string;
  /** For times without a zone: IANA. */
  readonly zone: string;
  readonly now: Date;
}

/**
 * Reads the calendar part of a mail as an answer to an invitation (RFC 5546, 3.2.3 and 3.2.7). Null for everything else:
 * other methods, several events, one time of a series (RECURRENCE-ID), no UID or DTSTAMP, more than 2,000 lines. Times in a
 * COUNTER are read by the zone's name first, Windows names too, then by the rules in the file. Never throws.
 *
 * @param text at most 256 KB (IncomingMail.calendarPart)
 */
export function readReply(text: string, { method: told, zone, now }: ReadingWish): CalendarReply | null {
  const file = linesOf(text);
  const method = (file?.method || told).toUpperCase();
  if (!file || (method !== 'REPLY' && method !== 'COUNTER')) return null;
  const around = { from: now.getTime() - AROUND_MS, to: now.getTime() + AROUND_MS };
  const zones = new FileZones(componentsOf(text).zones, around, zone);
  return replyOf(file.event, method, { zones, calendarZone: null });
}

function replyOf(
  event: readonly ContentLine[],
  method: CalendarReply['method'],
  place: ZonePlace,
): CalendarReply | null {
  const line = (name: string): ContentLine | undefined => event.find((one) => one.name === name);
  const uid = line('UID')?.value.toLowerCase() ?? '';
  const stamp = timeOfLine(line('DTSTAMP'), place);
  if (uid === '' || stamp === null || line('RECURRENCE-ID')) return null;
  const attendees = event.filter(({ name }) => name === 'ATTENDEE').slice(0, MOST_ATTENDEES);
  return {
    ...{ method, uid, stampedAt: new Date(stamp.instant).toISOString() },
    sequence: sequenceOf(line('SEQUENCE')),
    attendees: attendees.flatMap((one) => attendeeOf(one) ?? []),
    time: timeIn(line, place),
    comment: commentOf(line('COMMENT')),
  };
}

/** None is 0 (RFC 5545, 3.8.7.4). */
function sequenceOf(line: ContentLine | undefined): number {
  const said = Math.trunc(Number(line?.value ?? 0)) || 0;
  return Math.min(Math.max(said, 0), HIGHEST_SEQUENCE);
}

interface ReplyFile {
  readonly method: string;
  readonly event: readonly ContentLine[];
}

/** The lines of the only event; null if there is none, or another one. */
function linesOf(text: string): ReplyFile | null {
  const file = new OpenFile();
  let count = 0;
  for (const line of unfolded(text)) {
    count += 1;
    if (count > MOST_LINES) return null;
    const parsed = contentLine(line);
    if (parsed) file.take(parsed);
  }
  return file.events === 1 ? file : null;
}

class OpenFile implements ReplyFile {
  method = '';
  readonly event: ContentLine[] = [];
  events = 0;
  private readonly open: string[] = [];

  take(line: ContentLine): void {
    if (line.name === 'BEGIN') this.begin(line.value.toUpperCase());
    else if (line.name === 'END') this.open.pop();
    else if (this.open.at(-1) === 'VEVENT') this.event.push(line);
    else if (line.name === 'METHOD' && this.open.at(-1) === 'VCALENDAR') this.method = line.value;
  }

  private begin(component: string): void {
    this.open.push(component);
    if (component === 'VEVENT') this.events += 1;
  }
}

/** `mailto:` (RFC 5545, 3.3.3), or the parameter that Apple writes beside its own links (RFC 7986, 6.2). */
function attendeeOf({ params, value }: ContentLine): CalendarReply['attendees'][number] | null {
  const address = (/^mailto:(.+)$/i.exec(value)?.[1] ?? params.get('EMAIL') ?? '').trim().toLowerCase();
  if (!address.includes('@')) return null;
  return { address, partstat: params.get('PARTSTAT')?.toUpperCase() ?? 'NEEDS-ACTION' };
}

function timeIn(line: (name: string) => ContentLine | undefined, place: ZonePlace): CalendarReply['time'] {
  const start: ReadTime | null = timeOfLine(line('DTSTART'), place);
  if (start === null || start.isDay) return null;
  const length = lengthOf(start, timeOfLine(line('DTEND'), place), durationOf(line('DURATION')?.value ?? ''));
  const end = endOf(start.wall, start.clock, length);
  return { startAt: new Date(start.instant).toISOString(), endAt: new Date(end).toISOString() };
}

function commentOf(line: ContentLine | undefined): string | null {
  if (!line) return null;
  const text = plainText(line.value)
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '')
    .trim();
  return text.slice(0, LONGEST_COMMENT).replace(/[\uD800-\uDBFF]$/, '') || null;
}
