import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { webAddress } from './web-address.js';
import { lookupOf, OutboundGuard } from './outbound-guard.js';
import { OutboundRefused } from './outbound.errors.js';

export interface FetchLimits {
  readonly redirects: number;
  /** For all of it, redirects and names too. */
  readonly milliseconds: number;
  /** Of what was unpacked: a small answer may hold a large one. */
  readonly bytes: number;
  /** What is asked for, as in the header Accept. */
  readonly accept: string;
}

/** docs/reliability.md has the reasons. */
const usualLimits: FetchLimits = { redirects: 3, milliseconds: 10_000, bytes: 5 * 1024 * 1024, accept: '*/*' };

export interface Fetched {
  /** Where it was in the end. */
  readonly url: string;
  readonly contentType: string | null;
  readonly body: Buffer;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Largest block of headers that is read. In bytes. */
const MAX_HEADERS = 16 * 1024;

/** Reads what lies behind an address that a user has set, with a GET without cookies and passwords. */
@Injectable()
export class OutboundFetch {
  constructor(private readonly guard: OutboundGuard) {}

  /**
   * http, https and webcal (which is https). Every redirect is checked like the address itself, and from https none leads to
   * http. Throws OutboundRefused, NameNotResolved, or the error of the connection.
   */
  async fetch(given: string, limits: Partial<FetchLimits> = {}): Promise<Fetched> {
    const within = { ...usualLimits, ...limits };
    const timeout = AbortSignal.timeout(within.milliseconds);
    try {
      return await this.follow(webAddress(given), within, timeout);
    } catch (error) {
      throw timeout.aborted ? new OutboundRefused('slow') : error;
    }
  }

  private async follow(first: URL, limits: FetchLimits, timeout: AbortSignal): Promise<Fetched> {
    let url = first;
    for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
      const answer = await this.ask(url, limits.accept, timeout);
      try {
        const next = placeAfter(answer, url);
        if (next === null) return await fetched(url, answer, limits.bytes);
        url = next;
      } finally {
        answer.destroy();
      }
    }
    throw new OutboundRefused('redirects');
  }

  private async ask(url: URL, accept: string, signal: AbortSignal): Promise<IncomingMessage> {
    const checked = await unlessAborted(signal, this.guard.resolve(url.hostname));
    const headers = { accept, 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Wiedersehen' };
    const options = { lookup: lookupOf(checked), headers, signal, agent: false, maxHeaderSize: MAX_HEADERS } as const;
    const get = url.protocol === 'https:' ? httpsGet : httpGet;
    return new Promise((resolve, reject) => {
      get(url, options, resolve).on('error', reject);
    });
  }
}

async function fetched(url: URL, answer: IncomingMessage, most: number): Promise<Fetched> {
  const body = await bodyOf(answer, most);
  return { url: url.href, contentType: answer.headers['content-type'] ?? null, body };
}

async function bodyOf(answer: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collector = new Writable({
    write(chunk: Buffer, _, done): void {
      bytes += chunk.length;
      chunks.push(chunk);
      done(bytes > most ? new OutboundRefused('large') : null);
    },
  });
  await pipeline([answer, ...unpackers(answer.headers['content-encoding']), collector]);
  return Buffer.concat(chunks);
}

function unpackers(encoding = 'identity'): Transform[] {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
    case '':
      return [];
    case 'gzip':
    case 'x-gzip':
      return [createGunzip()];
    case 'deflate':
      return [createInflate()];
    case 'br':
      return [createBrotliDecompress()];
    default:
      throw new OutboundRefused('encoding');
  }
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new OutboundRefused('slow'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** Where the answer leads on to; null if it is there. Throws for answers that are neither. */
function placeAfter({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | null {
  if (REDIRECTS.has(statusCode)) {
    const { location } = headers;
    if (location === undefined || !URL.canParse(location, url.href)) throw new OutboundRefused('status');
    const next = webAddress(new URL(location, url.href).href);
    if (url.protocol === 'https:' && next.protocol === 'http:') throw new OutboundRefused('address');
    return next;
  }
  if (statusCode < 200 || statusCode > 299) throw new OutboundRefused('status');
  return null;
}
