import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';font-src 'self';" +
  "form-action 'self';manifest-src 'self';base-uri 'none';frame-ancestors 'none';" +
  "require-trusted-types-for 'script';trusted-types htmx";
/** The description of the API brings styles of its own, and scripts that write HTML. */
const policyOfDocs =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self';" +
  "font-src 'self';form-action 'self';manifest-src 'self';base-uri 'none';frame-ancestors 'none'";

/** What a browser is told with every answer. */
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
  'x-xss-protection': '0',
};
const names = [
  ...Object.keys(always),
  'content-security-policy',
  'strict-transport-security',
  'cross-origin-embedder-policy',
  'x-powered-by',
  'cache-control',
];

describe.each([
  ['http://127.0.0.1:3000', {}],
  ['https://contacts.example', { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }],
])('the headers that protect a reader at %s', (baseUrl, overTls) => {
  let app: TestApp;
  let owner: SignedIn;
  beforeAll(async () => {
    app = await startApp({ env: { BASE_URL: baseUrl } });
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  const headersOf = async (url: string): Promise<Record<string, unknown>> => {
    const { headers } = await app.nest.inject({ url, headers: { cookie: owner.visitor.cookieHeader() } });
    return Object.fromEntries(names.flatMap((name) => (name in headers ? [[name, headers[name]]] : [])));
  };

  it.each([
    ['/today', 'no-store'],
    ['/people/nobody', 'no-store'],
    ['/healthz', undefined],
    ['/assets/app.css', 'public, max-age=31536000, immutable'],
    ['/assets/nothing.css', 'no-store'],
    ['/api/v1/contacts', 'no-store'],
    ['/api/v1/nothing', 'no-store'],
  ])('%s: nothing but our own files, and nobody frames us', async (url, cacheControl) => {
    const expected = { ...always, ...overTls, 'content-security-policy': policy };
    const kept = cacheControl === undefined ? {} : { 'cache-control': cacheControl };
    expect(await headersOf(url)).toEqual({ ...expected, ...kept });
  });

  it.each(['/api/docs', '/api/docs/swagger-ui.css'])('%s: looser by exactly two lines', async (url) => {
    expect(await headersOf(url)).toMatchObject({ ...always, ...overTls, 'content-security-policy': policyOfDocs });
  });
});
