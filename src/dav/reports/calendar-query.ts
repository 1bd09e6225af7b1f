import { caldav, childOf } from '../../common/xml/xml-element.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { multistatus } from '../multistatus.js';
import { calendarFilter, rangeOf } from './asking/calendar-filter-asked.js';
import { limitAsked, zoneAsked } from './asking/report-asked.js';
import { isCalendarMatched, type PartFilter } from './domain/calendar-filter.js';
import { filePart } from './domain/file-part.js';
import { found, MOST_CUT, type Search, searched } from './query.js';
import type { AnswerReport, ReportRequest } from './report-request.js';
import { ShownItems } from './shown-items.js';
import { CalendarTimes } from './times/calendar-times.js';
import { ReportZones } from './times/report-zones.js';

/** CALDAV:calendar-query (RFC 4791, 7.8): the meetings or follow-ups that a filter asks for. Throws DavRefused. */
export const calendarQuery: AnswerReport = (request, kind, collections) => {
  const shown = new ShownItems(request, kind, collections);
  const search = searchFor(request, kind);
  return multistatus(found(request, shown, search, searched(request, kind, collections)));
};

function searchFor({ report, who }: ReportRequest, kind: CollectionKind): Search {
  const filter = calendarFilter(childOf(report, caldav('filter')));
  const zones = new ReportZones(zoneAsked(report, who.account.timeZone), rangeOf(filter));
  let cut = 0;
  const isMeant = (text: string): boolean => {
    const calendar = filePart(text);
    if (calendar === null) return false;
    const times = new CalendarTimes(calendar, zones);
    const isMatched = isCalendarMatched(calendar, filter, times);
    cut += times.cut;
    return isMatched;
  };
  return {
    isMeant: isForAll(filter, kind) ? null : isMeant,
    isSpent: () => cut > MOST_CUT,
    limit: limitAsked(report, caldav),
  };
}

/** Each file of the collection has one of these: nobody has to look into it. */
function isForAll({ isNotDefined, range, properties, parts }: PartFilter, kind: CollectionKind): boolean {
  const own = kind === 'meetings' ? 'VEVENT' : 'VTODO';
  const isPlain = !isNotDefined && range === null && properties.length === 0;
  return isPlain && parts.every((part) => part.name === own && part.parts.length === 0 && isForAll(part, kind));
}
