import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

const plain = (body: string): string => body.replace(/\s+/g, ' ');

describe('the pages of trips', () => {
  let app: TestApp;
  let owner: SignedIn;

  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  const add = async (fields: object): Promise<string> =>
    (await owner.api.post('/contacts', fields)).json<{ id: string }>().id;
  const travel = async (fields: Record<string, string>): Promise<string> => {
    const answer = await owner.visitor.submit('/trips', fields);
    expect(answer.statusCode).toBe(303);
    return String(answer.headers.location);
  };

  it('begin with where to', async () => {
    const { body } = await owner.visitor.get('/trips');
    expect(body).toContain('Ein Besuch in der Stadt ist der beste Anlass.');
    expect(body).toContain('name="city"');
    const refused = await owner.visitor.submit('/trips', { city: '', from: '2026-11-26', to: '2026-11-25' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('role="alert"');
  });

  it('with nobody there, say where the next one is', async () => {
    await add({ givenName: 'Tom', city: 'Freising' });
    const trip = await travel({ city: 'München', from: '2026-11-26', to: '2026-11-28', radiusKm: '10' });
    const { body } = await owner.visitor.get(trip);
    expect(body).toContain('In München kennst du noch niemanden – in Freising (32 km) schon: Tom.');
    expect(body).toContain('Umkreis vergrößern');
  });

  it('whom, when, drafts, then one letter after the other; nothing is sent unseen', async () => {
    const marlene = await add({ givenName: 'Marlene', familyName: 'Muster', city: 'München', form: 'du' });
    const dont = await add({ givenName: 'Still', city: 'München', neverSuggest: true });
    const trip = await travel({ city: 'München', from: '2026-11-26', to: '2026-11-28', radiusKm: '50' });
    const page = (await owner.visitor.get(trip)).body;
    expect(page).toContain('Drei Tage in München');
    expect(page).toContain('Jede Zeit wird nur einer Person angeboten.');
    expect(page).toMatch(new RegExp(`value="${marlene}" checked`));
    expect(page).toMatch(new RegExp(`value="${dont}" disabled`));
    const slots = [...page.matchAll(/name="slot" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    expect(slots.length).toBeGreaterThan(5);
    const written = await owner.visitor.submit(`${trip}/drafts`, { person: marlene, slot: slots[0] ?? '' });
    expect(written.headers.location).toBe(`${trip}/drafts`);
    const walk = (await owner.visitor.get(`${trip}/drafts`)).body;
    expect(plain(walk)).toContain('1 von 1');
    expect(walk).toContain('München');
    const held = (await owner.visitor.get(trip)).body;
    expect(held).toContain('für Marlene');
    expect(held).toContain('Ein Entwurf wartet auf dich.');
    const action = /action="(\/trips\/[^"]+\/drafts\/[^"]+)"/.exec(walk)?.[1] ?? '';
    const sent = await owner.visitor.submit(action, {
      subject: 'Kaffee?',
      body: 'Hallo Marlene,\n\nhast du am Donnerstag Zeit?',
    });
    expect(sent.statusCode).toBe(303);
    const after = await owner.visitor.get(String(sent.headers.location));
    expect([after.statusCode, after.headers.location]).toEqual([303, trip]);
    expect((await owner.visitor.get(trip)).body).toContain('Schon geschrieben.');
  });

  it('what is missing comes back with what was ticked', async () => {
    const trip = await travel({ city: 'Freising', from: '2026-11-26', to: '2026-11-26' });
    const answer = await owner.visitor.submit(`${trip}/drafts`, {});
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Such dir zuerst aus, wen du sehen möchtest.');
  });

  it('a trip is changed, deleted, and put back', async () => {
    const trip = await travel({ city: 'Frankfurt', from: '2027-01-11', to: '2027-01-12', note: 'Tagung' });
    const edit = (await owner.visitor.get(`${trip}/edit`)).body;
    expect(edit).toContain('Welche Stadt ist gemeint?');
    expect(edit).toContain('Frankfurt (Oder), Deutschland');
    const revision = /name="revision" value="([^"]+)"/.exec(edit)?.[1] ?? '';
    const fields = { city: 'Frankfurt', from: '2027-01-11', to: '2027-01-14', radiusKm: '25', revision };
    expect((await owner.visitor.submit(trip, fields)).statusCode).toBe(303);
    expect((await owner.visitor.get(trip)).body).toContain('Vier Tage in Frankfurt');
    expect((await owner.visitor.submit(trip, fields)).statusCode).toBe(412);
    const again = (await owner.visitor.get(`${trip}/edit`)).body;
    const newest = /name="revision" value="([^"]+)"/.exec(again)?.[1] ?? '';
    const placeId = /name="placeId" value="([^"]+)"/.exec(again)?.[1] ?? '';
    // another city is not the Frankfurt that was chosen
    await owner.visitor.submit(trip, { ...fields, city: 'Jena', placeId, revision: newest });
    const id = trip.split('/').at(-1) ?? '';
    expect((await owner.api.get(`/trips/${id}`)).json()).toMatchObject({ city: 'Jena', place: { name: 'Jena' } });
    const gone = await owner.visitor.submit(`${trip}/delete`, {});
    expect(gone.headers.location).toBe('/trips');
    const list = (await owner.visitor.get('/trips')).body;
    expect(list).toContain('Reise gelöscht.');
    const undo = /action="(\/undo\/[^"]+)"/.exec(list)?.[1] ?? '';
    expect((await owner.visitor.submit(undo, {})).statusCode).toBe(303);
    expect((await owner.visitor.get(trip)).statusCode).toBe(200);
  });

  it('a trip that has passed asks whom you met', async () => {
    const ida = await add({ givenName: 'Ida', city: 'Jena' });
    const trip = await travel({ city: 'Jena', from: '2026-11-02', to: '2026-11-03' });
    const page = (await owner.visitor.get(trip)).body;
    expect(page).toContain('Die Reise liegt schon zurück.');
    expect(page).toContain('Wen hast du getroffen?');
    expect(page).toContain(`href="/people/${ida}#log"`);
    expect(page).not.toContain('name="person"');
    expect(page).toContain('href="/log"');
    expect((await owner.visitor.get('/log')).statusCode).toBe(200);
    expect((await owner.visitor.get('/trips')).body).toContain('Frühere Reisen');
  });

  it('is a reason on Today and on the page of whoever lives there', async () => {
    const ute = await add({ givenName: 'Ute', city: 'Kiel' });
    await travel({ city: 'Kiel', from: '2026-11-27', to: '2026-11-27' });
    expect((await owner.visitor.get(`/people/${ute}`)).body).toContain('Am Freitag bist du in Kiel.');
    expect((await owner.visitor.get('/today')).body).toMatch(/bist du in (?:Kiel|München|Freising)\./);
  });
});
