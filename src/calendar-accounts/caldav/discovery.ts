import { CaldavEnded } from './caldav-ended.js';
import type { CaldavClient, DavSignIn } from './caldav-client.js';
import { propfindBody } from './dav-bodies.js';
import { type DavResponse, propOf } from './multistatus.js';
import { caldav, childOf, childrenOf, dav, textOf, type XmlElement } from '../../common/xml/xml-element.js';

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
/** A user has one, or one more for what others share with them; each is a message. */
const MOST_HOMES = 5;
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
 * (RFC 5397) and its home (RFC 4791, 6.2.1), as RFC 6764, 6 says. There may be several. The address of a single
 * calendar is its own home. Throws
 * CaldavEnded, and what the client throws.
 */
export async function findHomes(client: CaldavClient, signIn: DavSignIn): Promise<readonly string[]> {
  const ended: CaldavEnded[] = [];
  for (const url of startsOf(signIn.address)) {
    try {
      const homes = await homesFrom(client, signIn, url);
      if (homes.length > 0) return homes;
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

/**
 * The calendars for events in all homes. Of several homes, one that does not work is left out while another does. Throws
 * CaldavEnded (`no-calendars` too), and what the client throws.
 */
export async function findCalendars(
  client: CaldavClient,
  signIn: DavSignIn,
  homes: readonly string[],
): Promise<FoundCalendar[]> {
  const calendars = new Map<string, FoundCalendar>();
  const ended: CaldavEnded[] = [];
  for (const home of homes) {
    try {
      for (const calendar of await calendarsIn(client, signIn, home)) calendars.set(calendar.url, calendar);
    } catch (error) {
      ended.push(notFinal(error));
    }
  }
  if (calendars.size === 0) throw ended[0] ?? new CaldavEnded('no-calendars');
  return [...calendars.values()].slice(0, MOST_CALENDARS);
}

async function calendarsIn(client: CaldavClient, signIn: DavSignIn, home: string): Promise<FoundCalendar[]> {
  const found = await propfind(client, signIn, { url: home, depth: 1, props: CALENDAR_PROPS });
  return found.responses.filter(takesEvents).map((response) => calendarOf(response, found.url));
}

function startsOf(address: string): readonly string[] {
  const url = new URL(address);
  const wellKnown = new URL(WELL_KNOWN, url).href;
  const isServer = url.pathname === '/';
  return isServer ? [wellKnown, url.href] : [url.href, wellKnown];
}

async function homesFrom(client: CaldavClient, signIn: DavSignIn, start: string): Promise<readonly string[]> {
  const { url, first } = await firstOf(client, signIn, start);
  const direct = hrefsIn(propOf(first, caldav('calendar-home-set')), url);
  if (direct.length > 0) return direct;
  if (isCalendar(first)) return [url];
  const [principal] = hrefsIn(propOf(first, dav('current-user-principal')), url);
  if (principal === undefined) return [];
  const known = await firstOf(client, signIn, principal);
  return hrefsIn(propOf(known.first, caldav('calendar-home-set')), known.url);
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

/** The addresses in a property, absolute. */
function hrefsIn(prop: XmlElement | null, base: string): string[] {
  const hrefs = childrenOf(prop, dav('href')).map((href) => textOf(href) ?? '');
  return hrefs
    .filter((href) => href !== '' && URL.canParse(href, base))
    .slice(0, MOST_HOMES)
    .map((href) => new URL(href, base).href);
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
  const href = asFolder(new URL(response.href, base));
  const privileges = propOf(response, dav('current-user-privilege-set'));
  const granted = childrenOf(privileges, dav('privilege')).flatMap(({ children }) => children.map(({ name }) => name));
  const name = textOf(propOf(response, dav('displayname'))) ?? lastPartOf(href);
  return {
    url: href,
    name: name.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST_NAME),
    canWrite: privileges === null || granted.some((privilege) => WRITING.includes(privilege)),
  };
}

/** A collection ends with a slash, even where a server leaves it out (RFC 4918, 5.2): events lie in it, not beside it. */
function asFolder(url: URL): string {
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

function lastPartOf(url: string): string {
  const part = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
