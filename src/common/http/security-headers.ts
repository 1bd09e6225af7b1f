import type { FastifyInstance } from 'fastify';

/** Nothing but our own files, no inline script, and nobody frames us. */
const ownFiles = (styles: string): string[] => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${styles}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];
/** No inline styles either, and only htmx may write HTML (Trusted Types). */
const policy = [...ownFiles("'self'"), "require-trusted-types-for 'script'", 'trusted-types htmx'].join(';');
/** Swagger UI brings inline styles and scripts that write HTML: only it may. */
const policyOfDocs = ownFiles("'self' 'unsafe-inline'").join(';');

/** What each of them does: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers */
const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0', // the filters of old browsers did more harm than good
};
/** A year. */
const onlyOverTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** On every answer, errors included: the same each time, so they are made once. */
export function registerSecurityHeaders(instance: FastifyInstance, overTls: boolean): void {
  const common = { ...always, ...(overTls ? onlyOverTls : {}) };
  const usual = { ...common, 'content-security-policy': policy };
  const ofDocs = { ...common, 'content-security-policy': policyOfDocs };
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/api/docs') ? ofDocs : usual);
    done();
  });
  instance.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
