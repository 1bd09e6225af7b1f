import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../src/openapi.js';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';

type Ids = Readonly<Record<string, string>>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Bodies that are right, so that only the foreign id can be what is refused. */
const bodies: Readonly<Record<string, object>> = {
  'put /calendar-accounts/{id}/calendars': { busy: [] },
  'post /calendar-accounts/{id}/conflicts/{eventId}': { version: 'here' },
  'post /stations/{id}/people': { names: ['Ute'] },
  'post /contacts/{id}/interactions': { channel: 'call' },
  'post /contacts/{id}/attempts': { situation: 'coffee' },
  'post /contacts/{id}/relations': { kind: 'colleague', otherId: '01980000-0000-7000-8000-000000000000' },
  'post /contacts/{id}/merge': { otherId: '01980000-0000-7000-8000-000000000000' },
  'post /suggestions/{contactId}/later': { until: '2027-01-04' },
  'post /attempts/{id}/outcome': { outcome: 'yes' },
  'post /meetings/{id}/proposed-time': { proposedTimeId: '01980000-0000-7000-8000-000000000000', decision: 'take' },
  'post /reminders/{id}/snooze': { until: '2027-01-04' },
  'post /promises/{id}/snooze': { until: '2027-01-04' },
  'post /triage/{contactId}': { rung: 1 },
  'post /templates/{id}/restore': { version: 1 },
  'patch /imports/{id}': { encoding: 'utf-8' },
  'patch /imports/{id}/rows/{row}': { action: 'skip' },
};

/** Which id stands in `{id}` of a path that begins like this. */
const idOf: readonly (readonly [prefix: string, kind: string])[] = [
  ['/contacts', 'contact'],
  ['/suggestions', 'contact'],
  ['/triage', 'contact'],
  ['/stations', 'station'],
  ['/tags', 'tag'],
  ['/custom-fields', 'custom-field'],
  ['/saved-filters', 'saved-filter'],
  ['/templates', 'template'],
  ['/interactions', 'interaction'],
  ['/attempts', 'attempt'],
  ['/trips', 'trip'],
  ['/reminders', 'reminder'],
  ['/promises', 'promise'],
  ['/offers', 'offer'],
  ['/targets', 'target'],
  ['/meetings', 'meeting'],
  ['/feeds', 'feed'],
  ['/busy-calendars', 'busy-calendar'],
  ['/calendar-accounts', 'calendar-account'],
  ['/webhooks', 'webhook'],
  ['/tokens', 'token'],
  ['/sessions', 'session'],
  ['/imports', 'import'],
  ['/undo', 'act'],
  ['/mail-log', 'mail'],
];

describe('somebody else', () => {
  let app: TestApp;
  let owner: ApiClient;
  let stranger: ApiClient;
  let ids: Ids;
  let before: string;

  beforeAll(async () => {
    app = await startApp();
    ({ api: owner } = await signedIn(app));
    ({ api: stranger } = await signedIn(app));
    ids = await everything(owner);
    before = await all(owner);
  });
  afterAll(() => app.close());

  it('finds nothing at any address with a foreign id, and changes nothing there', async () => {
    const operations = operationsWithIds(app);
    expect(operations.length).toBeGreaterThan(25);
    for (const { method, path } of operations) {
      const [, kind = ''] = idOf.find(([prefix]) => path.startsWith(prefix)) ?? [];
      expect(ids[kind], `an id for ${path}`).toBeDefined();
      const url = path
        .replace(/\{(id|contactId)\}/, ids[kind] ?? '')
        .replace('{row}', '1')
        .replace('{deliveryId}', ids['delivery'] ?? '')
        .replace('{eventId}', '01980000-0000-7000-8000-000000000000')
        .replace('{relationId}', ids['relation'] ?? '');
      const answer = await ask(stranger, method, url, bodies[`${method} ${path}`] ?? {});
      expect([method, path, answer.statusCode]).toEqual([method, path, 404]);
    }
    expect(await all(owner)).toBe(before);
  });

  it('cannot point to foreign things from own ones', async () => {
    const mine = (await stranger.post('/contacts', { givenName: 'Mein' })).json<{ id: string }>().id;
    const attempts = [
      stranger.patch(`/contacts/${mine}`, { stationId: ids['station'] }),
      stranger.patch(`/contacts/${mine}`, { introducedById: ids['contact'] }),
      stranger.post(`/contacts/${mine}/attempts`, { situation: 'follow-up', parentId: ids['attempt'] }),
      stranger.post(`/contacts/${mine}/attempts`, { situation: 'coffee', templateId: ids['template'] }),
      stranger.post('/templates', { copyOf: ids['template'] }),
      stranger.post('/templates/preview', { templateId: ids['template'] }),
      stranger.post('/templates/preview', { source: 'x', contactId: ids['contact'] }),
      stranger.post('/quick-log', { text: 'Kaffee', contactId: ids['contact'], save: true }),
      stranger.post(`/contacts/${mine}/attempts`, { situation: 'coffee', tripId: ids['trip'] }),
      stranger.post('/reminders', { dueOn: '2026-12-01', kind: 'own', text: 'x', contactId: ids['contact'] }),
      stranger.post('/promises', { dueOn: '2026-12-01', text: 'x', contactId: ids['contact'] }),
      stranger.post('/offers', { kind: 'article', title: 'x', stationId: ids['station'] }),
      stranger.post(`/contacts/${mine}/attempts`, { situation: 'share-offer', offerId: ids['offer'] }),
      stranger.post('/meetings', { ...meeting, contactIds: [ids['contact']] }),
    ];
    // in the address a foreign id is not there; in a list of the body it is a wrong field
    const statuses = (await Promise.all(attempts)).map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([...statuses.slice(0, -1).map(() => 404), 422]);
  });

  it('sees only own things in every list', async () => {
    for (const list of lists) {
      const { body } = await stranger.get(list);
      for (const id of Object.values(ids)) expect(body, list).not.toContain(id);
    }
  });

  it('an anonymous visitor gets 401 everywhere', async () => {
    for (const list of lists) {
      const answer = await app.nest.inject({ url: `/api/v1${list}` });
      expect([list, answer.statusCode]).toEqual([list, 401]);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    }
  });
});

const lists = [
  '/insights',
  '/contacts',
  '/contacts?deleted=true',
  '/undo',
  '/stations',
  '/tags',
  '/custom-fields',
  '/saved-filters',
  '/templates',
  '/attempts',
  '/trips',
  '/reminders',
  '/promises',
  '/offers',
  '/targets',
  '/meetings',
  '/calendar?from=2026-12-01&to=2026-12-31',
  '/feeds',
  '/busy-calendars',
  '/calendar-accounts',
  '/webhooks',
  '/tokens',
  '/sessions',
  '/suggestions',
  '/triage',
  '/mail-log',
  '/own-mail',
  '/log-address',
];
const meeting = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin', place: null };

const calendarAccount = {
  ...{ label: 'Geheim', address: 'https://127.0.0.1:1', userName: 'geheim', password: 'geheim' }, // refused by the guard
};

/** One of each thing that an account can have. */
async function everything(api: ApiClient): Promise<Ids> {
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await api.post(path, body);
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const contact = await make('/contacts', { givenName: 'Geheim', tags: ['geheim'] });
  const upload = await api.upload('/imports', {
    filename: 'a.vcf',
    bytes: 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva\r\nEND:VCARD\r\n',
  });
  expect(upload.statusCode, upload.body).toBe(202);
  const ownMail = {
    ...{ address: 'geheim@example.org', userName: 'geheim', password: 'geheim' },
    ...{ smtpHost: 'smtp.example.org', smtpPort: 465, smtpSecurity: 'tls' },
  };
  expect((await api.put('/own-mail', ownMail)).statusCode).toBe(201);
  const webhook = await make('/webhooks', { label: 'geheim', url: 'http://127.0.0.1:9/' }); // refused by the guard
  const delivery = (await api.post(`/webhooks/${webhook}/test`, {})).json<{ id: string }>().id;
  return {
    contact,
    webhook,
    delivery,
    import: String(upload.headers['location']).split('/').at(-1) ?? '',
    station: await make('/stations', { kind: 'job', organisation: 'Geheim' }),
    tag: (await api.get('/tags')).json<{ items: { id: string }[] }>().items[0]?.id ?? '',
    relation: await make(`/contacts/${contact}/relations`, {
      kind: 'colleague',
      otherId: await make('/contacts', { givenName: 'Kollegin' }),
    }),
    act: (await api.get('/undo')).json<{ items: { id: string }[] }>().items[0]?.id ?? '',
    'custom-field': await make('/custom-fields', { name: 'Geheim', kind: 'text' }),
    'saved-filter': await make('/saved-filters', { name: 'Geheim', query: { city: 'Jena' } }),
    template: await make('/templates', { copyOf: 'builtin:de-sie:coffee' }),
    interaction: await make(`/contacts/${contact}/interactions`, { channel: 'call' }),
    attempt: await make(`/contacts/${contact}/attempts`, { situation: 'coffee' }),
    trip: await make('/trips', { city: 'Jena', from: '2026-12-01', to: '2026-12-02' }),
    reminder: await make('/reminders', { dueOn: '2026-12-01', kind: 'own', text: 'x', contactId: contact }),
    promise: await make('/promises', { dueOn: '2026-12-01', text: 'x', contactId: contact }),
    offer: await make('/offers', { kind: 'article', title: 'Geheim' }),
    target: await make('/targets', { kind: 'field', name: 'Geheim' }),
    meeting: await make('/meetings', { ...meeting, contactIds: [contact] }),
    feed: await make('/feeds', { label: 'Telefon' }),
    'busy-calendar': await make('/busy-calendars', { url: 'https://geheim.example.org/a.ics', label: 'Geheim' }),
    'calendar-account': await make('/calendar-accounts', calendarAccount),
    token: await make('/tokens', { label: 'x', scopes: ['read'] }),
    mail: (await api.post('/digest/test', {})).json<{ id: string }>().id,
    session: (await api.get('/sessions')).json<{ items: { id: string }[] }>().items[0]?.id ?? '',
  };
}

async function all(api: ApiClient): Promise<string> {
  const bodiesOfLists = await Promise.all(lists.map(async (list) => (await api.get(list)).body));
  return bodiesOfLists.join('\n').replace(/"lastUsed(?:On|At)":[^,}]*/g, '');
}

function operationsWithIds(app: TestApp): { method: Method; path: string }[] {
  const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];
  return Object.entries(openApiDocument(app.nest).paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] && /\{(id|contactId)\}/.test(path))
      .map((method) => ({ method, path: path.replace('/api/v1', '') })),
  );
}

function ask(api: ApiClient, method: Method, url: string, body: object): Promise<{ statusCode: number }> {
  if (method === 'get') return api.get(url);
  if (method === 'delete') return api.delete(url, {});
  return { post: api.post.bind(api), put: api.put.bind(api), patch: api.patch.bind(api) }[method](url, body, {});
}
