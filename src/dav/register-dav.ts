import { METHODS } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LARGEST_FILE } from '../collections/domain/largest-file.js';
import { NotFound } from '../common/errors.js';
import { problemOf } from '../common/http/problem.js';
import type { Log } from '../common/log.js';
import { DavRefused, NoFolderHere } from './dav.errors.js';
import type { DavAnswer } from './dav-request.js';
import type { DavUser } from './dav-user.js';
import type { DavSignIn } from './dav-sign-in.service.js';
import type { DavVerbs } from './dav-verbs.js';
import { errorAnswer } from './error-answer.js';
import { type Place, hrefOf, placeOf } from './hrefs.js';
import { assertMakesNothing } from './mk.js';

/** Every verb that Node reads, so that unknown ones are answered, too. CONNECT never comes this far. */
const EVERY_METHOD = METHODS.filter((method) => method !== 'CONNECT');
/** Phones ask these by themselves; their pages, if any, keep GET and POST. */
const DISCOVERY = ['OPTIONS', 'PROPFIND', 'REPORT'];
const OURS = ['/dav', '/dav/*', '/principals', '/principals/'];
/** RFC 6764, 5: any verb, and nobody signs in. */
const WELL_KNOWN = ['/.well-known/carddav', '/.well-known/caldav'];
const FOUND = '/dav/';
/** Pieces read ahead while the network takes one: some 64 kB each. */
const PIECES_AHEAD = 2;

interface DavFastifyRequest extends FastifyRequest {
  /** Said to the check of forms: no cookie signed this request. */
  signedByToken?: boolean;
  davUser?: DavUser;
  davPlace?: Place;
}

export interface DavServices {
  readonly signIn: DavSignIn;
  readonly verbs: DavVerbs;
  readonly log: Log;
}

/** Before the first route: Fastify knows only the verbs of pages. */
export function registerDavMethods(instance: FastifyInstance): void {
  for (const method of EVERY_METHOD) {
    if (!instance.supportedMethods.includes(method)) instance.addHttpMethod(method, { hasBody: true });
  }
}

/** Whether a request signs in by itself, and cookies and tokens of the API say nothing. */
export function signsInForDav({ url, method }: FastifyRequest): boolean {
  const [path = ''] = url.split('?', 1);
  return (
    path === '/dav' ||
    path.startsWith('/dav/') ||
    path.startsWith('/principals') ||
    (path === '/' && isDiscovery(method))
  );
}

/** CardDAV (RFC 6352) and CalDAV (RFC 4791) beside the pages: their own sign-in, bodies, answers and errors. */
export async function registerDav(instance: FastifyInstance, services: DavServices): Promise<void> {
  for (const url of WELL_KNOWN) {
    instance.route({
      method: EVERY_METHOD,
      url,
      onRequest: redirectToDav,
      handler: redirectToDav,
      exposeHeadRoute: false,
    });
  }
  await instance.register((dav, _options, done) => {
    dav.removeAllContentTypeParsers();
    dav.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, read) =>
      read(null, body),
    );
    dav.setErrorHandler(async (error, request: DavFastifyRequest, reply) => refuse(services, error, request, reply));
    dav.addHook('onRequest', async (request: DavFastifyRequest) => recognise(services, request));
    const handler = async (request: DavFastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const answer = await answerOf(services, request);
      return send(reply, answer);
    };
    for (const url of OURS) dav.route({ method: EVERY_METHOD, url, handler, exposeHeadRoute: false });
    dav.route({ method: DISCOVERY, url: '/', handler });
    done();
  });
}

function isDiscovery(method: string): boolean {
  return DISCOVERY.includes(method);
}

function redirectToDav({ server }: FastifyRequest, reply: FastifyReply): void {
  void reply.header('cache-control', 'no-store').redirect(server.basePath + FOUND, 301);
}

/** Before the body is read: whoever may not, sends it in vain. */
async function recognise({ signIn }: DavServices, request: DavFastifyRequest): Promise<void> {
  request.davUser = await signIn.recognise(request.headers.authorization, request.ip);
  request.signedByToken = true;
  assertMakesNothing(request.method);
  request.davPlace = placeIn(request.method, request.url, request.davUser);
}

/** A file for a folder that is not there is told so (RFC 4918, 9.7.1). Throws NotFound, DavRefused. */
function placeIn(method: string, url: string, who: DavUser): Place {
  try {
    return placeOf(url, who);
  } catch (error) {
    if (method === 'PUT' && error instanceof NotFound) throw new NoFolderHere();
    throw error;
  }
}

async function answerOf({ verbs }: DavServices, request: DavFastifyRequest): Promise<DavAnswer> {
  const { method, headers, davUser: who, davPlace: place } = request;
  if (!who || !place) throw new Error('a DAV request that nobody has recognised');
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const answer = await verbs.answer({ method, who, place, headers, body });
  return { ...answer, headers: { ...whereItIs(request.url, hrefOf(place, who), who), ...answer.headers } };
}

/** A collection that was asked for without its slash (RFC 4918, 5.2). */
function whereItIs(url: string, href: string, { basePath }: DavUser): Record<string, string> {
  const [path] = url.split('?', 1);
  return `${basePath}${path}/` === href ? { 'content-location': href } : {};
}

function send(reply: FastifyReply, { status, headers, body }: DavAnswer): FastifyReply {
  void reply.status(status).headers({ 'cache-control': 'no-store', ...headers });
  if (body === null || typeof body === 'string') return reply.send(body ?? undefined);
  return reply.send(Readable.from(body, { objectMode: true, highWaterMark: PIECES_AHEAD }));
}

function refuse({ log }: DavServices, error: unknown, request: DavFastifyRequest, reply: FastifyReply): FastifyReply {
  const { method, davUser: who = null, davPlace: place = null } = request;
  const isOurFault = problemOf(error).status >= 500 && !(error instanceof DavRefused);
  if (isOurFault) log.error('request.unexpected', error, { request: request.id });
  return send(reply, errorAnswer(error, { who, place, method }));
}
