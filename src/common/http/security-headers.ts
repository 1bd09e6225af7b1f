import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const SELF = "'self'";

/** Nothing but our own files, no inline script or style, and only htmx may write HTML (Trusted Types). */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: [SELF],
  styleSrc: [SELF],
  imgSrc: [SELF, 'data:'],
  connectSrc: [SELF],
  fontSrc: [SELF],
  formAction: [SELF],
  manifestSrc: [SELF],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['htmx'],
};

/** On every answer, errors included. Swagger UI brings inline styles and scripts that write HTML: only it may. */
export async function registerSecurityHeaders(instance: FastifyInstance, overTls: boolean): Promise<void> {
  await instance.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'same-origin' },
    hsts: overTls ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  instance.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/docs')) {
      const policy = String(reply.getHeader('content-security-policy'));
      const loosened = policy
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        .replace(/;require-trusted-types-for 'script';trusted-types htmx/, '');
      void reply.header('content-security-policy', loosened);
    }
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
