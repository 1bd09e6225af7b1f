import { caldav, carddav, dav, escapeXml } from '../../common/xml/xml-element.js';
import type { Item } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import type { DavUser } from '../dav-user.js';
import { hrefOf } from '../hrefs.js';
import { type Asked, isAsked } from './asked.js';
import { ownProperties, supportedReports } from './common-properties.js';
import { type LiveProperty, propertyTable, propResponse } from './propstat.js';

/** What a file of a collection is sent as. */
export const ITEM_TYPES: Readonly<Record<CollectionKind, string>> = {
  people: 'text/vcard; charset=utf-8',
  meetings: 'text/calendar; charset=utf-8; component=VEVENT',
  'follow-ups': 'text/calendar; charset=utf-8; component=VTODO',
};

/** A file, and what of it is known. */
export interface ShownItem {
  readonly item: Item;
  /** The whole file as GET sends it; null: it was not printed, since nobody asked for it. */
  readonly text: string | null;
  /** What stands in address-data or calendar-data: the file, or the part of it that was asked for; null: neither was. */
  readonly data: string | null;
}

/** Whose answer it is, where, and what was asked: the same for all items of it. */
export interface ItemsAsked {
  readonly who: DavUser;
  readonly kind: CollectionKind;
  readonly asked: Asked;
  readonly isMinimal: boolean;
}

interface Shown extends ShownItem {
  readonly who: DavUser;
  readonly kind: CollectionKind;
}

const properties: readonly LiveProperty<Shown>[] = [
  { name: dav('resourcetype'), isForAll: true, valueOf: () => '' },
  { name: dav('getetag'), isForAll: true, valueOf: ({ item }) => escapeXml(item.etag) },
  { name: dav('getcontenttype'), isForAll: true, valueOf: ({ kind }) => ITEM_TYPES[kind] },
  {
    name: dav('getcontentlength'),
    isForAll: true,
    valueOf: ({ text }) => (text === null ? null : String(Buffer.byteLength(text))),
  },
  ...ownProperties,
  {
    name: dav('supported-report-set'),
    isForAll: false,
    valueOf: ({ kind, item }) => supportedReports({ at: 'item', kind, name: item.name }),
  },
  {
    name: carddav('address-data'),
    isForAll: false,
    valueOf: ({ kind, data }) => (kind === 'people' && data !== null ? escapeXml(data) : null),
  },
  {
    name: caldav('calendar-data'),
    isForAll: false,
    valueOf: ({ kind, data }) => (kind !== 'people' && data !== null ? escapeXml(data) : null),
  },
];
const table = propertyTable(properties);

/** The response about one file, in a multistatus. Never throws. */
export function itemResponse({ who, kind, asked, isMinimal }: ItemsAsked, shown: ShownItem): string {
  const href = hrefOf({ at: 'item', kind, name: shown.item.name }, who);
  return propResponse(href, asked, { table, of: { ...shown, who, kind } }, isMinimal);
}

/** Whether the files have to be printed for what was asked. Never throws. */
export function needsTexts(asked: Asked): boolean {
  return isAsked(asked, dav('getcontentlength'));
}
