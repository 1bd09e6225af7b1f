import { Injectable } from '@nestjs/common';
import { CollectionsService } from '../../collections/collections.service.js';
import { caldav, carddav, dav } from '../../common/xml/xml-element.js';
import { DavRefused } from '../dav.errors.js';
import type { DavAnswer } from '../dav-request.js';
import type { DavUser } from '../dav-user.js';
import { PlaceNames } from '../place-names.js';
import type { ShownPlace } from '../properties/place-properties.js';
import { aclPrincipals } from './acl-principals.js';
import { addressbookQuery } from './addressbook-query.js';
import { calendarQuery } from './calendar-query.js';
import { expandProperty } from './expand-property.js';
import { freeBusyQuery } from './free-busy-query.js';
import { multiget } from './multiget.js';
import { principalMatch, principalSearch, searchableProperties } from './principal-reports.js';
import type { AnswerReport, ReportRequest } from './report-request.js';
import { syncCollection } from './sync-collection.js';

/** Those about the files of a collection, by their names. */
const OF_FILES: ReadonlyMap<string, AnswerReport> = new Map([
  [carddav('addressbook-multiget'), multiget],
  [carddav('addressbook-query'), addressbookQuery],
  [caldav('calendar-multiget'), multiget],
  [caldav('calendar-query'), calendarQuery],
  [caldav('free-busy-query'), freeBusyQuery],
  [dav('sync-collection'), syncCollection],
]);

/** Defined for Depth 0 alone (RFC 3744, 9.3 to 9.5). */
const OF_PEOPLE: ReadonlySet<string> = new Set(
  ['principal-match', 'principal-property-search', 'principal-search-property-set'].map(dav),
);

/** Answers the reports that report-names.ts lists. */
@Injectable()
export class Reports {
  constructor(
    private readonly collections: CollectionsService,
    private readonly names: PlaceNames,
  ) {}

  async answer(request: ReportRequest): Promise<DavAnswer> {
    const { place, report } = request;
    const ofFiles = OF_FILES.get(report.name);
    if (ofFiles && (place.at === 'collection' || place.at === 'item')) {
      return ofFiles(request, place.kind, this.collections);
    }
    return this.ofPlace(request);
  }

  private async ofPlace(request: ReportRequest): Promise<DavAnswer> {
    const { place, report, who } = request;
    if (OF_PEOPLE.has(report.name)) assertDepth0(request);
    const principal = await this.shown({ at: 'principal' }, who);
    if (report.name === dav('principal-search-property-set')) return searchableProperties();
    if (report.name === dav('principal-property-search')) return principalSearch(request, principal);
    if (report.name === dav('acl-principal-prop-set')) return aclPrincipals(request, principal);
    if (place.at === 'item') throw new DavRefused(403, dav('supported-report'), 'A file has no such report.');
    if (report.name === dav('expand-property')) return expandProperty(report, place, (at) => this.shown(at, who));
    return principalMatch(request, principal, await this.shown(place, who));
  }

  private async shown(place: ShownPlace['place'], who: DavUser): Promise<ShownPlace> {
    const token = place.at === 'collection' ? await this.collections.token(who.account.id, place.kind) : null;
    return { who, place, name: this.names.of(place, who), token };
  }
}

/** Without a Depth 0 is meant (RFC 3253, 3.6). Throws DavRefused 400. */
function assertDepth0({ headers: { depth = '0' } }: ReportRequest): void {
  if (depth !== '0') throw new DavRefused(400, null, 'This report is asked for with Depth: 0.');
}
