import { Injectable } from '@nestjs/common';
import { ItemChanged } from '../collections/collections.errors.js';
import { CollectionsService, type Conditions, type Item } from '../collections/collections.service.js';
import { NotFound } from '../common/errors.js';
import { conditionsOf } from './conditions.js';
import { VerbNotHere } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import { ITEM_TYPES } from './properties/file-properties.js';
import { wantedVersion } from './wanted-version.js';

/** A file (RFC 9110, 9.3.1 and 9.3.2). Collections have nothing to show to a browser: 405. */
@Injectable()
export class Get implements Verb {
  readonly methods = ['GET', 'HEAD'];

  constructor(private readonly collections: CollectionsService) {}

  async answer({ place, headers, who }: DavRequest): Promise<DavAnswer> {
    if (place.at !== 'item') throw new VerbNotHere();
    const [item] = await this.collections.named(who.account.id, place.kind, [place.name]);
    if (!item) throw new NotFound('item');
    const known = conditionsOf(headers);
    if (known.ifMatch !== null && !isAmong(item, known.ifMatch)) throw new ItemChanged();
    const about = { etag: item.etag, ...(place.kind === 'people' ? { vary: 'Accept' } : {}) };
    if (known.ifNoneMatch !== null && isAmong(item, known.ifNoneMatch))
      return { status: 304, headers: about, body: null };
    const texts = await this.collections.texts(who.account, place.kind, [item], wantedVersion(headers.accept));
    const body = texts.get(item.id);
    if (body === undefined) throw new NotFound('item');
    return { status: 200, headers: { ...about, 'content-type': ITEM_TYPES[place.kind] }, body };
  }
}

function isAmong({ etag }: Item, tags: NonNullable<Conditions['ifMatch']>): boolean {
  return tags === '*' || tags.includes(etag);
}
