import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ItemChanged, ItemRefused, type Precondition } from '../collections/collections.errors.js';
import { CollectionsService } from '../collections/collections.service.js';
import type { CollectionKind } from '../collections/domain/collection-kind.js';
import { NotFound } from '../common/errors.js';
import { DavRefused } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import type { DavUser } from './dav-user.js';
import { hrefOf, type ItemPlace, type Place, placeOfHref } from './hrefs.js';
import { assertMayWrite } from './may-write.js';
import { CollectionsAreFixed } from './mk.js';

/** What a collection does not take from another one (RFC 6352, 6.3.2.1; RFC 4791, 5.3.2.1). */
const NOT_FROM_ELSEWHERE: Readonly<Record<CollectionKind, (from: CollectionKind) => Precondition>> = {
  people: () => 'supported-address-data',
  meetings: (from) => (from === 'people' ? 'supported-calendar-data' : 'supported-calendar-component'),
  'follow-ups': (from) => (from === 'people' ? 'supported-calendar-data' : 'supported-calendar-component'),
};

/**
 * Known, as RFC 4918, 9.8 and 9.9 want it, and always refused with the reason: a second file would have the UID of the first
 * (RFC 6352, 5.1; RFC 4791, 4.1), and a file keeps its address, so that no program that syncs meets the same thing twice.
 */
@Injectable()
export class CopyMove implements Verb {
  readonly methods = ['COPY', 'MOVE'];

  constructor(private readonly collections: CollectionsService) {}

  async answer({ method, place, headers, who }: DavRequest): Promise<DavAnswer> {
    const where = destinationIn(headers, who);
    const mayReplace = mayReplaceBy(headers);
    if (place.at !== 'item' || where?.at === 'collection') throw new CollectionsAreFixed(null);
    if (!(await this.isThere(place, who))) throw new NotFound('item');
    const destination = assertFile(where, headers);
    assertMayWrite(who, { at: 'collection', kind: destination.kind }, 'bind');
    if (hrefOf(destination, who) === hrefOf(place, who)) throw new DavRefused(403, null, 'It is there already.');
    if (!mayReplace && (await this.isThere(destination, who))) throw new ItemChanged();
    throw refusalOf(method, place, destination);
  }

  private async isThere({ kind, name }: ItemPlace, { account }: DavUser): Promise<boolean> {
    return (await this.collections.named(account.id, kind, [name])).length > 0;
  }
}

class NoPlaceThere extends DavRefused {
  constructor(status: 409 | 502) {
    super(status, null, 'There is no collection at the Destination that would take a file.');
  }
}

/** Throws NoPlaceThere. */
function assertFile(place: Place | null, headers: IncomingHttpHeaders): ItemPlace {
  if (place?.at === 'item') return place;
  throw new NoPlaceThere(isElsewhere(headers) ? 502 : 409);
}

function refusalOf(method: string, from: ItemPlace, to: ItemPlace): Error {
  if (from.kind !== to.kind) {
    return new ItemRefused(NOT_FROM_ELSEWHERE[to.kind](from.kind), 'That collection takes no files of this kind.');
  }
  if (method === 'COPY') {
    return new ItemRefused('no-uid-conflict', 'A copy would have the same UID as this file.', from.name);
  }
  return new DavRefused(403, null, 'A file keeps its address here; it cannot be moved.');
}

/** RFC 4918, 10.3. Null: none of our places. Throws DavRefused 400 without one. */
function destinationIn({ destination }: IncomingHttpHeaders, who: DavUser): Place | null {
  if (typeof destination !== 'string') throw new DavRefused(400, null, 'Please say in Destination where to.');
  return placeOfHref(destination, who);
}

/** RFC 4918, 10.6. Throws DavRefused 400. */
function mayReplaceBy({ overwrite = 'T' }: IncomingHttpHeaders): boolean {
  if (overwrite === 'T' || overwrite === 'F') return overwrite === 'T';
  throw new DavRefused(400, null, 'Overwrite is T or F.');
}

/** Whether the destination is on another host (RFC 4918, 9.9.4). */
function isElsewhere({ destination, host }: IncomingHttpHeaders): boolean {
  const url = String(destination);
  return URL.canParse(url) && new URL(url).host !== host;
}
