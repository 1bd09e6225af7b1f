import { timezoneLines } from '../../calendar/ics/timezone.js';
import { type CalendarEvent, msOf, utcStamp } from '../../calendar/ics/event.js';
import { escapeText } from '../../calendar/ics/text.js';
import { stampOf, ZoneClock } from '../../calendar/ics/zone-clock.js';
import type { ShownMeeting } from '../../calendar/meeting-files.service.js';
import { firstPart } from '../ics/first-part.js';
import { ObjectEdit } from '../ics/object-edit.js';
import { lineOf, type ObjectFile, type ObjectPart } from '../ics/object-file.js';
import { type OneThing, oneThing } from '../ics/one-thing.js';
import { oneLine, severalLines } from '../ics/told-text.js';
import { LONGEST_NOTE, LONGEST_PLACE, LONGEST_TITLE, type MeetingTold, meetingTold } from './meeting-told.js';
import { firstTimeApart } from './series-first.js';

/** Lines that say the place or the description once more, for programs that know them: they would say the old one. */
const BESIDE = { LOCATION: ['X-APPLE-STRUCTURED-LOCATION', 'GEO'], DESCRIPTION: ['X-ALT-DESC'] } as const;

/**
 * The file as a program put it, octet for octet, but for what the meeting says otherwise by now: only those lines are another.
 * Of a series the meeting is the first time; what was changed of it stands beside the series then (RFC 5545, 3.8.4.4).
 * Throws ItemRefused for a text that `save` would not have taken.
 */
export function patchedMeeting(text: string, shown: ShownMeeting): string {
  const { timeZone } = shown.meeting;
  const thing = oneThing(text, 'VEVENT');
  const told = meetingTold(thing, timeZone);
  if (saysTheSame(told, shown)) return text;
  const { part, isSeries } = firstPart(thing, timeZone);
  if (isSeries) return patchedMeeting(firstTimeApart(thing, part), shown);
  const edit = new ObjectEdit(thing.file, part);
  if (!isSameTime(told, shown)) setTime(edit, { thing, part }, shown, told);
  setWords(edit, told, shown);
  setStamps(edit, told, shown.event);
  return edit.text();
}

function saysTheSame(told: MeetingTold, shown: ShownMeeting): boolean {
  const { event } = shown;
  const isSamePlace = told.place === oneLine(event.location ?? '', LONGEST_PLACE);
  const isSameState = told.status === event.status;
  return isSameTime(told, shown) && saysSummary(told, event) && isSamePlace && isSameState && saysNote(told, shown);
}

function isSameTime({ startAt, endAt, zone }: MeetingTold, { meeting }: ShownMeeting): boolean {
  return startAt === meeting.startAt && endAt === meeting.endAt && (zone === null || zone === meeting.timeZone);
}

function saysSummary({ summary }: MeetingTold, event: CalendarEvent): boolean {
  return summary === oneLine(event.summary, LONGEST_TITLE);
}

/** With the line that says with whom, or without it. */
function saysNote({ description }: MeetingTold, { event, meeting }: ShownMeeting): boolean {
  return [event.description, meeting.note].some((text) => description === severalLines(text ?? '', LONGEST_NOTE));
}

function setWords(edit: ObjectEdit, told: MeetingTold, shown: ShownMeeting): void {
  const { event } = shown;
  if (!saysSummary(told, event)) edit.set('SUMMARY', `SUMMARY:${escapeText(event.summary)}`);
  if (told.place !== oneLine(event.location ?? '', LONGEST_PLACE)) setText(edit, 'LOCATION', event.location);
  if (!saysNote(told, shown)) setText(edit, 'DESCRIPTION', event.description);
  if (told.status !== event.status) edit.set('STATUS', `STATUS:${event.status}`);
}

function setText(edit: ObjectEdit, name: keyof typeof BESIDE, text: string | null): void {
  edit.set(name, text === null ? null : `${name}:${escapeText(text)}`);
  for (const beside of BESIDE[name]) edit.set(beside, null);
}

function setStamps(edit: ObjectEdit, told: MeetingTold, event: CalendarEvent): void {
  const changed = utcStamp(event.changedAt);
  edit.set('DTSTAMP', `DTSTAMP:${changed}`);
  if (edit.has('LAST-MODIFIED')) edit.set('LAST-MODIFIED', `LAST-MODIFIED:${changed}`);
  if (event.sequence > told.sequence) edit.set('SEQUENCE', `SEQUENCE:${event.sequence}`);
}

/** By the clocks of its zone, with the TZID that the file has for it; in UTC where these can't say it. */
function setTime(
  edit: ObjectEdit,
  { thing, part }: { readonly thing: OneThing; readonly part: ObjectPart },
  { meeting }: ShownMeeting,
  told: MeetingTold,
): void {
  const [start, end] = [msOf(meeting.startAt), msOf(meeting.endAt)];
  const clock = ZoneClock.of(meeting.timeZone, start, end);
  const known = told.zone === meeting.timeZone ? told.tzid : null;
  for (const name of ['DURATION', 'X-MICROSOFT-CDO-ALLDAYEVENT']) edit.set(name, null);
  const endName = lineOf(thing.file, part, 'DTEND') ? 'DTEND' : 'DURATION';
  if (!clock?.canSay(start) || !clock.canSay(end)) {
    edit.set('DTSTART', `DTSTART:${stampOf(start)}Z`);
    edit.set(endName, `DTEND:${stampOf(end)}Z`);
    return;
  }
  const tzid = known ?? clock.zone;
  edit.set('DTSTART', `DTSTART;TZID=${quotedIfNeeded(tzid)}:${clock.stamp(start)}`);
  edit.set(endName, `DTEND;TZID=${quotedIfNeeded(tzid)}:${clock.stamp(end)}`);
  if (known === null && !hasZone(thing.file, tzid)) edit.insert(firstPlace(thing.file), timezoneLines(clock));
}

function hasZone(file: ObjectFile, tzid: string): boolean {
  return file.parts.some((part) => part.name === 'VTIMEZONE' && lineOf(file, part, 'TZID')?.value === tzid);
}

function firstPlace(file: ObjectFile): number {
  return file.parts[0]?.begin ?? 0;
}

/** RFC 5545, 3.2: only in quotes a value may have a colon, a semicolon or a comma. */
function quotedIfNeeded(value: string): string {
  return /[:;,]/.test(value) ? `"${value}"` : value;
}
