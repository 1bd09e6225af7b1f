import { childOf, dav, escapeXml, textOf, type XmlElement } from '../../common/xml/xml-element.js';
import { type Changes, LARGEST_PORTION } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { DavRefused } from '../dav.errors.js';
import { hrefOf } from '../hrefs.js';
import { multistatus, statusResponse } from '../multistatus.js';
import { element } from '../xml/write-xml.js';
import { limitAsked } from './asking/report-asked.js';
import type { AnswerReport, ReportRequest } from './report-request.js';
import { portionsOf, ShownItems, TEXTS_AT_ONCE } from './shown-items.js';

/**
 * DAV:sync-collection (RFC 6578): what changed since a token, or everything for an empty one. What is gone is a 404 (3.5). If
 * there is more than was wanted, the collection says so with a 507, and the token leads on from the last that stands in the
 * answer (3.6). Throws DavRefused, SyncTokenUnknown.
 */
export const syncCollection: AnswerReport = async (request, kind, collections) => {
  const { report, who } = request;
  assertLevel(request);
  const shown = new ShownItems(request, kind, collections);
  const changes = collections.since(who.account.id, kind, tokenIn(report), limitAsked(report, dav));
  const first = await changes.next(); // a token that is not known is told before anything is sent
  return multistatus(responses(request, kind, shown, following(first, changes)));
};

async function* following(first: IteratorResult<Changes>, others: AsyncGenerator<Changes>): AsyncGenerator<Changes> {
  if (first.done !== true) yield first.value;
  yield* others;
}

async function* responses(
  request: ReportRequest,
  kind: CollectionKind,
  shown: ShownItems,
  changes: AsyncIterable<Changes>,
): AsyncGenerator<string> {
  let last: Changes | null = null;
  for await (const portion of changes) {
    last = portion;
    for (const items of portionsOf(portion.items, shown.needsTexts ? TEXTS_AT_ONCE : LARGEST_PORTION)) {
      yield* responsesOf(request, kind, shown, items);
    }
  }
  const { place, who } = request;
  if (last?.isTruncated) yield statusResponse(hrefOf(place, who), 507, dav('number-of-matches-within-limits'));
  if (last) yield element(dav('sync-token'), escapeXml(last.token));
}

async function* responsesOf(
  { who }: ReportRequest,
  kind: CollectionKind,
  shown: ShownItems,
  items: Changes['items'],
): AsyncGenerator<string> {
  const texts = shown.needsTexts ? await shown.texts(items.filter(({ isThere }) => isThere)) : null;
  for (const item of items) {
    const isThere = item.isThere && (texts === null || texts.has(item.id));
    yield isThere
      ? await shown.response(item, texts?.get(item.id) ?? null)
      : statusResponse(hrefOf({ at: 'item', kind, name: item.name }, who), 404);
  }
}

/**
 * Level 1 (RFC 6578, 3.3); collections have none below them. Older programs say so with `Depth: 1` alone (appendix A), and some
 * with both, which harms nobody.
 */
function assertLevel({ report, headers }: ReportRequest): void {
  const level = textOf(childOf(report, dav('sync-level')));
  if (level === 'infinite') {
    throw new DavRefused(403, dav('sync-traversal-supported'), 'Please ask for one level at a time.');
  }
  if (level !== null && level !== '1') throw new DavRefused(400, null, 'This level is none.');
  if (headers.depth === 'infinity') throw new DavRefused(400, null, 'This report is asked for with Depth: 0.');
}

/** Null: everything is wanted (RFC 6578, 3.4). */
function tokenIn(report: XmlElement): string | null {
  const token = childOf(report, dav('sync-token'));
  if (!token) throw new DavRefused(400, null, 'A sync token is missing; it may be empty.');
  return textOf(token);
}
