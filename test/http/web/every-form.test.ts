import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, anInteraction, aStation, stored } from '../../support/builders.js';
import { MailLinksWorld, tokenOf } from '../../support/mail-links-world.js';
import { filledIn, type PageRoute, pageRoutes } from '../../support/page-routes.js';

/** Its address is the secret: whoever has it may (test/http/web/mail-links.test.ts). */
const SECRET_PATH = '/m/:token';

describe('every form', () => {
  let app: TestApp;
  let owner: SignedIn;
  let stranger: SignedIn;
  let routes: PageRoute[];
  /** An id of the owner's for each address that takes one. */
  let idByPlace: Record<string, string>;

  beforeAll(async () => {
    app = await startApp();
    [owner, stranger] = [await signedIn(app), await signedIn(app)];
    routes = pageRoutes(app);
    const station = aStation(owner.account);
    const contact = aContact(owner.account);
    const other = aContact(owner.account);
    const interaction = anInteraction(contact);
    await stored(app.unitOfWork, station, contact, other, interaction);
    const made = (path: string, body: object): Promise<string> => owner.api.make(path, body);
    const attempt = await made(`/contacts/${contact.id}/attempts`, { situation: 'coffee', channel: 'email' });
    const csv = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBastian,Adler,,,,,14 Mar 2022';
    const uploaded = await owner.visitor.upload('/import', { filename: 'Connections.csv', bytes: csv });
    const webhook = await made('/webhooks', { label: 'script', url: 'http://127.0.0.1:9/' }); // refused by the guard
    idByPlace = {
      import: String(uploaded.headers.location).split('/').at(-1) ?? '',
      rows: '1',
      people: contact.id,
      today: contact.id,
      feelings: contact.id,
      triage: contact.id,
      stations: station.id,
      interactions: interaction.id,
      compose: attempt,
      outbox: attempt,
      attempts: attempt,
      trips: await made('/trips', { city: 'Jena', from: '2026-12-01', to: '2026-12-02' }),
      drafts: attempt,
      reminders: await made('/reminders', { dueOn: '2026-12-24', kind: 'own', text: 'write' }),
      meetings: await made('/meetings', {
        ...{ start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' },
        contactIds: [contact.id],
      }),
      offers: await made('/offers', { kind: 'article', title: 'numbers' }),
      targets: await made('/targets', { kind: 'field', name: 'radio' }),
      tokens: await made('/tokens', { label: 'script', scopes: ['read'] }),
      phone: await made('/tokens', { label: 'phone', scopes: ['dav'] }),
      filters: await made('/saved-filters', { name: 'Jena', query: { city: 'Jena' } }),
      templates: await made('/templates', { copyOf: 'builtin:de-sie:coffee' }),
      fields: await made('/custom-fields', { name: 'Kuchen', kind: 'text' }),
      relations: await made(`/contacts/${contact.id}/relations`, { kind: 'colleague', otherId: other.id }),
      undo: (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items[0]?.id ?? '',
      'busy-calendars': await made('/busy-calendars', { url: 'https://calendar.example.org/kim.ics', label: 'Work' }),
      'calendar-accounts': await made('/calendar-accounts', {
        ...{ label: 'Cloud', address: 'https://127.0.0.1:1', userName: 'mara', password: 'x' }, // refused by the guard
      }),
      conflicts: '01980000-0000-7000-8000-000000000000',
      calendar: await made('/feeds', { label: 'phone' }),
      webhooks: webhook,
      deliveries: (await owner.api.post(`/webhooks/${webhook}/test`, {})).json<{ id: string }>().id,
      delivery: (await owner.api.post('/digest/test', {})).json<{ id: string }>().id,
      m: tokenOf((await new MailLinksWorld(app).mail(owner.account)).links.keep),
    };
  });
  afterAll(() => app.close());

  const addressOf = (path: string): string => filledIn(path, idByPlace);

  it('is known here, with an id of somebody else to try it with', () => {
    expect(routes.length).toBeGreaterThan(40);
    const unknown = routes.filter(({ path }) => /:(?!file)/.test(path) && addressOf(path).includes('missing'));
    expect(unknown).toEqual([]);
  });

  it('is there for its owner', async () => {
    const missing: string[] = [];
    for (const { path } of routes.filter(({ method, path }) => method === 'GET' && !path.endsWith(':file'))) {
      const query = path === '/compose' ? `?to=${idByPlace['people'] ?? ''}` : '';
      const { statusCode } = await owner.visitor.get(addressOf(path) + query);
      if (![200, 303].includes(statusCode)) missing.push(`${path}: ${statusCode}`);
    }
    expect(missing).toEqual([]);
  });

  it('refuses what does not come from a page of ours', async () => {
    const accepted: string[] = [];
    for (const { path } of routes.filter(({ method, path }) => method === 'POST' && path !== SECRET_PATH)) {
      const request = { method: 'POST', url: addressOf(path), payload: 'x=1' } as const;
      const form = { 'content-type': 'application/x-www-form-urlencoded', cookie: owner.visitor.cookieHeader() };
      const foreign = { ...form, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
      for (const headers of [form, foreign]) {
        const { statusCode } = await app.nest.inject({ ...request, headers });
        if (statusCode !== 403) accepted.push(`${path}: ${statusCode}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  it("is as good as not there for somebody else's things", async () => {
    const before = await everything(owner);
    const leaks: string[] = [];
    for (const { method, path } of routes.filter(({ path }) => /:(?!file)/.test(path) && path !== SECRET_PATH)) {
      const url = addressOf(path);
      const answer =
        method === 'GET' ? await stranger.visitor.get(url) : await stranger.visitor.submit(url, someFields);
      if (answer.statusCode !== 404) leaks.push(`${method} ${path}: ${answer.statusCode}`);
    }
    expect(leaks).toEqual([]);
    expect(await everything(owner)).toEqual(before);
  });

  it('and every page sends the policy that keeps foreign scripts out', async () => {
    const without: string[] = [];
    for (const { path } of routes.filter(({ method }) => method === 'GET')) {
      const { headers } = await owner.visitor.get(addressOf(path));
      const policy = String(headers['content-security-policy']);
      const strict = ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"];
      if (!strict.every((part) => policy.includes(part))) without.push(path);
    }
    expect(without).toEqual([]);
  });
});

/** Enough for any form to get as far as looking for the thing. */
const someFields = {
  until: '2026-12-24',
  outcome: 'no',
  reason: 'unknown',
  subject: 'Hallo',
  body: 'Hallo',
  names: 'Jonas',
  givenName: 'Jonas',
  on: '2026-11-01',
  channel: 'call',
  direction: 'mutual',
  summary: 'x',
  rung: 'easy',
};

async function everything({ api }: SignedIn): Promise<unknown[]> {
  const lists = [
    'contacts',
    'saved-filters',
    'custom-fields',
    'templates',
    'stations',
    'attempts',
    'trips',
    'reminders',
    'meetings',
    'tokens',
    'feeds',
    'webhooks',
    'busy-calendars',
  ];
  const answers = await Promise.all(lists.map((list) => api.get(`/${list}`)));
  return answers.map((answer) => answer.json<unknown>());
}
