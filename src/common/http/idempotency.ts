import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { AppError } from '../errors.js';
import type { Log } from '../log.js';
import { requestHash } from './request-hash.js';

/** Visible ASCII, so that a key looks the same in every log and database. */
const KEY = /^[\x21-\x7e]{1,200}$/;
/** The largest answer that is kept. A person with everything has some 100 KB. */
const MAX_KEPT_BYTES = 256 * 1024;

export interface KeyedRequest {
  readonly accountId: string;
  readonly key: string;
  readonly requestHash: string;
}

/** One try at a request. */
export interface KeyedRun {
  readonly accountId: string;
  readonly runId: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly etag: string | null;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** Remembers which requests there were and what they were answered. */
export interface AnswerKeeper {
  /** Claims the key, or gives the answer there was; throws what a repeated request is refused with. */
  begin(request: KeyedRequest): Promise<KeyedRun | KeptAnswer>;
  /** Inside the unit of work that stores what the request does. */
  written(run: KeyedRun): Promise<void>;
  /** Null: it was done, but its answer can't be kept. */
  done(run: KeyedRun, answer: KeptAnswer | null): Promise<void>;
  /** Nothing was done: the key may be used again. */
  refused(run: KeyedRun): Promise<void>;
  /** Something went wrong in us: the key may be used again if nothing was stored. */
  broke(run: KeyedRun): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while a request with an Idempotency-Key is at work. */
    keyedRun: KeyedRun | null;
    /** The answer holds a secret that is shown this once: it is kept nowhere. */
    answerIsSecret: boolean;
  }
}

interface Signed extends FastifyRequest {
  readonly account?: { readonly id: string };
}

/**
 * The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header) on every POST of the API: a client whose
 * connection broke sends the same request again and gets the same answer, and it has happened once. Answers are whole
 * texts by the time they come by here; a stream would not be kept.
 */
export function registerIdempotency(
  instance: FastifyInstance,
  keeper: AnswerKeeper,
  unitOfWork: UnitOfWork,
  log: Log,
): void {
  instance.decorateRequest('keyedRun', null);
  instance.decorateRequest('answerIsSecret', false);
  instance.addHook('preHandler', (request: Signed, reply, done) => {
    const key = keyOf(request);
    if (key === null || !request.account) return done();
    claim(request, { accountId: request.account.id, key }, keeper).then((outcome) => {
      if ('status' in outcome) return replay(reply, outcome);
      request.keyedRun = outcome;
      const stillAtWork = async (): Promise<void> => {
        if (request.keyedRun) await keeper.written(outcome); // what goes on after the answer is no part of it
      };
      unitOfWork.endingEachWith(stillAtWork, done);
    }, done);
  });
  instance.addHook('onSend', (request, reply, payload, done) => {
    const run = request.keyedRun;
    if (!run) return done();
    request.keyedRun = null;
    keep(keeper, run, reply, payload).then(
      () => done(),
      (error: unknown) => {
        log.error('idempotency.not-kept', error, { request: request.id }); // it was done all the same
        done();
      },
    );
  });
}

function keyOf({ method, url, headers }: FastifyRequest): string | null {
  const given = headers['idempotency-key'];
  if (given === undefined || method !== 'POST' || !url.startsWith('/api/v1/')) return null;
  const key = String(given).replace(/^"(.*)"$/, '$1'); // the draft writes it with quotes, most clients without
  if (!KEY.test(key)) throw new UnreadableKey();
  return key;
}

async function claim(
  request: FastifyRequest,
  wanted: Pick<KeyedRequest, 'accountId' | 'key'>,
  keeper: AnswerKeeper,
): Promise<KeyedRun | KeptAnswer> {
  return keeper.begin({ ...wanted, requestHash: await requestHash(request) });
}

function replay(reply: FastifyReply, { status, location, etag, contentType, body }: KeptAnswer): void {
  void reply.status(status).header('idempotency-replayed', 'true');
  for (const [name, value] of Object.entries({ location, etag, 'content-type': contentType })) {
    if (value !== null) void reply.header(name, value);
  }
  void reply.send(body ?? '');
}

/** What was refused (4xx) did nothing, and may be sent again corrected. */
async function keep(keeper: AnswerKeeper, run: KeyedRun, reply: FastifyReply, payload: unknown): Promise<void> {
  const { statusCode, request } = reply;
  if (statusCode >= 500) return keeper.broke(run);
  if (statusCode >= 400) return keeper.refused(run);
  const body = bodyOf(payload);
  const isPrivate = request.answerIsSecret || reply.hasHeader('set-cookie');
  if (isPrivate || body === null || Buffer.byteLength(body) > MAX_KEPT_BYTES) return keeper.done(run, null);
  const header = (name: string): string | null => {
    const value = reply.getHeader(name);
    return value === undefined ? null : String(value);
  };
  await keeper.done(run, {
    status: statusCode,
    location: header('location'),
    etag: header('etag'),
    contentType: header('content-type'),
    body,
  });
}

function bodyOf(payload: unknown): string | null {
  if (payload === undefined || payload === null) return '';
  if (Buffer.isBuffer(payload)) return payload.toString('utf8');
  return typeof payload === 'string' ? payload : null;
}

class UnreadableKey extends AppError {
  constructor() {
    super('bad-request', 400, 'Idempotency-Key has 1 to 200 visible ASCII characters, for instance a UUID.');
  }
}
