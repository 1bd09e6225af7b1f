import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

let app: TestApp;
let jana: SignedIn;

beforeAll(async () => {
  app = await startApp({ env: { BASE_URL: 'http://127.0.0.1:3000/kontakte' } });
  jana = await signedIn(app);
});
afterAll(() => app.close());

describe('below a path of a larger site', () => {
  it('every link, form and asset of a page stays below it', async () => {
    const person = aContact(jana.account, { roughlyLastOn: '2024-01-01' });
    await stored(app.unitOfWork, person);
    for (const path of ['/today', '/people', `/people/${person.id}`, '/settings', '/welcome']) {
      const { body } = await jana.visitor.get(`/kontakte${path}`);
      const addresses = [...body.matchAll(/(?:href|action|src)="(\/[^"]*)"/g)].map(([, address]) => address ?? '');
      expect(addresses.length).toBeGreaterThan(10);
      expect(addresses.filter((address) => !address.startsWith('/kontakte/'))).toEqual([]);
    }
  });

  it('a form leads back below it', async () => {
    await jana.visitor.get('/kontakte/today');
    expect((await jana.visitor.submit('/kontakte/today/more')).headers.location).toBe('/kontakte/today');
    const answer = await app.nest.inject({ url: '/kontakte/people' });
    expect(answer.headers.location).toMatch(/^\/kontakte\/sign-in\?next=/);
  });
});
