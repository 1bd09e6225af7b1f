import type { IncomingHttpHeaders } from 'node:http';
import { ItemChanged } from '../collections/collections.errors.js';
import type { CollectionsService } from '../collections/collections.service.js';
import { conditionsOf } from './conditions.js';
import { DavRefused } from './dav.errors.js';
import type { DavRequest } from './dav-request.js';
import { type IfList, ifHeader, isIfTrue } from './domain/if-header.js';
import { hrefOf, type Place, placeOfHref } from './hrefs.js';

/**
 * The headers of a request whose If (RFC 4918, 10.4) holds, or that has none. The version of the file on which it holds is
 * said by If-Match and If-None-Match then: whoever changes the file looks at it once more, while nobody else can.
 *
 * @throws ItemChanged where it does not hold; DavRefused 400 for one that can't be read
 */
export async function headersAsIf(request: DavRequest, collections: CollectionsService): Promise<IncomingHttpHeaders> {
  const { headers, place } = request;
  if (headers['if'] === undefined) return headers;
  const lists = ifHeader(String(headers['if']));
  if (!lists) throw new DavRefused(400, null, 'The header If cannot be read.');
  const tags = await tagsAt(lists, request, collections);
  if (!isIfTrue(lists, (resource) => tags.get(resource) ?? null)) throw new ItemChanged();
  return place.at === 'item' ? asOf(headers, tags.get(null) ?? null) : headers;
}

function asOf(headers: IncomingHttpHeaders, etag: string | null): IncomingHttpHeaders {
  if (etag === null) return { ...headers, 'if-none-match': '*' };
  const { ifMatch } = conditionsOf(headers);
  if (ifMatch !== null && ifMatch !== '*' && !ifMatch.includes(etag)) throw new ItemChanged();
  return { ...headers, 'if-match': etag };
}

/** By the addresses as they came; null is that of the request. Only files have tags. */
async function tagsAt(
  lists: readonly IfList[],
  { place, who }: DavRequest,
  collections: CollectionsService,
): Promise<ReadonlyMap<string | null, string>> {
  const named = new Set(lists.flatMap(({ resource }) => resource ?? []));
  const places = new Map<string | null, Place | null>([...named].map((href) => [href, placeOfHref(href, who)]));
  places.set(null, place);
  const tags = new Map<string, string>();
  for (const kind of ['people', 'meetings', 'follow-ups'] as const) {
    const names = [...places.values()].flatMap((at) => (at?.at === 'item' && at.kind === kind ? at.name : []));
    const items = names.length > 0 ? await collections.named(who.account.id, kind, [...new Set(names)]) : [];
    for (const { name, etag } of items) tags.set(hrefOf({ at: 'item', kind, name }, who), etag);
  }
  const found = [...places].map(([href, at]) => [href, at && tags.get(hrefOf(at, who))] as const);
  return new Map(found.flatMap(([href, etag]) => (etag ? [[href, etag]] : [])));
}
