import type { IncomingHttpHeaders } from 'node:http';
import type { Conditions } from '../collections/collections.service.js';
import { ifMatch } from '../common/http/if-match.js';

/** What a proxy that compresses makes of a strong tag; If-None-Match compares without it (RFC 9110, 13.1.2). */
const WEAK = /(^|[\s,])W\/(?=")/g;

/** What a client knows of the item (RFC 9110, 13.1.1 and 13.1.2). Throws AppError 400 for tags without their quotes. */
export function conditionsOf(headers: IncomingHttpHeaders): Conditions {
  return {
    ifMatch: tagsOf(headers['if-match']),
    ifNoneMatch: tagsOf(headers['if-none-match']?.replace(WEAK, '$1')),
  };
}

function tagsOf(header: string | undefined): Conditions['ifMatch'] {
  const tags = ifMatch(header);
  return tags === 'any' ? '*' : tags;
}
