import { caldav, carddav, dav } from '../common/xml/xml-element.js';
import type { Place } from './hrefs.js';

const SYNC = dav('sync-collection');
const OF_BOOKS = [carddav('addressbook-multiget'), carddav('addressbook-query')];
/** Of a collection and of a file in it (RFC 4791, 7; RFC 6352, 8). */
const OF_CALENDARS = [caldav('calendar-multiget'), caldav('calendar-query')];
/** Of collections only (RFC 4791, 7.10). */
const FREE_BUSY = caldav('free-busy-query');
/** RFC 3253, 3.8 and RFC 3744, 9. */
const EVERYWHERE = [
  dav('acl-principal-prop-set'),
  dav('expand-property'),
  dav('principal-match'),
  dav('principal-property-search'),
  dav('principal-search-property-set'),
];

/** The reports that a place answers, as DAV:supported-report-set names them (RFC 3253, 3.1.5). Never throws. */
export function reportNames(place: Place): readonly string[] {
  if (place.at !== 'collection' && place.at !== 'item') return EVERYWHERE;
  const ofFiles = place.kind === 'people' ? OF_BOOKS : OF_CALENDARS;
  if (place.at === 'item') return ofFiles;
  return [...ofFiles, ...(place.kind === 'people' ? [] : [FREE_BUSY]), SYNC, ...EVERYWHERE];
}
