import { ItemRefused } from '../collections.errors.js';
import { LARGEST_FILE } from '../domain/largest-file.js';
import { lineOf, type ObjectFile, type ObjectPart, openObject } from './object-file.js';

/** What may stand in one calendar, and in the other. */
type ThingName = 'VEVENT' | 'VTODO';

/** As the column that keeps it. In characters. */
const LONGEST_UID = 255;
/** Of one file: a weekly series of ten years with each time moved fits. */
const MOST_PARTS = 1_000;

/** Content lines, folds not counted: a weekly series of ten years with each time moved has some 8,000. */
const MOST_LINES = 10_000;
/** Alarms of one event, and halves of years of one zone: libical writes out two hundred years. */
const MOST_INNER = 500;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A file about one event or one task: itself, and the single times of a series that are other than the rest. */
export interface OneThing {
  readonly file: ObjectFile;
  readonly uid: string;
  /** Without RECURRENCE-ID (RFC 5545, 3.8.4.4); where only single times are told, the first of them. */
  readonly main: ObjectPart;
  /** With RECURRENCE-ID. */
  readonly changed: readonly ObjectPart[];
}

/**
 * A calendar object resource as a client may put it (RFC 4791, 4.1): one calendar of version 2.0, one kind of component, one UID,
 * no METHOD, 1 MB, 10,000 lines and 500 alarms at most. Throws ItemRefused with the precondition that does not hold (RFC 4791, 5.3.2.1).
 *
 * @example acceptedThing(text, 'VTODO').uid
 */
export function acceptedThing(text: string, name: ThingName): OneThing {
  assertText(text);
  const thing = oneThing(text, name);
  assertInner(thing.file);
  assertVersion(thing.file);
  if (thing.changed.length >= MOST_PARTS) throw notOne(name);
  if (thing.uid.length > LONGEST_UID) throw invalid('The UID of this file is too long.');
  return thing;
}

/**
 * The same for a file that was taken already. Throws ItemRefused for one that never would have been.
 *
 * @example oneThing(text, 'VEVENT').main.name // 'VEVENT'
 */
export function oneThing(text: string, name: ThingName): OneThing {
  const file = openObject(text);
  const things = file.parts.filter((part) => part.name !== 'VTIMEZONE' && !part.name.startsWith('X-'));
  const other = things.find((part) => part.name !== name);
  if (other) throw wrongKind(name, things);
  const uids = new Set(things.map((part) => lineOf(file, part, 'UID')?.value ?? ''));
  const [uid = ''] = uids;
  if (things.length === 0 || uids.size > 1 || uid === '') throw notOne(name);
  const isChange = (part: ObjectPart): boolean => lineOf(file, part, 'RECURRENCE-ID') !== undefined;
  const main = things.find((part) => !isChange(part)) ?? things[0];
  if (!main || things.filter((part) => !isChange(part)).length > 1) throw notOne(name);
  return { file, uid, main, changed: things.filter((part) => part !== main && isChange(part)) };
}

function assertText(text: string): void {
  if (Buffer.byteLength(text) > LARGEST_FILE) {
    throw new ItemRefused('max-resource-size', 'This file is larger than 1 MB.');
  }
  if (contentLinesIn(text) > MOST_LINES) throw invalid(`This file has more than ${MOST_LINES} lines.`);
  if (text.includes('\0')) throw invalid('This file has a character that no calendar file may have.');
}

function assertInner({ lines, parts }: ObjectFile): void {
  for (const { begin, end } of parts) {
    const inner = lines.slice(begin + 1, end).filter(({ line }) => line?.name === 'BEGIN').length;
    if (inner > MOST_INNER)
      throw invalid(`One part of this file has more than ${MOST_INNER} alarms or changes of clocks.`);
  }
}

/** Counted before anything is made of them. */
function contentLinesIn(text: string): number {
  let lines = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isEnd = code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED);
    if (isEnd && !/[ \t]/.test(text.charAt(at + 1))) lines += 1;
  }
  return lines;
}

/** Version 1.0 (vCalendar) means other things with the same words; none is what some programs forget. */
function assertVersion(file: ObjectFile): void {
  const valueOf = (name: string): string | undefined =>
    file.own.map((place) => file.lines[place]?.line).find((line) => line?.name === name)?.value;
  const version = valueOf('VERSION') ?? '2.0';
  if (version !== '2.0') throw new ItemRefused('supported-calendar-data', 'Only iCalendar 2.0 can be kept here.');
  if (valueOf('METHOD') === undefined) return;
  throw new ItemRefused('valid-calendar-object-resource', 'A file to be kept has no METHOD: it is no message.');
}

function wrongKind(name: ThingName, things: readonly ObjectPart[]): ItemRefused {
  if (things.some((part) => part.name === name)) return notOne(name);
  const detail = name === 'VEVENT' ? 'Only events belong into this calendar.' : 'Only tasks belong into this list.';
  return new ItemRefused('supported-calendar-component', detail);
}

function notOne(name: ThingName): ItemRefused {
  const what = name === 'VEVENT' ? 'event' : 'task';
  return new ItemRefused(
    'valid-calendar-object-resource',
    `A file must hold one ${what} with its UID, and nothing else.`,
  );
}

function invalid(detail: string): ItemRefused {
  return new ItemRefused('valid-calendar-data', detail);
}
