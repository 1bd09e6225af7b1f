import { caldav, childOf, childrenOf, dav, escapeXml, textOf, type XmlElement } from '../../common/xml/xml-element.js';
import type { DavAnswer } from '../dav-request.js';
import { hrefOf } from '../hrefs.js';
import { multistatus, XML_TYPE } from '../multistatus.js';
import { askedProps } from '../properties/asked.js';
import { placeProperties, type ShownPlace } from '../properties/place-properties.js';
import { propResponse } from '../properties/propstat.js';
import { beginOf, element, endOf } from '../xml/write-xml.js';
import type { ReportRequest } from './report-request.js';

/** By what somebody can be looked for: there is nobody but the one who asks. */
const SEARCHABLE: ReadonlyMap<string, string> = new Map([
  [dav('displayname'), 'Name'],
  [caldav('calendar-user-address-set'), 'E-mail address'],
]);

/** DAV:principal-search-property-set (RFC 3744, 9.5). Never throws. */
export function searchableProperties(): DavAnswer {
  const root = dav('principal-search-property-set');
  const properties = [...SEARCHABLE].map(([name, description]) =>
    element(
      dav('principal-search-property'),
      `${element(dav('prop'), element(name))}<d:description xml:lang="en">${description}</d:description>`,
    ),
  );
  return {
    status: 200,
    headers: { 'content-type': XML_TYPE },
    body: beginOf(root) + properties.join('') + endOf(root),
  };
}

/**
 * DAV:principal-property-search (RFC 3744, 9.4): the account itself, if it is what was looked for. Throws DavRefused.
 *
 * @param principal the account
 */
export function principalSearch({ report, isMinimal }: ReportRequest, principal: ShownPlace): DavAnswer {
  const searches = childrenOf(report, dav('property-search'));
  const isFound = (search: XmlElement): boolean => isSearched(search, principal);
  const found = report.attributes.test === 'anyof' ? searches.some(isFound) : searches.every(isFound);
  return multistatus(found && searches.length > 0 ? [responseOf(principal, report, isMinimal)] : []);
}

/**
 * DAV:principal-match (RFC 3744, 9.3): with DAV:self the account itself, with DAV:principal-property the place that was asked,
 * since all is its own. Throws DavRefused.
 */
export function principalMatch(
  { report, isMinimal }: ReportRequest,
  principal: ShownPlace,
  asked: ShownPlace,
): DavAnswer {
  const shown = childOf(report, dav('self')) ? principal : asked;
  return multistatus([responseOf(shown, report, isMinimal)]);
}

function responseOf(shown: ShownPlace, report: XmlElement, isMinimal: boolean): string {
  const asked = childOf(report, dav('prop')) ? askedProps(report) : { what: 'some' as const, names: new Set<string>() };
  return propResponse(hrefOf(shown.place, shown.who), asked, { table: placeProperties, of: shown }, isMinimal);
}

function isSearched(search: XmlElement, principal: ShownPlace): boolean {
  const wanted = escapeXml(textOf(childOf(search, dav('match'))) ?? '').toLowerCase();
  const names = childOf(search, dav('prop'))?.children.map(({ name }) => name) ?? [];
  return names.some((name) => {
    const value = SEARCHABLE.has(name) ? (placeProperties.get(name)?.valueOf(principal) ?? null) : null;
    return (
      value !== null &&
      value
        .replace(/<[^>]*>/g, '')
        .toLowerCase()
        .includes(wanted)
    );
  });
}
