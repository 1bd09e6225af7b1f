import type { XmlElement } from '../../common/xml/xml-element.js';
import type { CollectionsService } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import type { DavAnswer, DavRequest } from '../dav-request.js';

export interface ReportRequest extends DavRequest {
  /** The root of the body, one of `reportNames(place)`. */
  readonly report: XmlElement;
  /** RFC 8144. */
  readonly isMinimal: boolean;
}

/** One file for each report. Throws AppErrors before it answers; what it answers is sent while it is made. */
export type AnswerReport = (
  request: ReportRequest,
  kind: CollectionKind,
  collections: CollectionsService,
) => DavAnswer | Promise<DavAnswer>;
