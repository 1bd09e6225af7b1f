import { escapeXml } from '../../common/xml/xml-element.js';

const NAMESPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"';
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** Properties by their prefix here: `d:displayname`, `c:calendar-home-set`, `s:getctag`. */
export function propfindBody(props: readonly string[]): string {
  const named = props.map((prop) => `<${prop}/>`).join('');
  return `${DECLARATION}<d:propfind ${NAMESPACES}><d:prop>${named}</d:prop></d:propfind>`;
}

/** The events that touch a time, whole (RFC 4791, 7.8.1 and 9.9). Instants in ms since 1970. */
export function eventsQueryBody(from: number, to: number): string {
  const range = `<c:time-range start="${stampOf(from)}" end="${stampOf(to)}"/>`;
  const events = `<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${range}</c:comp-filter></c:comp-filter>`;
  const props = '<d:prop><d:getetag/><c:calendar-data/></d:prop>';
  return `${DECLARATION}<c:calendar-query ${NAMESPACES}>${props}<c:filter>${events}</c:filter></c:calendar-query>`;
}

/** The tags of some events (RFC 4791, 7.9). */
export function tagsMultigetBody(hrefs: readonly string[]): string {
  const named = hrefs.map((href) => `<d:href>${escapeXml(href)}</d:href>`).join('');
  return `${DECLARATION}<c:calendar-multiget ${NAMESPACES}><d:prop><d:getetag/></d:prop>${named}</c:calendar-multiget>`;
}

/** `20261124T150000Z`: what time-range takes (RFC 4791, 9.9). */
function stampOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
