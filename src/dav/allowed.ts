import type { Place } from './hrefs.js';

const OF_ITEMS = 'OPTIONS, GET, HEAD, PUT, DELETE, COPY, MOVE, PROPFIND, PROPPATCH, REPORT';
const OF_COLLECTIONS = 'OPTIONS, COPY, MOVE, PROPFIND, PROPPATCH, REPORT';

/** The header Allow (RFC 9110, 10.2.1): an item may be made by putting it, so the same goes for one that is not there. Never throws. */
export function allowedAt(place: Place | null): string {
  return place?.at === 'item' ? OF_ITEMS : OF_COLLECTIONS;
}
