import type { IncomingHttpHeaders } from 'node:http';
import type { DavUser } from './dav-user.js';
import type { Place } from './hrefs.js';

export interface DavRequest {
  readonly method: string;
  readonly who: DavUser;
  readonly place: Place;
  readonly headers: IncomingHttpHeaders;
  /** As it came; empty without one. */
  readonly body: Buffer;
}

export interface DavAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In pieces: as it is made, so that memory stays flat. Null: none. */
  readonly body: string | AsyncIterable<string> | null;
}

/** One file and class for each verb. Throws AppErrors, which are answered as DAV:error (RFC 4918, 16). */
export interface Verb {
  /** `PROPFIND` */
  readonly methods: readonly string[];
  answer(request: DavRequest): Promise<DavAnswer> | DavAnswer;
}
