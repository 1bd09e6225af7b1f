import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaldavEnded } from '../../calendar-accounts/caldav/caldav-ended.js';
import { CaldavClient, type DavSignIn, refusalOf } from '../../calendar-accounts/caldav/caldav-client.js';
import { conditionsOf } from '../../calendar-accounts/caldav/multistatus.js';
import { NotXml, readXml } from '../../calendar-accounts/caldav/read-xml.js';
import { caldav } from '../../calendar-accounts/caldav/xml-element.js';
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
  /** The account's, for times without a zone. */
  readonly zone: string;
  readonly now: Date;
}

/** RFC 4791, 5.3.2.1; the second is how some servers say the same. */
const SAME_UID = [caldav('no-uid-conflict'), '{urn:ietf:params:xml:ns:caldav}uid-conflict'];

/**
 * Writes, reads and removes one event, never over anything that we do not know (RFC 4791, 5.3.4). Throws CaldavEnded where the
 * calendar as a whole does not work, and what the client throws.
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
    if ([403, 409].includes(answer.status) && (await isSameUid(answer))) return { result: 'there-already' };
    throw answer.status === 409 ? new CaldavEnded('gone', refusalOf(answer).answer) : refusalOf(answer);
  }

  /** True: it is no longer there. False: something else stands there than we know. */
  async remove({ signIn, href, etag }: EventPlace): Promise<boolean> {
    const headers = etag === null ? {} : { 'if-match': etag };
    const answer = await this.client.send(signIn, { url: href, method: 'DELETE', headers });
    if (answer.status === 412) return false;
    if (isDone(answer) || isGone(answer)) return true;
    throw refusalOf(answer);
  }

  /** Null: there is nothing. */
  async read(signIn: DavSignIn, href: string, reader: Reader): Promise<EventThere | null> {
    const answer = await this.client.send(signIn, { url: href, method: 'GET', headers: { accept: 'text/calendar' } });
    if (isGone(answer)) return null;
    if (answer.status !== 200) throw refusalOf(answer);
    return { etag: tagOf(answer), ...(await seenIn(answer.body, reader)) };
  }

  /** Servers that change what they were given say no tag when it is given (RFC 4791, 5.3.4). */
  private async tag(signIn: DavSignIn, href: string): Promise<string | null> {
    const answer = await this.client.send(signIn, { url: href, method: 'GET', headers: { accept: 'text/calendar' } });
    return answer.status === 200 ? tagOf(answer) : null;
  }
}

/** What stands in a file with one event, as somebody sees it. */
export async function seenIn(bytes: Uint8Array, { zone, now }: Reader): Promise<Omit<EventThere, 'etag'>> {
  try {
    const [from, to] = [now.getTime() - BACK_MS, now.getTime() + AHEAD_MS];
    const { events } = await readCalendar(bytes, { from, to, zone, own: [] });
    const [event] = events;
    if (!event) return { uid: null, seen: null };
    const { uid, start, end, summary, place } = event;
    return { uid, seen: { start, end, summary, place } };
  } catch (error) {
    if (error instanceof CalendarUnreadable) return { uid: null, seen: null };
    throw error;
  }
}

/** A tag as If-Match takes it: servers behind one that packs call theirs weak, and mean the same (RFC 9110, 8.8.3). */
export function strongTag(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

export function hashOf(file: string): string {
  return createHash('sha256').update(file).digest('hex');
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

async function isSameUid({ body }: OutboundAnswer): Promise<boolean> {
  try {
    return conditionsOf(await readXml(body)).some((name) => SAME_UID.includes(name));
  } catch (error) {
    if (error instanceof NotXml) return false;
    throw error;
  }
}
