import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';

describe('promises, offers, introductions and targets over the API', () => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp();
    app.clock.set('2026-11-24T08:00:00.000Z');
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  const made = async (path: string, body: object): Promise<string> => {
    const answer = await api.post(path, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const person = (givenName: string, fields: object = {}): Promise<string> =>
    made('/contacts', { givenName, ...fields });

  it('a promise is a reminder of its kind: changed, put off, kept and removed here, and no other reminder is', async () => {
    const contactId = await person('Tom');
    const id = await made('/promises', { contactId, text: 'den Artikel schicken', dueOn: '2026-12-01' });
    expect((await api.get(`/reminders/${id}`)).json()).toMatchObject({ kind: 'promise', contactId });
    await api.patch(`/promises/${id}`, { text: 'zwei Artikel' });
    expect((await api.post(`/promises/${id}/snooze`, { until: '2026-12-05' })).json()).toMatchObject({
      text: 'zwei Artikel',
      dueOn: '2026-12-05',
    });
    expect((await api.post(`/promises/${id}/done`, {})).json()).toMatchObject({ state: 'done' });
    expect((await api.get('/promises')).json()).toEqual({ items: [], nextCursor: null });
    expect((await api.get('/promises?state=done')).json()).toMatchObject({ items: [{ id }] });
    const own = await made('/reminders', { contactId, dueOn: '2026-12-01' });
    for (const answer of [await api.get(`/promises/${own}`), await api.post(`/promises/${own}/done`, {})]) {
      expect(answer.statusCode).toBe(404);
    }
    expect((await api.delete(`/promises/${id}`)).statusCode).toBe(204);
  });

  it.each([
    [{ text: ' ' }, '/text'],
    [{ text: 'x'.repeat(2001) }, '/text'],
    [{ dueOn: 'bald' }, '/dueOn'],
    [{ contactId: null }, '/contactId'],
  ])('a promise with %j is refused', async (wrong, pointer) => {
    const right = { contactId: await person('Eva'), text: 'x', dueOn: '2026-12-01' };
    const answer = await api.post('/promises', { ...right, ...wrong });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((one) => one.pointer)).toContain(pointer);
  });

  it('says what I can bring in sentences, and who has had it', async () => {
    const contactId = await person('Kim', { tags: ['Podcast'] });
    const offerId = await made('/offers', {
      kind: 'article',
      title: 'Zahlen',
      url: 'https://example.org',
      tags: ['podcast'],
    });
    const before = (await api.get(`/contacts/${contactId}/offers`)).json<{ generic: object[] }>();
    expect(before).toMatchObject({ items: [{ offer: { id: offerId }, sharedTags: ['Podcast'] }], given: [] });
    expect(before.generic).toHaveLength(3);
    const attempt = await made(`/contacts/${contactId}/attempts`, { situation: 'share-offer', offerId });
    await api.post(`/attempts/${attempt}/sent`, {});
    expect((await api.get(`/contacts/${contactId}/offers`)).json()).toMatchObject({
      items: [],
      given: [{ on: '2026-11-24' }],
    });
    const uses = (await api.get(`/offers/${offerId}/uses`)).json<object>();
    expect(uses).toMatchObject({ items: [{ attemptId: attempt, contact: { name: 'Kim' }, situation: 'share-offer' }] });
    // taken off the shelf and put back, it still knows who has had it
    await api.delete(`/offers/${offerId}`);
    const [act] = (await api.get('/undo')).json<{ items: { id: string; kind: string }[] }>().items;
    expect(act?.kind).toBe('offer-removed');
    await api.post(`/undo/${act?.id ?? ''}`, {});
    expect((await api.get(`/offers/${offerId}/uses`)).json()).toEqual(uses);
  });

  it('a chain of introductions, up and down', async () => {
    const eva = await person('Eva');
    const tom = await person('Tom', { introducedById: eva });
    const kim = await person('Kim', { introducedById: tom });
    expect((await api.get(`/contacts/${tom}/introductions`)).json()).toEqual({
      up: [{ id: eva, name: 'Eva', steps: 1 }],
      down: [{ id: kim, name: 'Kim', steps: 1, introducedById: tom }],
      length: 2,
    });
  });

  it('a target with the people one step away, and back after it was removed', async () => {
    const tom = await person('Tom', { organisation: 'Tageblatt Nord' });
    const id = await made('/targets', { kind: 'employer', name: 'Tageblatt Nord', note: 'Volontariat' });
    expect((await api.get(`/targets/${id}/people`)).json()).toMatchObject({
      items: [
        {
          contact: { id: tom, name: 'Tom' },
          code: 'works-there',
          reason: 'Tom arbeitet bei Tageblatt Nord.',
          through: null,
        },
      ],
      more: false,
    });
    await api.delete(`/targets/${id}`);
    const [act] = (await api.get('/undo')).json<{ items: { id: string; kind: string }[] }>().items;
    expect(act?.kind).toBe('target-removed');
    await api.post(`/undo/${act?.id ?? ''}`, {});
    expect((await api.get(`/targets/${id}`)).json()).toMatchObject({ note: 'Volontariat' });
  });
});
