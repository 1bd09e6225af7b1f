import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';

interface Stored {
  readonly body: string;
  readonly etag: string;
}

interface ServedCalendar {
  readonly name: string;
  readonly canWrite: boolean;
  readonly components: readonly string[];
  readonly events: Map<string, Stored>;
  /** Rises with each change (calendarserver-ctag). */
  tag: number;
}

/** Answers in the server's place: a status, a page, or nothing at all. */
export type Mishap = (request: IncomingMessage, response: ServerResponse) => boolean;

const NAMESPACES = 'xmlns:A="DAV:" xmlns:B="urn:ietf:params:xml:ns:caldav" xmlns:C="http://calendarserver.org/ns/"';

/**
 * A small CalDAV server in memory, for tests: what RFC 4791, 4918, 5397 and 6764 say about the requests that are used here, with
 * prefixes of its own choice. It keeps other servers' habits apart: `mishap` answers in its place.
 */
export class CaldavServer {
  readonly user = 'mara';
  readonly password = 'app-passwort ü';
  readonly calendars = new Map<string, ServedCalendar>();
  /** `PUT /dav/cal/mara/work/x.ics 201`, in their order. */
  readonly log: string[] = [];
  mishap: Mishap | null = null;
  /** PUT answers no ETag, and keeps the event with a property more (RFC 4791, 5.3.4). */
  rewrites = false;
  /** 507 for whatever is new. */
  isFull = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<CaldavServer> {
    const http = createServer();
    const server = new CaldavServer(http);
    http.on('request', (request, response) => void server.answer(request, response));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.add('work', 'Arbeit & Studium');
    server.add('private', '2026');
    server.add('shared', 'Team', { canWrite: false });
    server.add('todo', 'Aufgaben', { components: ['VTODO'] });
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  calendarUrl(id: string): string {
    return `${this.url}/dav/cal/mara/${id}/`;
  }

  add(id: string, name: string, { canWrite = true, components = ['VEVENT'] } = {}): void {
    this.calendars.set(id, { name, canWrite, components, events: new Map(), tag: 1 });
  }

  /** What stands in a calendar: files by name. */
  events(id: string): Map<string, string> {
    return new Map([...(this.calendars.get(id)?.events ?? [])].map(([name, { body }]) => [name, body]));
  }

  /** Somebody writes, or removes, with their own program. */
  touch(id: string, name: string, body: string | null): void {
    const calendar = this.calendars.get(id);
    if (!calendar) throw new Error(`no calendar ${id}`);
    calendar.tag += 1;
    if (body === null) calendar.events.delete(name);
    else calendar.events.set(name, { body, etag: tagOf(body) });
  }

  /** What a mishap has held back arrives now. */
  late(request: IncomingMessage, response: ServerResponse): void {
    void this.answer(request, response);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('finish', () => this.log.push(`${request.method} ${request.url} ${response.statusCode}`));
    if (this.mishap?.(request, response)) return;
    if (request.url === '/.well-known/caldav') return end(response, 301, '', { location: '/dav/' });
    const wanted = `Basic ${Buffer.from(`${this.user}:${this.password}`).toString('base64')}`;
    if (request.headers.authorization !== wanted) {
      return end(response, 401, 'Who are you?', {
        'www-authenticate': 'Basic realm="test"',
        'content-type': 'text/plain',
      });
    }
    const body = await text(request);
    const parts = decodeURIComponent(request.url ?? '')
      .split('/')
      .filter(Boolean);
    if (request.method === 'PROPFIND') return this.propfind(request, response, parts);
    const calendar = parts.length >= 4 ? this.calendars.get(parts[3] ?? '') : undefined;
    if (!calendar) return end(response, request.method === 'PUT' ? 409 : 404);
    if (request.method === 'REPORT') return this.report(request, response, { calendar, body });
    const name = parts[4] ?? '';
    if (request.method === 'PUT') return this.put(request, response, { calendar, name, body });
    const found = calendar.events.get(name);
    if (!found) return end(response, 404);
    if (request.method === 'GET')
      return end(response, 200, found.body, { etag: found.etag, 'content-type': 'text/calendar' });
    if (request.method !== 'DELETE') return end(response, 405);
    if (!holds(request, found)) return end(response, 412);
    calendar.events.delete(name);
    calendar.tag += 1;
    return end(response, 204);
  }

  private propfind(request: IncomingMessage, response: ServerResponse, parts: readonly string[]): void {
    const at = parts.join('/');
    if (at === 'dav') {
      const principal = '<A:current-user-principal><A:href>/dav/principals/mara/</A:href></A:current-user-principal>';
      return multistatus(response, [found('/dav/', `${principal}<A:resourcetype><A:collection/></A:resourcetype>`)]);
    }
    if (at === 'dav/principals/mara') {
      const home = '<B:calendar-home-set><A:href>/dav/cal/mara/</A:href></B:calendar-home-set>';
      return multistatus(response, [found('/dav/principals/mara/', home)]);
    }
    if (at === 'dav/cal/mara') {
      const own = found('/dav/cal/mara/', '<A:resourcetype><A:collection/></A:resourcetype>');
      const all =
        request.headers.depth === '1' ? [...this.calendars].map(([id, one]) => calendarResponse(id, one)) : [];
      return multistatus(response, [own, ...all]);
    }
    const [id = '', calendar] = [parts[3], this.calendars.get(parts[3] ?? '')];
    if (parts.length !== 4 || !calendar) return end(response, 404);
    return multistatus(response, [calendarResponse(id, calendar)]);
  }

  private put(
    request: IncomingMessage,
    response: ServerResponse,
    { calendar, name, body }: { calendar: ServedCalendar; name: string; body: string },
  ): void {
    if (!calendar.canWrite) return end(response, 403, error('<A:need-privileges/>'));
    const before = calendar.events.get(name);
    if (!holds(request, before)) return end(response, 412);
    if (this.isFull) return end(response, 507);
    const uid = uidOf(body);
    if (uid === null) return end(response, 403, error('<B:valid-calendar-data/>'));
    const isElsewhere = [...calendar.events].some(([other, one]) => other !== name && uidOf(one.body) === uid);
    if (isElsewhere) return end(response, 403, error('<B:no-uid-conflict/>'));
    const kept = this.rewrites ? body.replace('END:VEVENT', 'X-SERVER:was here\r\nEND:VEVENT') : body;
    calendar.events.set(name, { body: kept, etag: tagOf(kept) });
    calendar.tag += 1;
    return end(response, before ? 204 : 201, '', this.rewrites ? {} : { etag: tagOf(kept) });
  }

  private report(
    request: IncomingMessage,
    response: ServerResponse,
    { calendar, body }: { calendar: ServedCalendar; body: string },
  ): void {
    const base = request.url ?? '';
    if (body.includes('calendar-multiget')) {
      const hrefs = [...body.matchAll(/<d:href>([^<]*)</g)].map(([, href]) => href ?? '');
      const one = (href: string): string => {
        const event = calendar.events.get(href.split('/').at(-1) ?? '');
        if (!event)
          return `<A:response><A:href>${href}</A:href><A:status>HTTP/1.1 404 Not Found</A:status></A:response>`;
        return found(href, `<A:getetag>${escaped(event.etag)}</A:getetag>`);
      };
      return multistatus(response, hrefs.map(one));
    }
    const [, from = '', to = ''] = /start="(\w+)" end="(\w+)"/.exec(body) ?? [];
    const events = [...calendar.events].filter(([, event]) => touches(event.body, from, to));
    const one = ([name, event]: [string, Stored]): string =>
      found(
        base + name,
        `<A:getetag>${escaped(event.etag)}</A:getetag><B:calendar-data>${escaped(event.body)}</B:calendar-data>`,
      );
    return multistatus(response, events.map(one));
  }
}

function calendarResponse(id: string, { name, canWrite, components, tag }: ServedCalendar): string {
  const kinds = components.map((component) => `<B:comp name="${component}"/>`).join('');
  const may = `<A:privilege><A:read/></A:privilege>${canWrite ? '<A:privilege><A:write/></A:privilege>' : ''}`;
  const props = [
    '<A:resourcetype><A:collection/><B:calendar/></A:resourcetype>',
    `<A:displayname>${escaped(name)}</A:displayname><X:displayname xmlns:X="urn:x">not this</X:displayname>`,
    `<B:supported-calendar-component-set>${kinds}</B:supported-calendar-component-set>`,
    `<A:current-user-privilege-set>${may}</A:current-user-privilege-set><C:getctag>"tag-${tag}"</C:getctag>`,
  ];
  return found(`/dav/cal/mara/${id}/`, props.join(''));
}

function found(href: string, props: string): string {
  const missing =
    '<A:propstat><A:prop><A:sync-token/></A:prop><A:status>HTTP/1.1 404 Not Found</A:status></A:propstat>';
  const there = `<A:propstat><A:prop>${props}</A:prop><A:status>HTTP/1.1 200 OK</A:status></A:propstat>`;
  return `<A:response><A:href>${escaped(href)}</A:href>${there}${missing}</A:response>`;
}

function multistatus(response: ServerResponse, responses: readonly string[]): void {
  const body = `<?xml version="1.0" encoding="utf-8"?><A:multistatus ${NAMESPACES}>${responses.join('')}</A:multistatus>`;
  end(response, 207, body, { 'content-type': 'application/xml; charset=utf-8' });
}

function error(condition: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><A:error ${NAMESPACES}>${condition}</A:error>`;
}

function end(response: ServerResponse, status: number, body = '', headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end(body);
}

/** If-Match and If-None-Match (RFC 9110, 13.1). */
function holds({ headers }: IncomingMessage, stored: Stored | undefined): boolean {
  if (headers['if-none-match'] === '*' && stored) return false;
  return headers['if-match'] === undefined || headers['if-match'] === stored?.etag;
}

function tagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
}

function uidOf(body: string): string | null {
  return /^UID:(.*)$/m.exec(body)?.[1]?.trim() ?? null;
}

/** RFC 4791, 9.9, for events that do not recur; one that recurs always touches. */
function touches(body: string, from: string, to: string): boolean {
  const events = new ICAL.Component(ICAL.parse(body) as unknown[]).getAllSubcomponents('vevent');
  const instant = (stamp: string): number =>
    Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return events.some((component) => {
    const event = new ICAL.Event(component);
    if (event.isRecurring()) return true;
    return event.startDate.toJSDate().getTime() < instant(to) && event.endDate.toJSDate().getTime() > instant(from);
  });
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
