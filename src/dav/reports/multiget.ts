import { childrenOf, dav, textOf } from '../../common/xml/xml-element.js';
import type { CollectionsService, Item } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { placeOfHref } from '../hrefs.js';
import { multistatus, statusResponse } from '../multistatus.js';
import type { AnswerReport, ReportRequest } from './report-request.js';
import { portionsOf, ShownItems, TEXTS_AT_ONCE } from './shown-items.js';

/**
 * CARDDAV:addressbook-multiget (RFC 6352, 8.7) and CALDAV:calendar-multiget (RFC 4791, 7.9): the items of these addresses;
 * one that is not there, or not in this collection, is a 404 of its own. Throws DavRefused.
 */
export const multiget: AnswerReport = (request, kind, collections) => {
  const shown = new ShownItems(request, kind, collections);
  return multistatus(responses(request, kind, { collections, shown }));
};

interface Showing {
  readonly collections: CollectionsService;
  readonly shown: ShownItems;
}

async function* responses(request: ReportRequest, kind: CollectionKind, showing: Showing): AsyncGenerator<string> {
  const hrefs = [...new Set(childrenOf(request.report, dav('href')).map((href) => textOf(href) ?? ''))];
  for (const portion of portionsOf(hrefs, TEXTS_AT_ONCE)) {
    const names = new Map(portion.map((href) => [href, nameOf(request, kind, href)]));
    const found = await foundByName(request, kind, showing, [...names.values()]);
    for (const [href, name] of names) {
      const one = found.get(name ?? '');
      yield one ? await showing.shown.response(one.item, one.text) : statusResponse(href, 404);
    }
  }
}

interface FoundItem {
  readonly item: Item;
  /** Null: nobody needs it. */
  readonly text: string | null;
}

async function foundByName(
  { who }: ReportRequest,
  kind: CollectionKind,
  { collections, shown }: Showing,
  names: readonly (string | null)[],
): Promise<ReadonlyMap<string, FoundItem>> {
  const items = await collections.named(who.account.id, kind, [...new Set(names.flatMap((name) => name ?? []))]);
  if (!shown.needsTexts) return new Map(items.map((item) => [item.name, { item, text: null }]));
  const texts = await shown.texts(items);
  return new Map(
    items.flatMap((item) => {
      const text = texts.get(item.id);
      return text === undefined ? [] : [[item.name, { item, text }] as const];
    }),
  );
}

function nameOf({ who, place: at }: ReportRequest, kind: CollectionKind, href: string): string | null {
  const place = placeOfHref(href, who);
  if (place?.at !== 'item' || place.kind !== kind) return null;
  return at.at === 'item' && at.name !== place.name ? null : place.name;
}
