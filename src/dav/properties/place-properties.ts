import { calendarServer, caldav, carddav, dav, escapeXml } from '../../common/xml/xml-element.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { LARGEST_FILE } from '../../collections/domain/largest-file.js';
import type { DavUser } from '../dav-user.js';
import { hrefOf, type Place } from '../hrefs.js';
import { hrefElement, ownProperties, principalHref, supportedReports } from './common-properties.js';
import { type LiveProperty, propertyTable } from './propstat.js';

/** Anything but a file, and what is known of it. */
export interface ShownPlace {
  readonly who: DavUser;
  readonly place: Exclude<Place, { readonly at: 'item' }>;
  /** What people call it; never empty. */
  readonly name: string;
  /** The sync token of a collection; null: nobody asked for it. */
  readonly token: string | null;
}

type Value = (shown: ShownPlace, kind: CollectionKind) => string;

const COLLATIONS = ['i;ascii-casemap', 'i;octet', 'i;unicode-casemap'];
const COMPONENTS: Readonly<Record<CollectionKind, string>> = { people: '', meetings: 'VEVENT', 'follow-ups': 'VTODO' };
const VCARD_VERSIONS = ['3.0', '4.0'];

/** What everything has: RFC 4918, 15; RFC 3744, 5; RFC 5397, 3; RFC 3253, 3.1.5. */
const everywhere: readonly LiveProperty<ShownPlace>[] = [
  { name: dav('resourcetype'), isForAll: true, valueOf: ({ place }) => typeOf(place) },
  { name: dav('displayname'), isForAll: true, valueOf: ({ name }) => escapeXml(name) },
  ...ownProperties,
  { name: dav('supported-report-set'), isForAll: false, valueOf: ({ place }) => supportedReports(place) },
];

const ofPrincipal = [
  at('principal', dav('principal-URL'), ({ who }) => principalHref(who)),
  at('principal', dav('alternate-URI-set'), ({ who }) => hrefElement(mailAddress(who))),
  at('principal', dav('group-membership'), () => ''),
  at('principal', carddav('addressbook-home-set'), ({ who }) => hrefElement(hrefOf({ at: 'addressbooks' }, who))),
  at('principal', caldav('calendar-home-set'), ({ who }) => hrefElement(hrefOf({ at: 'calendars' }, who))),
  at('principal', caldav('calendar-user-address-set'), ({ who }) => hrefElement(mailAddress(who))),
];

const ofCollections = [
  ofKind('any', dav('sync-token'), ({ token }) => escapeXml(token ?? '')),
  ofKind('any', calendarServer('getctag'), ({ token }) => escapeXml(token ?? '')),
  ofKind('book', carddav('max-resource-size'), () => String(LARGEST_FILE)),
  ofKind('book', carddav('supported-address-data'), () => VCARD_VERSIONS.map(addressDataType).join('')),
  ofKind('book', carddav('supported-collation-set'), () => collations('card')),
  ofKind('calendar', caldav('max-resource-size'), () => String(LARGEST_FILE)),
  ofKind('calendar', caldav('supported-calendar-data'), () => CALENDAR_DATA),
  ofKind('calendar', caldav('supported-collation-set'), () => collations('cal')),
  ofKind(
    'calendar',
    caldav('supported-calendar-component-set'),
    (_shown, kind) => `<cal:comp name="${COMPONENTS[kind]}"/>`,
  ),
];

const CALENDAR_DATA = '<cal:calendar-data content-type="text/calendar" version="2.0"/>';

/** The live properties of all places but files, in one table: a value of null says that this place has none. */
export const placeProperties = propertyTable([...everywhere, ...ofPrincipal, ...ofCollections]);

function at(
  where: ShownPlace['place']['at'],
  name: string,
  valueOf: (shown: ShownPlace) => string,
): LiveProperty<ShownPlace> {
  return { name, isForAll: false, valueOf: (shown) => (shown.place.at === where ? valueOf(shown) : null) };
}

function ofKind(which: 'any' | 'book' | 'calendar', name: string, value: Value): LiveProperty<ShownPlace> {
  const isMeant = (kind: CollectionKind): boolean => which === 'any' || (which === 'book') === (kind === 'people');
  const valueOf = (shown: ShownPlace): string | null => {
    const { place } = shown;
    return place.at === 'collection' && isMeant(place.kind) ? value(shown, place.kind) : null;
  };
  return { name, isForAll: false, valueOf };
}

function typeOf(place: ShownPlace['place']): string {
  if (place.at === 'principal') return '<d:collection/><d:principal/>';
  if (place.at !== 'collection') return '<d:collection/>';
  return `<d:collection/>${place.kind === 'people' ? '<card:addressbook/>' : '<cal:calendar/>'}`;
}

function addressDataType(version: string): string {
  return `<card:address-data-type content-type="text/vcard" version="${version}"/>`;
}

function collations(prefix: 'card' | 'cal'): string {
  return COLLATIONS.map((name) => `<${prefix}:supported-collation>${name}</${prefix}:supported-collation>`).join('');
}

function mailAddress({ account }: DavUser): string {
  return `mailto:${account.email}`;
}
