import { Injectable } from '@nestjs/common';
import { allowedAt } from './allowed.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';

/** Classes 1 and 3 of RFC 4918 (no locks), RFC 3744, RFC 6352 and RFC 4791; nothing that is not there is advertised. */
const DAV_CLASSES = '1, 3, access-control, addressbook, calendar-access';

/** RFC 4918, 10.1; RFC 6352, 6.1; RFC 4791, 5.1. */
@Injectable()
export class Options implements Verb {
  readonly methods = ['OPTIONS'];

  answer({ place }: DavRequest): DavAnswer {
    return { status: 204, headers: { dav: DAV_CLASSES, allow: allowedAt(place) }, body: null };
  }
}
