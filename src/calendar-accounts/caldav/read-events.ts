import { createHash } from 'node:crypto';
import { CaldavEnded } from './caldav-ended.js';
import { type CaldavClient, type DavSignIn, refusalOf } from './caldav-client.js';
import { eventsQueryBody, propfindBody } from './dav-bodies.js';
import { type DavResponse, propOf } from './multistatus.js';
import { calendarServer, caldav, dav, textOf } from '../../common/xml/xml-element.js';

export interface EventsWish {
  /** Of the calendar. */
  readonly url: string;
  /** The tag of the last reading; null: there was none. */
  readonly tag: string | null;
  /** In ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** What is left out, by the last part of its address. */
  readonly leaveOut: (name: string) => boolean;
}

export interface FoundEvents {
  /** Calendar files one behind the other; null: nothing has changed since `tag`. */
  readonly bytes: Buffer | null;
  readonly tag: string | null;
}

/** Servers that do not know the report answer one of these. */
const UNKNOWN_REPORT: ReadonlySet<number> = new Set([400, 405, 415, 501]);
/** As much as is read of a calendar file. */
const MOST_CHARACTERS = 10 * 1024 * 1024;
/** A tag that is longer is kept as its hash. In characters. */
const LONGEST_TAG = 200;
/** More was there than the server gives at once (RFC 4791, 7.8, with RFC 5323's words for it). */
const CUT_OFF = 507;

/**
 * The events of a calendar that touch a time: nothing if its tag is the same (CalendarServer's ctag, or the sync-token of
 * RFC 6578), otherwise by a calendar-query (RFC 4791, 7.8), or the whole file from a server that has no queries. Throws
 * CaldavEnded, and what the client throws.
 */
export async function readEvents(client: CaldavClient, signIn: DavSignIn, wish: EventsWish): Promise<FoundEvents> {
  const tag = await tagOf(client, signIn, wish.url);
  if (tag !== null && tag === wish.tag) return { bytes: null, tag };
  const { url } = wish;
  const headers = { depth: '1', 'content-type': 'application/xml; charset=utf-8' };
  try {
    const body = eventsQueryBody(wish.from, wish.to);
    const { responses } = await client.ask(signIn, { url, method: 'REPORT', headers, body });
    return { bytes: filesOf(responses, wish.leaveOut), tag };
  } catch (error) {
    if (!isUnknownReport(error)) throw error;
  }
  const answer = await client.send(signIn, { url, method: 'GET', headers: { accept: 'text/calendar' } });
  if (answer.status !== 200) throw refusalOf(answer);
  return { bytes: answer.body, tag };
}

function isUnknownReport(error: unknown): boolean {
  if (!(error instanceof CaldavEnded)) return false;
  return UNKNOWN_REPORT.has(Number(error.answer?.slice(0, 3)));
}

async function tagOf(client: CaldavClient, signIn: DavSignIn, url: string): Promise<string | null> {
  const body = propfindBody(['s:getctag', 'd:sync-token', 'd:resourcetype']);
  const { responses } = await client.ask(signIn, { url, method: 'PROPFIND', headers: { depth: '0' }, body });
  const [calendar] = responses;
  if (!calendar) return null;
  const tag = textOf(propOf(calendar, calendarServer('getctag'))) ?? textOf(propOf(calendar, dav('sync-token')));
  return tag !== null && tag.length > LONGEST_TAG ? createHash('sha256').update(tag).digest('hex') : tag;
}

function filesOf(responses: readonly DavResponse[], leaveOut: (name: string) => boolean): Buffer {
  if (responses.some(({ status }) => status === CUT_OFF)) throw new CaldavEnded('large');
  const files: string[] = [];
  let characters = 0;
  for (const response of responses) {
    if (leaveOut(response.href.split('/').at(-1) ?? '')) continue;
    const file = textOf(propOf(response, caldav('calendar-data'))) ?? '';
    characters += file.length;
    if (characters > MOST_CHARACTERS) throw new CaldavEnded('large'); // one text may stand at many addresses
    if (file !== '') files.push(file);
  }
  // a calendar without events is still one
  return Buffer.from(
    files.length === 0 ? 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n' : `${files.join('\r\n')}\r\n`,
  );
}
