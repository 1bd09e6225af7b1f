import csrfProtection from '@fastify/csrf-protection';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '../errors.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

interface Guarded extends FastifyRequest {
  readonly signedByToken?: boolean;
  readonly sessionId?: string;
}

/**
 * For routes whose address is itself the secret, and that look at no cookie: mail programs post there from wherever they
 * are (RFC 8058), and another site that knew the address would need no visitor of ours.
 */
export const SecretInAddress = (): MethodDecorator => RouteConfig({ secretInAddress: true });

/**
 * Whoever changes something from a browser must come from one of our own pages: the request's origin is checked, and
 * the form (or the header X-CSRF-Token) must carry the token of the page. Requests signed by an API token have no
 * cookie that another site could make use of.
 */
export async function registerCsrf(instance: FastifyInstance, ownOrigin: string, overTls: boolean): Promise<void> {
  await instance.register(csrfProtection, {
    cookieKey: overTls ? '__Host-csrf' : 'csrf',
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure: overTls },
    getToken: (request) => textOf(request.headers['x-csrf-token'] ?? formField(request.body)),
  });
  const check = async (request: Guarded, reply: FastifyReply): Promise<void> => {
    if (!fromOwnPage(request, ownOrigin)) throw new Forbidden('This request came from another site.');
    // programs without a cookie have nothing to protect; signing in from a page does (somebody else's account)
    if (request.url.startsWith('/api/') && !request.sessionId) return;
    await tokenMatches(instance, request, reply);
    dropField(request.body);
  };
  instance.addHook('preHandler', (request: Guarded, reply, done) => {
    if (SAFE_METHODS.includes(request.method) || request.signedByToken || hasSecretInAddress(request)) done();
    else check(request, reply).then(() => done(), done);
  });
}

function hasSecretInAddress({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { readonly secretInAddress?: boolean }).secretInAddress === true; // set by SecretInAddress
}

function fromOwnPage(request: FastifyRequest, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return origin === ownOrigin || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}

function tokenMatches(instance: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    instance.csrfProtection(request, reply, (error?: Error) => {
      if (error) reject(new Forbidden('This page was open for a long time. Please reload it and try again.'));
      else resolve();
    });
  });
}

/** Fields of uploads come as objects with a value. */
function formField(body: unknown): unknown {
  const field = (body as { _csrf?: unknown } | null | undefined)?._csrf; // any body: only looked at
  return typeof field === 'object' && field !== null && 'value' in field ? field.value : field;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Input classes know nothing of the token. */
function dropField(body: unknown): void {
  if (typeof body === 'object' && body !== null && '_csrf' in body) delete body._csrf;
}
