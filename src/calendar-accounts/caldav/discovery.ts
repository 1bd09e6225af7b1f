import { CaldavEnded } from './caldav-ended.js';
import type { CaldavClient, DavSignIn } from './caldav-client.js';
import { propfindBody } from './dav-bodies.js';
import { type DavResponse, propOf } from './multistatus.js';
import { caldav, childOf, childrenOf, dav, textOf, type XmlElement } from './xml-element.js';

/** A calendar that the user has there. */
export interface FoundCalendar {
  readonly url: string;
  readonly name: string;
  /** Whether meetings may be written into it. */
  readonly canWrite: boolean;
}

/** RFC 6764, 5. */
const WELL_KNOWN = '/.well-known/caldav';
/** Of one account; nobody chooses among more. */
const MOST_CALENDARS = 100;
/** As long as a label here. In characters. */
const LONGEST_NAME = 100;

/** What ends a search at once; after anything else the next address is tried. */
const FINAL: ReadonlySet<string> = new Set(['sign-in', 'digest', 'plain', 'elsewhere', 'busy', 'full']);

/** What writing events needs (RFC 3744, 3 and appendix A). */
const WRITING = ['all', 'write', 'write-content', 'bind'].map(dav);

const HOME_PROPS = ['d:resourcetype', 'd:current-user-principal', 'c:calendar-home-set'];
const CALENDAR_PROPS = [
  ...['d:resourcetype', 'd:displayname', 'd:current-user-privilege-set'],
  'c:supported-calendar-component-set',
];

/**
 * Where a server keeps the user's calendars: from the address that was typed, or the well-known one, to the principal
 * (RFC 5397) and its home (RFC 4791, 6.2.1), as RFC 6764, 6 says. The address of a single calendar is its own home. Throws
 * CaldavEnded, and what the client throws.
 */
export async function findHome(client: CaldavClient, signIn: DavSignIn): Promise<string> {
  const ended: CaldavEnded[] = [];
  for (const url of startsOf(signIn.address)) {
    try {
      const home = await homeFrom(client, signIn, url);
      if (home !== null) return home;
    } catch (error) {
      ended.push(notFinal(error));
    }
  }
  const [first] = ended;
  throw first?.problem === 'server' ? first : new CaldavEnded('not-caldav', first?.answer ?? null);
}

function notFinal(error: unknown): CaldavEnded {
  if (error instanceof CaldavEnded && !FINAL.has(error.problem)) return error;
  throw error;
}

/** The calendars for events in a home. Throws CaldavEnded (`no-calendars` too), and what the client throws. */
export async function findCalendars(client: CaldavClient, signIn: DavSignIn, home: string): Promise<FoundCalendar[]> {
  const found = await propfind(client, signIn, { url: home, depth: 1, props: CALENDAR_PROPS });
  const calendars = found.responses.filter(takesEvents).map((response) => calendarOf(response, found.url));
  if (calendars.length === 0) throw new CaldavEnded('no-calendars');
  return calendars.slice(0, MOST_CALENDARS);
}

function startsOf(address: string): readonly string[] {
  const url = new URL(address);
  const wellKnown = new URL(WELL_KNOWN, url).href;
  const isServer = url.pathname === '/';
  return isServer ? [wellKnown, url.href] : [url.href, wellKnown];
}

async function homeFrom(client: CaldavClient, signIn: DavSignIn, start: string): Promise<string | null> {
  const { url, first } = await firstOf(client, signIn, start);
  const direct = hrefIn(propOf(first, caldav('calendar-home-set')), url);
  if (direct !== null) return direct;
  if (isCalendar(first)) return url;
  const principal = hrefIn(propOf(first, dav('current-user-principal')), url);
  if (principal === null) return null;
  const known = await firstOf(client, signIn, principal);
  return hrefIn(propOf(known.first, caldav('calendar-home-set')), known.url);
}

async function firstOf(
  client: CaldavClient,
  signIn: DavSignIn,
  start: string,
): Promise<{ url: string; first: DavResponse }> {
  const { url, responses } = await propfind(client, signIn, { url: start, depth: 0, props: HOME_PROPS });
  return { url, first: responses[0] ?? { href: url, status: null, props: [] } };
}

function propfind(
  client: CaldavClient,
  signIn: DavSignIn,
  { url, depth, props }: { url: string; depth: 0 | 1; props: readonly string[] },
): Promise<{ url: string; responses: readonly DavResponse[] }> {
  return client.ask(signIn, {
    url,
    method: 'PROPFIND',
    headers: { depth: String(depth) },
    body: propfindBody(props),
  });
}

/** The first address in a property, absolute; null without one. */
function hrefIn(prop: XmlElement | null, base: string): string | null {
  const href = textOf(childOf(prop, dav('href')));
  return href !== null && URL.canParse(href, base) ? new URL(href, base).href : null;
}

function isCalendar(response: DavResponse): boolean {
  return childOf(propOf(response, dav('resourcetype')), caldav('calendar')) !== null;
}

/** Without a list of components a calendar takes them all (RFC 4791, 5.2.3). */
function takesEvents(response: DavResponse): boolean {
  if (!isCalendar(response) || !URL.canParse(response.href, 'https://x/')) return false;
  const taken = propOf(response, caldav('supported-calendar-component-set'));
  return taken === null || isEventComponent(taken);
}

function isEventComponent(set: XmlElement): boolean {
  const names = childrenOf(set, caldav('comp')).map((comp) => comp.attributes['name']?.toUpperCase());
  return names.length === 0 || names.includes('VEVENT');
}

function calendarOf(response: DavResponse, base: string): FoundCalendar {
  const { href } = new URL(response.href, base);
  const privileges = propOf(response, dav('current-user-privilege-set'));
  const granted = childrenOf(privileges, dav('privilege')).flatMap(({ children }) => children.map(({ name }) => name));
  const name = textOf(propOf(response, dav('displayname'))) ?? lastPartOf(href);
  return {
    url: href,
    name: name.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST_NAME),
    canWrite: privileges === null || granted.some((privilege) => WRITING.includes(privilege)),
  };
}

function lastPartOf(url: string): string {
  const part = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
