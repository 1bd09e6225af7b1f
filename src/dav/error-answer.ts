import { ItemRefused, type Precondition, SyncTokenUnknown } from '../collections/collections.errors.js';
import { type Problem, problemOf } from '../common/http/problem.js';
import { caldav, carddav, dav, escapeXml } from '../common/xml/xml-element.js';
import { allowedAt } from './allowed.js';
import { DavRefused } from './dav.errors.js';
import type { DavAnswer } from './dav-request.js';
import type { DavUser } from './dav-user.js';
import { hrefOf, type Place } from './hrefs.js';
import { XML_TYPE } from './multistatus.js';
import { hrefElement } from './properties/common-properties.js';
import { beginOf, element, endOf } from './xml/write-xml.js';

/** RFC 7617, 2.1. */
const CHALLENGE = 'Basic realm="Wiedersehen", charset="UTF-8"';

const NAMESPACE: Readonly<Record<Precondition, 'dav' | 'card' | 'cal' | 'of-place'>> = {
  'valid-sync-token': 'dav',
  'no-uid-conflict': 'of-place',
  'max-resource-size': 'of-place',
  'valid-address-data': 'card',
  'supported-address-data': 'card',
  'valid-calendar-data': 'cal',
  'supported-calendar-data': 'cal',
  'supported-calendar-component': 'cal',
  'valid-calendar-object-resource': 'cal',
};

/** Where it happened, as far as that was found out. */
export interface Where {
  readonly who: DavUser | null;
  readonly place: Place | null;
  readonly method: string;
}

/**
 * How a failure looks to a program: the condition it did not fulfil, and a sentence for whoever reads along (RFC 4918, 16).
 * Never throws.
 *
 * @example <d:error><d:propfind-finite-depth/><d:responsedescription>Please ask with Depth 0 or 1.</d:responsedescription></d:error>
 */
export function errorAnswer(error: unknown, where: Where): DavAnswer {
  const problem = problemOf(error);
  const sentence = element(dav('responsedescription'), escapeXml(problem.detail));
  const root = dav('error');
  return {
    status: problem.status,
    headers: { 'content-type': XML_TYPE, ...headersOf(problem, where) },
    body: beginOf(root) + conditionOf(error, problem, where) + sentence + endOf(root),
  };
}

function headersOf({ status, params }: Problem, { place, method }: Where): Record<string, string> {
  if (status === 401) return { 'www-authenticate': CHALLENGE };
  if (status === 429 && params['seconds'] !== undefined) return { 'retry-after': String(params['seconds']) };
  return status === 405 || method.startsWith('MK') ? { allow: allowedAt(place) } : {};
}

function conditionOf(error: unknown, { status }: Problem, where: Where): string {
  if (error instanceof DavRefused) return error.condition === null ? '' : element(error.condition, error.inner);
  if (error instanceof SyncTokenUnknown) return named('valid-sync-token', where);
  if (error instanceof ItemRefused) return named(error.condition, where, otherItem(error, where));
  const isTooLarge = status === 413 && where.method === 'PUT' && where.place?.at === 'item';
  return isTooLarge ? named('max-resource-size', where) : '';
}

function named(condition: Precondition, { place }: Where, inner = ''): string {
  const isOfBook = place !== null && 'kind' in place && place.kind === 'people';
  const of = NAMESPACE[condition] === 'of-place' ? (isOfBook ? 'card' : 'cal') : NAMESPACE[condition];
  const name = { dav, card: carddav, cal: caldav }[of](condition);
  return element(name, inner);
}

/** Whose UID it is: the client may look there (RFC 6352, 6.3.2.1). */
function otherItem({ other }: ItemRefused, { who, place }: Where): string {
  if (other === null || who === null || place?.at !== 'item') return '';
  return hrefElement(hrefOf({ ...place, name: other }, who));
}
