import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../support/answer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

/** With the signs that the templates escape in addresses. */
const readable = ({ body }: Answer): string => body.replaceAll('&#x3D;', '=');

describe('what I bring, where I want to go, and what a talk leaves', () => {
  let app: TestApp;
  let ada: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    app.clock.set('2026-11-24T08:00:00.000Z');
    ada = await signedIn(app);
  });
  afterAll(() => app.close());

  const made = (path: string, body: object): Promise<string> => ada.api.make(path, body);
  const person = (givenName: string, fields: object = {}): Promise<string> =>
    made('/contacts', { givenName, ...fields });

  it('one line puts something on the shelf, its page says more, and taking it off can be taken back', async () => {
    const added = await ada.visitor.submit('/offers', {
      title: 'frische Zahlen',
      url: 'https://example.org/a',
      kind: 'fresh',
    });
    const shelf = (await ada.visitor.follow(added)).body;
    expect(shelf).toContain('frische Zahlen');
    expect(shelf).toContain('Noch niemandem geschickt.');
    const [, id = ''] = /\/offers\/([0-9a-f-]{36})/.exec(shelf) ?? [];
    const page = (await ada.visitor.get(`/offers/${id}`)).body;
    const [, revision = ''] = /name="revision" value="([^"]+)"/.exec(page) ?? [];
    const words = { kind: 'fresh', title: 'neue Zahlen', tags: 'Podcast, Lokales', freshUntil: '2026-12-31', revision };
    await ada.visitor.follow(await ada.visitor.submit(`/offers/${id}`, words));
    expect((await ada.api.get(`/offers/${id}`)).json()).toMatchObject({
      title: 'neue Zahlen',
      url: null,
      tags: ['Lokales', 'Podcast'],
      freshUntil: '2026-12-31',
    });
    expect((await ada.visitor.submit(`/offers/${id}`, words)).statusCode).toBe(412);
    const removed = await ada.visitor.follow(await ada.visitor.submit(`/offers/${id}/remove`));
    const [, undo = ''] = /action="(\/undo\/[^"]+)"/.exec(removed.body) ?? [];
    expect((await ada.api.get(`/offers/${id}`)).statusCode).toBe(404);
    await ada.visitor.submit(undo);
    expect((await ada.api.get(`/offers/${id}`)).json()).toMatchObject({ tags: ['Lokales', 'Podcast'] });
  });

  it('a wrong line stays there with a sentence, and a link of another kind is refused', async () => {
    const answer = await ada.visitor.submit('/offers', { title: 'x', url: 'javascript:alert(1)', kind: 'article' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('beginnt mit https://');
  });

  it('the page of a person says what to bring, also with an empty shelf; a letter takes it along once', async () => {
    const station = await made('/stations', { kind: 'internship', organisation: 'Radio Nordlicht' });
    const id = await person('Tom', { stationId: station, form: 'du', language: 'de' });
    const first = (await ada.visitor.get(`/people/${id}`)).body;
    expect(first).toContain('Du kennst Radio Nordlicht von innen');
    expect(first).toContain('Menschen helfen gern.');
    const offerId = await made('/offers', { kind: 'insider', title: 'Notizen vom Sender', stationId: station });
    expect((await ada.visitor.get(`/people/${id}`)).body).toContain('weil ihr die Station teilt');
    const compose = (await ada.visitor.get(`/compose?to=${id}&situation=share-offer&offerId=${offerId}`)).body;
    expect(compose).toMatch(new RegExp(`name="offerId" value="${offerId}" ?checked`));
    const fields = { to: id, situation: 'share-offer', channel: 'email', form: 'du', language: 'de', offerId };
    const letter = await ada.visitor.follow(await ada.visitor.submit('/compose', fields));
    expect(letter.body).toContain('Notizen vom Sender');
    const [, attempt = ''] = /\/compose\/([0-9a-f-]{36})\/rewrite/.exec(letter.body) ?? [];
    await ada.api.post(`/attempts/${attempt}/sent`, {});
    const again = await ada.visitor.follow(await ada.visitor.submit('/compose', fields));
    expect(again.body).toContain('Das ging am 24. November 2026 schon an Tom.');
    expect((await ada.visitor.get(`/people/${id}`)).body).toContain('Notizen vom Sender, am 24. November 2026');
  });

  it('a draft can leave the offer out again', async () => {
    const id = await person('Eva', { form: 'du', language: 'de' });
    const offerId = await made('/offers', { kind: 'fresh', title: 'eine Umfrage' });
    const draft = await made(`/contacts/${id}/attempts`, { situation: 'share-offer', offerId });
    const fields = { situation: 'share-offer', channel: 'email', form: 'du', language: 'de', offerId: '' };
    await ada.visitor.submit(`/compose/${draft}/rewrite`, fields);
    expect((await ada.api.get(`/attempts/${draft}`)).json()).toMatchObject({ offerId: null });
  });

  it('a target shows who is near and asks for a talk about it', async () => {
    const tom = await person('Tomke', { organisation: 'Tageblatt Nord' });
    const added = await ada.visitor.submit('/targets', { kind: 'employer', name: 'Tageblatt' });
    const page = readable(await ada.visitor.follow(added));
    expect(page).toContain('Tomke arbeitet bei Tageblatt Nord.');
    expect(page).toContain(`/compose?about=Tageblatt&amp;situation=advice&amp;to=${tom}`);
    expect((await ada.visitor.get('/targets')).body).toContain('Tageblatt');
    const twice = await ada.visitor.submit('/targets', { kind: 'employer', name: 'tageblatt' });
    expect([twice.statusCode, twice.body.includes('Dieses Ziel steht schon da.')]).toEqual([409, true]);
    expect((await ada.visitor.submit('/targets', { kind: 'employer', name: '' })).body).toContain(
      'Schreib einen Namen',
    );
  });

  it('after a talk: the promise stands first on its day, and a name leads to the letter that asks for it', async () => {
    const id = await person('Tomas', { form: 'du', language: 'de' });
    const request = await made(`/contacts/${id}/attempts`, { situation: 'coffee', channel: 'email' });
    await ada.api.post(`/attempts/${request}/sent`, {});
    const talked = await ada.visitor.submit(`/outbox/${request}/outcome`, { outcome: 'talked', back: `/people/${id}` });
    const page = (await ada.visitor.follow(talked)).body;
    expect(page).toContain('Hast du etwas zugesagt?');
    const left = { promise: 'den Artikel schicken', promiseOn: '2026-11-24', nextName: 'Kim Muster' };
    const next = await ada.visitor.follow(await ada.visitor.submit(`/people/${id}/after-talk`, left));
    expect(next.body).toContain('value="Kim Muster"');
    await made(`/contacts/${id}/attempts`, { situation: 'just-hello', channel: 'email' });
    const steps = (await ada.visitor.get(`/people/${id}`)).body;
    expect(steps.indexOf('Versprochen: den Artikel')).toBeGreaterThan(0);
    expect(steps.indexOf('Versprochen: den Artikel')).toBeLessThan(steps.indexOf('liegt bereit.'));
    const [kim] = (await ada.api.get('/contacts?q=Kim')).json<{ items: { introducedById: string }[] }>().items;
    expect(kim?.introducedById).toBe(id);
    const today = (await ada.visitor.get('/today')).body;
    expect(today).toContain('den Artikel schicken');
    expect(today.indexOf('den Artikel schicken')).toBeLessThan(today.indexOf('id="rungs"'));
  });

  it('the quick log asks the same two questions', async () => {
    const id = await person('Marlene');
    const read = await ada.visitor.submit('/log', { text: 'Kaffee mit Marlene, gestern' });
    expect(read.body).toContain('Hast du etwas zugesagt?');
    const chips = { contactId: id, on: '2026-11-23', channel: 'coffee', direction: 'mutual', act: 'save' };
    const left = { promise: 'die Fotos', promiseOn: '2026-12-03', nextName: '' };
    const saved = await ada.visitor.submit('/log', { text: 'Kaffee mit Marlene, gestern', ...chips, ...left });
    expect(saved.headers.location).toBe('/today');
    const { items } = (await ada.api.get(`/promises?contactId=${id}`)).json<{ items: object[] }>();
    expect(items).toMatchObject([{ text: 'die Fotos', dueOn: '2026-12-03', state: 'open' }]);
  });

  it('who introduced them is to be thanked, with the letter one click away', async () => {
    const ute = await person('Ute', { form: 'du', language: 'de' });
    const ole = await person('Ole', { introducedById: ute });
    const request = await made(`/contacts/${ole}/attempts`, { situation: 'coffee', channel: 'email' });
    await ada.api.post(`/attempts/${request}/sent`, {});
    await ada.api.post(`/attempts/${request}/outcome`, { outcome: 'yes' });
    const thanks = `/compose?situation=thanks-to-introducer&amp;to=${ute}`;
    expect(readable(await ada.visitor.get('/today'))).toContain(thanks);
    const page = (await ada.visitor.get(`/people/${ute}`)).body;
    expect(page).toContain('Danke sagen: für den Draht zu Ole');
    expect(page).toContain('situation&#x3D;thanks-to-introducer');
  });
});
