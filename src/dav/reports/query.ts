import { nextTurn } from '../../common/next-turn.js';
import { Turns } from '../../common/turns.js';
import { dav } from '../../common/xml/xml-element.js';
import type { CollectionsService, Item } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { hrefOf } from '../hrefs.js';
import { statusResponse } from '../multistatus.js';
import type { ReportRequest } from './report-request.js';
import { portionsOf, type ShownItems, TEXTS_AT_ONCE } from './shown-items.js';

/** Rules that recur without an end in sight, each some ten milliseconds of work: a report gives up after so many. */
export const MOST_CUT = 20;

/** What a query looks for. */
export interface Search {
  /** Whether a file is meant. Null: each is. */
  readonly isMeant: ((text: string) => boolean) | null;
  /** True: it has taken too long, and ends. */
  readonly isSpent: () => boolean;
  /** So many are wanted at most. */
  readonly limit: number;
}

/**
 * The items of a collection (of an item: that one) that a query looks for, one response after the other. If there are more
 * than were wanted, or looking further would take too long, the collection itself says so with a 507 (RFC 6352, 8.6.1 and 8.6.2).
 */
export async function* found(
  request: ReportRequest,
  shown: ShownItems,
  search: Search,
  items: AsyncIterable<readonly Item[]>,
): AsyncGenerator<string> {
  let left = search.limit;
  for await (const { item, text } of meant(items, shown, search)) {
    if (left === 0) {
      yield tooMany(request);
      return;
    }
    left -= 1;
    yield await shown.response(item, text);
  }
  if (search.isSpent()) yield tooMany(request);
}

interface Meant {
  readonly item: Item;
  /** Null: nobody needed it. */
  readonly text: string | null;
}

async function* meant(items: AsyncIterable<readonly Item[]>, shown: ShownItems, search: Search): AsyncGenerator<Meant> {
  for await (const whole of items) {
    for (const portion of portionsOf(whole, TEXTS_AT_ONCE)) {
      const isPrinted = search.isMeant !== null || shown.needsTexts;
      yield* isPrinted ? printed(portion, await shown.texts(portion), search) : portion.map(unprinted);
      if (search.isSpent()) return;
      await nextTurn(); // others are answered, too
    }
  }
}

/** One that was there, and is no more, has no file. */
async function* printed(
  items: readonly Item[],
  texts: ReadonlyMap<string, string>,
  { isMeant, isSpent }: Search,
): AsyncGenerator<Meant> {
  const turns = new Turns();
  for (const item of items) {
    if (turns.due) await turns.pass();
    const text = texts.get(item.id);
    if (text !== undefined && (isMeant?.(text) ?? true)) yield { item, text };
    if (isSpent()) return;
  }
}

function unprinted(item: Item): Meant {
  return { item, text: null };
}

function tooMany({ place, who }: ReportRequest): string {
  return statusResponse(hrefOf(place, who), 507, dav('number-of-matches-within-limits'));
}

/**
 * What a query looks through: at Depth 0 nothing of a collection (RFC 4791, 7.8), and an item itself. Without a Depth all of the
 * collection: RFC 3253, 3.6 has it mean 0, but programs that leave it out want what is in the collection, and an answer without
 * anything would have them take everything for deleted.
 */
export async function* searched(
  { place, who, headers }: ReportRequest,
  kind: CollectionKind,
  collections: CollectionsService,
): AsyncGenerator<readonly Item[]> {
  const { id } = who.account;
  if (place.at === 'item') yield await collections.named(id, kind, [place.name]);
  else if (headers.depth !== '0') yield* collections.all(id, kind);
}
