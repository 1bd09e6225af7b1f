import { Injectable } from '@nestjs/common';
import { OutboundRefused } from './outbound.errors.js';
import { type OutboundAnswer, type OutboundLimits, OutboundRequest, usualOutboundLimits } from './outbound-request.js';
import { webAddress } from './web-address.js';

export interface FetchLimits extends OutboundLimits {
  readonly redirects: number;
  /** What is asked for, as in the header Accept. */
  readonly accept: string;
}

/** docs/reliability.md has the reasons. */
const usualLimits: FetchLimits = { ...usualOutboundLimits, redirects: 3, accept: '*/*' };

/** What is known of the copy that one has (RFC 9110, 13.1). */
export interface Validators {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

export interface Fetched extends Validators {
  /** Where it was in the end. */
  readonly url: string;
  readonly contentType: string | null;
  /** Null: the copy that one has is still the right one (304). */
  readonly body: Buffer | null;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const NOT_MODIFIED = 304;

/** Reads what lies behind an address that a user has set, with a GET without cookies and passwords. */
@Injectable()
export class OutboundFetch {
  constructor(private readonly requests: OutboundRequest) {}

  /**
   * http, https and webcal (which is https). Every redirect is checked like the address itself, and from https none leads to
   * http; the time limit holds for all of them together. Throws OutboundRefused, NameNotResolved, or the error of the
   * connection.
   */
  async fetch(given: string, limits: Partial<FetchLimits> = {}, known: Validators = {}): Promise<Fetched> {
    const within = { ...usualLimits, ...limits };
    const timeout = AbortSignal.timeout(within.milliseconds);
    const headers = { accept: within.accept, ...conditions(known) };
    let url = webAddress(given);
    for (let redirects = 0; redirects <= within.redirects; redirects += 1) {
      const answer = await this.requests.send({ url: url.href, method: 'GET', headers }, within, timeout);
      const next = placeAfter(answer, url);
      if (next === null) return fetched(answer, known);
      url = next;
    }
    throw new OutboundRefused('redirects');
  }
}

function conditions({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

function fetched({ url, status, headers, body }: OutboundAnswer, known: Validators): Fetched {
  // nobody asked whether something changed
  if (status === NOT_MODIFIED && Object.keys(conditions(known)).length === 0) throw new OutboundRefused('status');
  return {
    url,
    contentType: headers['content-type'] ?? null,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    body: status === NOT_MODIFIED ? null : body,
  };
}

/** Where the answer leads on to; null if it is there. Throws for answers that are neither. */
function placeAfter({ status, headers }: OutboundAnswer, url: URL): URL | null {
  if (REDIRECTS.has(status)) {
    const { location } = headers;
    if (location === undefined || !URL.canParse(location, url.href)) throw new OutboundRefused('status');
    const next = webAddress(new URL(location, url.href).href);
    if (url.protocol === 'https:' && next.protocol === 'http:') throw new OutboundRefused('address');
    return next;
  }
  if (status === NOT_MODIFIED) return null;
  if (status < 200 || status > 299) throw new OutboundRefused('status');
  return null;
}
