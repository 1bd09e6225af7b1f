import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { lookupOf, OutboundGuard } from './outbound-guard.js';
import { OutboundRefused } from './outbound.errors.js';
import { webAddress } from './web-address.js';

export interface OutboundMessage {
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PROPFIND' | 'REPORT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface OutboundLimits {
  /** For all of it, the name too. */
  readonly milliseconds: number;
  /** Of what was unpacked: a small answer may hold a large one. */
  readonly bytes: number;
}

/** docs/reliability.md has the reasons. */
export const usualOutboundLimits: OutboundLimits = { milliseconds: 10_000, bytes: 5 * 1024 * 1024 };

export interface OutboundAnswer {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Largest block of headers that is read. In bytes. */
const MAX_HEADERS = 16 * 1024;

/** One message to a host that a user has set, and its answer, whatever its status. Redirects are not followed. */
@Injectable()
export class OutboundRequest {
  constructor(private readonly guard: OutboundGuard) {}

  /**
   * http, https and webcal (which is https). Throws OutboundRefused (`slow` when the time is over), NameNotResolved, or the
   * error of the connection.
   */
  async send(
    message: OutboundMessage,
    limits: Partial<OutboundLimits> = {},
    timeout?: AbortSignal,
  ): Promise<OutboundAnswer> {
    const within = { ...usualOutboundLimits, ...limits };
    const signal = timeout ?? AbortSignal.timeout(within.milliseconds); // one for a chain of them holds for all together
    try {
      return await unlessAborted(signal, this.exchange(message, within.bytes, signal));
    } catch (error) {
      throw signal.aborted ? new OutboundRefused('slow') : error;
    }
  }

  private async exchange(message: OutboundMessage, bytes: number, signal: AbortSignal): Promise<OutboundAnswer> {
    const url = webAddress(message.url);
    const answer = await this.ask(url, message, signal);
    try {
      const body = await bodyOf(answer, bytes);
      return { url: url.href, status: answer.statusCode ?? 0, headers: answer.headers, body };
    } finally {
      answer.destroy();
    }
  }

  private async ask(url: URL, message: OutboundMessage, signal: AbortSignal): Promise<IncomingMessage> {
    const checked = await this.guard.resolve(url.hostname);
    signal.throwIfAborted(); // the name took all the time: nothing is connected any more
    const length = message.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(message.body)) };
    const headers = {
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Wiedersehen',
      ...message.headers,
      ...length,
    };
    const lookup = lookupOf(checked);
    const options = {
      method: message.method,
      lookup,
      headers,
      signal,
      agent: false,
      maxHeaderSize: MAX_HEADERS,
    } as const;
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      open(url, options, resolve)
        .on('error', reject)
        // 101, which nobody asked for: without a listener Node drops the connection and tells nobody
        .on('upgrade', (_answer, socket: Socket) => {
          socket.destroy();
          reject(new OutboundRefused('status'));
        })
        .on('close', () => reject(new OutboundRefused('status'))) // after an answer this changes nothing
        .end(message.body);
    });
  }
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
  await pipeline([answer, ...unpackers(answer), collector]).catch((error: unknown) => {
    throw isOfUnpacking(error) ? new OutboundRefused('encoding') : error;
  });
  return Buffer.concat(chunks);
}

/** Statuses that have no body whatever their headers say (RFC 9110, 6.4.1). */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

function unpackers({ statusCode = 0, headers }: IncomingMessage): Transform[] {
  if (BODILESS.has(statusCode)) return [];
  switch ((headers['content-encoding'] ?? 'identity').trim().toLowerCase()) {
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

/** Codes of zlib (`Z_DATA_ERROR`) and of brotli (`ERR__ERROR_FORMAT_PADDING_1`, `ERR_BROTLI_...`). */
function isOfUnpacking(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:Z_|ERR__ERROR_|ERR_BROTLI_)/.test(code);
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new OutboundRefused('slow'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
