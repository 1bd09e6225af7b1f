import { Injectable } from '@nestjs/common';
import { CollectionsService } from '../collections/collections.service.js';
import { conditionsOf } from './conditions.js';
import { VerbNotHere } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import { assertMayWrite } from './may-write.js';

/** A file goes where the pages would put it (RFC 4918, 9.6). The collections themselves stay: 405. */
@Injectable()
export class Delete implements Verb {
  readonly methods = ['DELETE'];

  constructor(private readonly collections: CollectionsService) {}

  async answer({ place, headers, who }: DavRequest): Promise<DavAnswer> {
    if (place.at !== 'item') throw new VerbNotHere();
    assertMayWrite(who, { at: 'collection', kind: place.kind }, 'unbind');
    await this.collections.remove(who.account, place.kind, place.name, conditionsOf(headers));
    return { status: 204, headers: {}, body: null };
  }
}
