import { Injectable } from '@nestjs/common';
import { Config } from '../../common/config.js';
import { hostName } from '../../common/outbound/host-name.js';
import { OutboundRefused } from '../../common/outbound/outbound.errors.js';
import { type OutboundAnswer, type OutboundMessage, OutboundRequest } from '../../common/outbound/outbound-request.js';
import { webAddress } from '../../common/outbound/web-address.js';
import { stopwatch } from '../../common/stopwatch.js';
import { isSameHouse } from '../domain/same-house.js';
import { CaldavEnded } from './caldav-ended.js';
import { type DavResponse, multistatusOf } from './multistatus.js';
import { NotXml } from '../../common/xml/read-xml-text.js';
import { readXml } from './read-xml.js';

/** Whom the server knows, and for whose server the password was given. */
export interface DavSignIn {
  readonly address: string;
  readonly userName: string;
  readonly password: string;
}

export type DavMessage = OutboundMessage;

/** Two or three are usual: from /.well-known to a path, and to the same with a slash at its end. */
const MOST_REDIRECTS = 4;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** For one message with its redirects. In ms. */
const WITHIN_MS = 10_000;
/** A calendar of 10 MB and the XML around it. In bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Longer answers are cut: servers have been seen to send a page. In characters. */
const LONGEST_ANSWER = 300;

/**
 * Talks WebDAV (RFC 4918) with a server that a user has set. Each message goes through the outbound guard, each redirect is
 * checked like an address that was typed in, and the password is said to nobody but the house that it was given for.
 */
@Injectable()
export class CaldavClient {
  private readonly allowed: ReadonlySet<string>;

  constructor(
    private readonly requests: OutboundRequest,
    config: Config,
  ) {
    this.allowed = new Set(config.outboundAllow.map((host) => hostName(host) ?? host));
  }

  /** The answer, whatever its status but 401. Throws CaldavEnded, and what OutboundRequest throws. */
  async send(signIn: DavSignIn, message: DavMessage): Promise<OutboundAnswer> {
    const until = stopwatch() + WITHIN_MS;
    let url = this.checked(signIn, message.url);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const milliseconds = Math.max(1, Math.ceil(until - stopwatch()));
      const headers = { ...message.headers, authorization: basic(signIn) };
      const answer = await this.requests.send({ ...message, url, headers }, { milliseconds, bytes: MOST_BYTES });
      if (answer.status === 401) throw new CaldavEnded(wantsDigest(answer) ? 'digest' : 'sign-in', wordsOf(answer));
      const next = this.leadsTo(signIn, answer);
      if (next === null) return answer;
      url = next;
    }
    throw new OutboundRefused('redirects');
  }

  /** The responses of a PROPFIND or REPORT, and where they come from. Throws CaldavEnded for anything but 207. */
  async ask(signIn: DavSignIn, message: DavMessage): Promise<{ url: string; responses: readonly DavResponse[] }> {
    const headers = { 'content-type': 'application/xml; charset=utf-8', ...message.headers };
    const answer = await this.send(signIn, { ...message, headers });
    if (answer.status !== 207) throw refusalOf(answer);
    const responses = await read(answer);
    return { url: answer.url, responses };
  }

  private leadsTo(signIn: DavSignIn, { status, headers, url }: OutboundAnswer): string | null {
    if (!REDIRECTS.has(status)) return null;
    const { location } = headers;
    if (location === undefined || !URL.canParse(location, url)) throw new CaldavEnded('not-caldav');
    const next = new URL(location, url);
    if (url.startsWith('https:') && next.protocol !== 'https:') throw new CaldavEnded('plain');
    return this.checked(signIn, next.href);
  }

  /** An address to which this password may be said. */
  private checked({ address }: DavSignIn, wanted: string): string {
    const url = webAddress(wanted);
    if (!isSameHouse(webAddress(address).hostname, url.hostname)) throw new CaldavEnded('elsewhere', url.hostname);
    const host = hostName(url.hostname) ?? '';
    if (url.protocol === 'http:' && !this.allowed.has(host)) throw new CaldavEnded('plain');
    return url.href;
  }
}

/** What an answer that was no success means. */
export function refusalOf(answer: OutboundAnswer): CaldavEnded {
  const { status } = answer;
  const words = wordsOf(answer);
  if (status === 404 || status === 410) return new CaldavEnded('gone', words);
  if (status === 403) return new CaldavEnded('read-only', words);
  if (status === 507) return new CaldavEnded('full', words);
  if (status === 413) return new CaldavEnded('large', words);
  if (status === 429 || status === 503) return new CaldavEnded('busy', words);
  return new CaldavEnded(status < 300 || status === 405 ? 'not-caldav' : 'server', words);
}

async function read(answer: OutboundAnswer): Promise<readonly DavResponse[]> {
  try {
    const responses = multistatusOf(await readXml(answer.body));
    if (responses) return responses;
  } catch (error) {
    if (!(error instanceof NotXml)) throw error;
  }
  throw new CaldavEnded('not-caldav');
}

/** RFC 7617, in UTF-8. */
function basic({ userName, password }: DavSignIn): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}

/** A server that offers nothing but Digest (RFC 7616). */
function wantsDigest({ headers }: OutboundAnswer): boolean {
  const wanted = headers['www-authenticate'] ?? '';
  return /\bdigest\b/i.test(wanted) && !/\bbasic\b/i.test(wanted);
}

/** What a server said in words: no pages, no markup. */
function wordsOf({ status, headers, body }: OutboundAnswer): string {
  const isPlain = (headers['content-type'] ?? '').startsWith('text/plain');
  const text = isPlain ? body.toString('utf8').replace(/\p{Cc}+/gu, ' ') : '';
  return `${status} ${text}`.trim().slice(0, LONGEST_ANSWER);
}
