import { contentLine, nameOf, plainText } from '../../busy-calendars/reading/content-lines.js';
import type { EventPart } from '../domain/event-parts.js';

/** Where an event stands among the lines of a file. */
interface EventPlace {
  /** Of BEGIN:VEVENT. */
  readonly begin: number;
  /** Of END:VEVENT. */
  readonly end: number;
  /** Its own lines by their number, without those of alarms in it. */
  readonly own: ReadonlyMap<number, string>;
}

/** The properties that say a part. Those in the second half are other programs' ways to say the same. */
const properties: Readonly<Record<EventPart, readonly string[]>> = {
  time: ['DTSTART', 'DTEND', 'DURATION'],
  summary: ['SUMMARY'],
  place: ['LOCATION', 'GEO', 'X-APPLE-STRUCTURED-LOCATION'],
  description: ['DESCRIPTION', 'X-ALT-DESC'],
  form: ['URL'],
};
/** What says that it was written anew (RFC 5545, 3.8.7.2 and 3.8.7.3). */
const STAMPS = ['DTSTAMP', 'LAST-MODIFIED'];

/** What stands below the title of an event, as people read it; null: nothing, or no such event. Never throws. */
export function descriptionIn(file: string, uid: string): string | null {
  const lines = wholeLines(file);
  const place = eventIn(lines, uid);
  const [at] = [...(place?.own ?? [])].find(([, name]) => name === 'DESCRIPTION') ?? [];
  const line = at === undefined ? null : contentLine(unfoldedLine(lines[at]));
  return line && plainText(line.value);
}

/**
 * The file as it stands there with those parts of ours: alarms, categories, notes, whatever else somebody or their programs put
 * into it stays, to the letter. The number of its changes never falls (SEQUENCE). Null if it holds no such event. Never throws.
 *
 * @param ours a file with that event alone
 */
export function patchedFile(
  theirs: string,
  ours: string,
  { uid, parts }: { uid: string; parts: readonly EventPart[] },
): string | null {
  const [lines, ourLines] = [wholeLines(theirs), wholeLines(ours)];
  const [place, source] = [eventIn(lines, uid), eventIn(ourLines, uid)];
  if (!place || !source) return null;
  const isLater = sequenceIn(ourLines, source) > sequenceIn(lines, place);
  const named = [...parts.flatMap((part) => properties[part]), ...STAMPS, ...(isLater ? ['SEQUENCE'] : [])];
  const taken = [...source.own].filter(([, name]) => named.includes(name)).map(([at]) => ourLines[at] ?? '');
  const kept = lines.slice(place.begin + 1).filter((_, index) => {
    const name = place.own.get(place.begin + 1 + index);
    return name === undefined || !named.includes(name);
  });
  const zones = parts.includes('time') ? zonesMissing(lines, ourLines) : [];
  const all = [...lines.slice(0, place.begin), ...zones, 'BEGIN:VEVENT', ...taken, ...kept];
  return all.map((line) => `${line}\r\n`).join('');
}

/** Our VTIMEZONEs of names that theirs has none for (RFC 5545, 3.6.5). */
function zonesMissing(lines: readonly string[], ourLines: readonly string[]): string[] {
  const begin = ourLines.indexOf('BEGIN:VTIMEZONE');
  const end = ourLines.lastIndexOf('END:VTIMEZONE');
  const zone = ourLines.slice(begin, end + 1);
  const name = zone.find((line) => line.startsWith('TZID:'));
  return begin < 0 || name === undefined || lines.includes(name) ? [] : zone;
}

function sequenceIn(lines: readonly string[], { own }: EventPlace): number {
  const [at] = [...own].find(([, name]) => name === 'SEQUENCE') ?? [];
  return at === undefined ? 0 : Number(contentLine(lines[at] ?? '')?.value) || 0;
}

/** The event itself, not a change of one occurrence of it. */
function eventIn(lines: readonly string[], uid: string): EventPlace | null {
  for (let begin = 0; begin < lines.length; begin += 1) {
    if (!isEvent(lines[begin])) continue;
    const place = placeFrom(lines, begin);
    const names = new Set(place.own.values());
    const [at = -1] = [...place.own].find(([, name]) => name === 'UID') ?? [];
    const isSame = contentLine(unfoldedLine(lines[at]))?.value === uid;
    if (isSame && !names.has('RECURRENCE-ID')) return place;
    begin = place.end;
  }
  return null;
}

function placeFrom(lines: readonly string[], begin: number): EventPlace {
  const own = new Map<number, string>();
  let depth = 1;
  let at = begin + 1;
  for (; at < lines.length; at += 1) {
    const name = nameOf(lines[at] ?? '');
    if (name === 'END') depth -= 1;
    if (depth === 0) break;
    if (name === 'BEGIN') depth += 1;
    else if (depth === 1 && name !== 'END') own.set(at, name);
  }
  return { begin, end: at, own };
}

function isEvent(line: string | undefined): boolean {
  const found = nameOf(line ?? '') === 'BEGIN' ? contentLine(line ?? '') : null;
  return found?.value.toUpperCase() === 'VEVENT';
}

/** Lines as they are folded, each in one piece (RFC 5545, 3.1). */
function wholeLines(text: string): string[] {
  const whole: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(line) && whole.length > 0) whole.push(`${whole.pop() ?? ''}\r\n${line}`);
    else if (line !== '') whole.push(line);
  }
  return whole;
}

function unfoldedLine(line = ''): string {
  return line.replace(/\r\n[ \t]/g, '');
}
