import { DavRefused } from '../dav.errors.js';
import type { DavAnswer } from '../dav-request.js';
import { hrefOf } from '../hrefs.js';
import { multistatus } from '../multistatus.js';
import { placeProperties, type ShownPlace } from '../properties/place-properties.js';
import { propResponse } from '../properties/propstat.js';
import { propsAsked } from './asking/report-asked.js';
import type { ReportRequest } from './report-request.js';

/**
 * DAV:acl-principal-prop-set (RFC 3744, 9.2): the properties of everybody whom DAV:acl names, which is the owner alone. Throws
 * DavRefused 400 for another Depth than 0.
 *
 * @param principal the account
 */
export function aclPrincipals({ report, headers, isMinimal }: ReportRequest, principal: ShownPlace): DavAnswer {
  if ((headers['depth'] ?? '0') !== '0') throw new DavRefused(400, null, 'Please ask this with Depth 0.');
  const href = hrefOf(principal.place, principal.who);
  return multistatus([propResponse(href, propsAsked(report), { table: placeProperties, of: principal }, isMinimal)]);
}
