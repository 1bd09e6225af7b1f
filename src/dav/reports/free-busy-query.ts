import { Turns } from '../../common/turns.js';
import { caldav, childOf, dav } from '../../common/xml/xml-element.js';
import type { CollectionsService } from '../../collections/collections.service.js';
import { foldLines } from '../../calendar/ics/text.js';
import { DavRefused } from '../dav.errors.js';
import { rangeIn } from './asking/calendar-filter-asked.js';
import { FilterNotValid } from './asking/text-match-asked.js';
import { filePart } from './domain/file-part.js';
import { type TimeRange, utcStamp } from './domain/time-range.js';
import { MOST_CUT } from './query.js';
import type { AnswerReport, ReportRequest } from './report-request.js';
import { portionsOf, TEXTS_AT_ONCE } from './shown-items.js';
import { CalendarTimes } from './times/calendar-times.js';
import { ReportZones } from './times/report-zones.js';

/** Nobody plans further; what the answer covers stands in it (DTSTART, DTEND). In ms: two years. */
const LONGEST_MS = 731 * 86_400_000;

/** Of all meetings together: sixty each day for all that time. */
const MOST_TAKEN = 50_000;

/** One taken time, in ms since 1970. */
interface Taken {
  readonly start: number;
  readonly end: number;
  readonly isTentative: boolean;
}

/**
 * CALDAV:free-busy-query (RFC 4791, 7.10): when there are meetings, without a word about them. Half of an answer would call taken
 * times free, so one that would take too long is refused as a whole (DAV:number-of-matches-within-limits). Throws DavRefused.
 */
export const freeBusyQuery: AnswerReport = async (request, kind, collections) => {
  const range = childOf(request.report, caldav('time-range')) && rangeIn(request.report);
  if (!range) throw new FilterNotValid(caldav);
  const covered = coveredOf(range);
  const taken =
    kind === 'meetings' && request.headers.depth !== '0' ? await takenIn(request, covered, collections) : [];
  const headers = { 'content-type': 'text/calendar; charset=utf-8; component=VFREEBUSY' };
  return { status: 200, headers, body: calendarOf(covered, taken) };
};

function coveredOf({ from, to }: TimeRange): TimeRange {
  if (!Number.isFinite(from)) return { from: to - LONGEST_MS, to };
  return { from, to: Math.min(to, from + LONGEST_MS) };
}

async function takenIn({ who }: ReportRequest, range: TimeRange, collections: CollectionsService): Promise<Taken[]> {
  const zones = new ReportZones(who.account.timeZone, range);
  const taken: Taken[] = [];
  const turns = new Turns();
  let cut = 0;
  for await (const whole of collections.all(who.account.id, 'meetings')) {
    for (const portion of portionsOf(whole, TEXTS_AT_ONCE)) {
      const texts = await collections.texts(who.account, 'meetings', portion, { vcardVersion: null });
      for (const text of texts.values()) {
        if (turns.due) await turns.pass();
        const times = timesOf(text, zones);
        taken.push(...takenBy(times, range));
        cut += times?.cut ?? 0;
        if (cut > MOST_CUT || taken.length > MOST_TAKEN) throw tooMuch();
      }
    }
  }
  return taken;
}

function tooMuch(): DavRefused {
  const condition = dav('number-of-matches-within-limits');
  return new DavRefused(403, condition, 'Too many times are taken for one answer. Please ask for a shorter range.');
}

function timesOf(text: string, zones: ReportZones): CalendarTimes | null {
  const calendar = filePart(text);
  return calendar && new CalendarTimes(calendar, zones);
}

function takenBy(times: CalendarTimes | null, range: TimeRange): Taken[] {
  return (times?.occurrences(range) ?? [])
    .filter(({ event }) => event.busy && event.end > event.start)
    .map(({ event: { start, end, status } }) => ({
      start: Math.max(start, range.from),
      end: Math.min(end, range.to),
      isTentative: status === 'tentative',
    }));
}

/** Taken times of a kind that touch are one; DTSTAMP is the begin of what was asked, so that the same answer stays the same. */
function calendarOf({ from, to }: TimeRange, taken: readonly Taken[]): string {
  const periods = (isTentative: boolean, kind: string): string[] =>
    merged(taken.filter((one) => one.isTentative === isTentative)).map(
      ({ start, end }) => `FREEBUSY;FBTYPE=${kind}:${utcStamp(start)}/${utcStamp(end)}`,
    );
  return foldLines([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Wiedersehen//DAV//EN', 'BEGIN:VFREEBUSY'],
    ...[`DTSTAMP:${utcStamp(from)}`, `DTSTART:${utcStamp(from)}`, `DTEND:${utcStamp(to)}`],
    ...periods(false, 'BUSY'),
    ...periods(true, 'BUSY-TENTATIVE'),
    ...['END:VFREEBUSY', 'END:VCALENDAR'],
  ]);
}

function merged(taken: readonly Taken[]): Taken[] {
  const all: Taken[] = [];
  for (const one of taken.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && one.start <= last.end) all[all.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    else all.push(one);
  }
  return all;
}
