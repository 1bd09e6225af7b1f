import { Injectable } from '@nestjs/common';
import { CaldavEnded } from '../../calendar-accounts/caldav/caldav-ended.js';
import { CaldavClient, type DavSignIn, refusalOf } from '../../calendar-accounts/caldav/caldav-client.js';
import { conditionsOf } from '../../calendar-accounts/caldav/multistatus.js';
import { readXml } from '../../calendar-accounts/caldav/read-xml.js';
import { NotXml } from '../../common/xml/read-xml-text.js';
import { caldav } from '../../common/xml/xml-element.js';
import { textOfCalendar } from '../../busy-calendars/reading/content-lines.js';
import { readCalendar } from '../../busy-calendars/reading/read-calendar.js';
import { CalendarUnreadable } from '../../busy-calendars/reading/reading.errors.js';
import type { OutboundAnswer } from '../../common/outbound/outbound-request.js';
import type { EventSeen } from '../domain/theirs.js';

/** One event in a calendar there. */
export interface EventPlace {
  readonly signIn: DavSignIn;
  readonly href: string;
  /** The tag of what we know; null: we know of nothing there. */
  readonly etag: string | null;
}

/** What stands there. */
export interface EventThere {
  readonly etag: string | null;
  readonly uid: string | null;
  /** Null: it can't be read. */
  readonly seen: EventSeen | null;
  /** As it stands there. */
  readonly file: string;
}

/** written · changed: something else stands there than we know · there-already: it stands there under another address */
export type Written =
  | { readonly result: 'written'; readonly etag: string | null }
  | { readonly result: 'changed' }
  | { readonly result: 'there-already' };

/** Whoever moves a meeting further than that has made another one of it. In ms: a year back, three ahead. */
const BACK_MS = 366 * 86_400_000;
const AHEAD_MS = 3 * BACK_MS;

/** Whose calendar it is, and when. */
export interface Reader {
  readonly accountId: string;
  /** The account's, for times without a zone. */
  readonly zone: string;
  readonly now: Date;
}

/** RFC 4791, 5.3.2.1; the second is how some servers say the same. */
const SAME_UID = [caldav('no-uid-conflict'), '{urn:ietf:params:xml:ns:caldav}uid-conflict'];
/** What a server has against one event, while it takes others: it can't read it, or it is too large for it. */
const NOT_THIS_ONE: ReadonlySet<number> = new Set([400, 413, 415, 422]);
/** The same in words (RFC 4791, 5.3.2.1), mostly with 403. */
const NOT_THIS_ONE_WORDS: ReadonlySet<string> = new Set(
  [
    ...['supported-calendar-data', 'valid-calendar-data', 'valid-calendar-object-resource'],
    ...['supported-calendar-component', 'max-resource-size', 'min-date-time', 'max-date-time'],
  ].map(caldav),
);

/** The server does not take this one event; others it may. The answer is for the user, never for the log. */
export class EventRefused extends Error {
  constructor(readonly answer: string | null) {
    super('caldav: event refused');
  }
}

/**
 * Writes, reads and removes one event, never over anything that we do not know (RFC 4791, 5.3.4). Throws EventRefused where the
 * server does not want this one, CaldavEnded where the calendar as a whole does not work, and what the client throws.
 */
@Injectable()
export class EventThereService {
  constructor(private readonly client: CaldavClient) {}

  async put({ signIn, href, etag }: EventPlace, file: string): Promise<Written> {
    const condition = etag === null ? { 'if-none-match': '*' } : { 'if-match': etag };
    const headers = { 'content-type': 'text/calendar; charset=utf-8', ...condition };
    const answer = await this.client.send(signIn, { url: href, method: 'PUT', headers, body: file });
    if (answer.status === 412) return { result: 'changed' };
    if (isDone(answer)) return { result: 'written', etag: tagOf(answer) ?? (await this.tag(signIn, href)) };
    const conditions = await conditionsIn(answer);
    if (conditions.some((name) => SAME_UID.includes(name))) return { result: 'there-already' };
    if (conditions.some((name) => NOT_THIS_ONE_WORDS.has(name))) throw new EventRefused(refusalOf(answer).answer);
    throw answer.status === 409 ? new CaldavEnded('gone', refusalOf(answer).answer) : endOf(answer);
  }

  /** True: it is no longer there. False: something else stands there than we know. */
  async remove({ signIn, href, etag }: EventPlace): Promise<boolean> {
    const headers = etag === null ? {} : { 'if-match': etag };
    const answer = await this.client.send(signIn, { url: href, method: 'DELETE', headers });
    if (answer.status === 412) return false;
    if (isDone(answer) || isGone(answer)) return true;
    throw endOf(answer);
  }

  /** Null: there is nothing. */
  async read(signIn: DavSignIn, href: string, reader: Reader): Promise<EventThere | null> {
    const answer = await this.client.send(signIn, { url: href, method: 'GET', headers: { accept: 'text/calendar' } });
    if (isGone(answer)) return null;
    if (answer.status !== 200) throw endOf(answer);
    return { etag: tagOf(answer), file: textOfCalendar(answer.body), ...(await seenIn(answer.body, reader)) };
  }

  /** Servers that change what they were given say no tag when it is given (RFC 4791, 5.3.4). */
  private async tag(signIn: DavSignIn, href: string): Promise<string | null> {
    const answer = await this.client.send(signIn, { url: href, method: 'GET', headers: { accept: 'text/calendar' } });
    return answer.status === 200 ? tagOf(answer) : null;
  }
}

/** What stands in a file with one event, as somebody sees it. */
async function seenIn(bytes: Uint8Array, { accountId, zone, now }: Reader): Promise<Pick<EventThere, 'uid' | 'seen'>> {
  try {
    const [from, to] = [now.getTime() - BACK_MS, now.getTime() + AHEAD_MS];
    const { events } = await readCalendar(accountId, bytes, { from, to, zone, own: [] });
    const [event] = events;
    if (!event) return { uid: null, seen: null };
    const { uid, start, end, summary, place } = event;
    return { uid, seen: { start, end, summary, place } };
  } catch (error) {
    if (!(error instanceof CalendarUnreadable)) throw error;
    if (error.reason === 'slow') throw new EventRefused(null); // a busy machine is no reason to ask the user
    return { uid: null, seen: null };
  }
}

/** A tag as If-Match takes it: servers behind one that packs call theirs weak, and mean the same (RFC 9110, 8.8.3). */
export function strongTag(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

function tagOf({ headers }: OutboundAnswer): string | null {
  return headers.etag ? strongTag(headers.etag) : null;
}

function isDone({ status }: OutboundAnswer): boolean {
  return status >= 200 && status < 300 && status !== 207;
}

function isGone({ status }: OutboundAnswer): boolean {
  return status === 404 || status === 410;
}

function endOf(answer: OutboundAnswer): Error {
  const refusal = refusalOf(answer);
  return NOT_THIS_ONE.has(answer.status) ? new EventRefused(refusal.answer) : refusal;
}

/** What a refusal names; a page of a server names nothing. */
async function conditionsIn({ status, body }: OutboundAnswer): Promise<readonly string[]> {
  if (status !== 403 && status !== 409) return [];
  try {
    return conditionsOf(await readXml(body));
  } catch (error) {
    if (error instanceof NotXml) return [];
    throw error;
  }
}
