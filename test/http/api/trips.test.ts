import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

interface TripBody {
  readonly id: string;
  readonly place: { readonly id: number; readonly name: string } | null;
  readonly otherPlaces: readonly { readonly id: number; readonly name: string }[];
}
interface People {
  readonly items: readonly { contactId: string; ticked: boolean; reason: { text: string }; km: number }[];
  readonly nearest: { city: string } | null;
}
interface Drafts {
  readonly drafts: readonly { contactId: string; tripId: string; slots: readonly { start: string }[] }[];
  readonly left: readonly string[];
}
const input = { city: 'München', from: '2026-11-26', to: '2026-11-28' };

describe('trips by the API', () => {
  let app: TestApp;
  let owner: SignedIn;

  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  const made = async (body: object = input): Promise<TripBody> =>
    (await owner.api.post('/trips', body)).json<TripBody>();

  it('are made, read, changed with their version, and removed', async () => {
    const answer = await owner.api.post('/trips', input);
    expect(answer.statusCode).toBe(201);
    const trip = answer.json<TripBody>();
    expect(answer.headers.location).toContain(`/trips/${trip.id}`);
    expect(trip).toMatchObject({ ...input, radiusKm: 50, note: null, place: { name: 'Munich', country: 'DE' } });
    const read = await owner.api.get(`/trips/${trip.id}`);
    expect(
      (await owner.api.request('PATCH', `/trips/${trip.id}`, { note: 'x' }, { 'if-match': '"old"' })).statusCode,
    ).toBe(412);
    const etag = String(read.headers.etag);
    const changed = await owner.api.request('PATCH', `/trips/${trip.id}`, { city: 'Jena' }, { 'if-match': etag });
    expect(changed.json()).toMatchObject({ city: 'Jena', place: { name: 'Jena' } });
    expect((await owner.api.get('/trips?when=ahead')).json<{ items: TripBody[] }>().items.map(({ id }) => id)).toEqual([
      trip.id,
    ]);
    expect((await owner.api.get('/trips?when=past')).json<{ items: TripBody[] }>().items).toEqual([]);
    const gone = await owner.api.request('DELETE', `/trips/${trip.id}`, undefined, { 'if-match': '*' });
    expect(gone.statusCode).toBe(204);
    expect((await owner.api.get(`/trips/${trip.id}`)).statusCode).toBe(404);
  });

  it.each([
    [{ ...input, to: '2026-11-20' }],
    [{ ...input, to: '2028-11-20' }],
    [{ ...input, city: ' ' }],
    [{ ...input, city: '🎓' }],
    [{ ...input, radiusKm: 501 }],
    [{ ...input, radiusKm: -1 }],
    [{ ...input, country: 'Germany' }],
    [{ ...input, placeId: 7 }],
  ])('refuses %j', async (body) => {
    expect((await owner.api.post('/trips', body)).statusCode).toBe(422);
  });

  it('shows other cities of the name for choosing', async () => {
    const { otherPlaces } = await made({ ...input, city: 'Frankfurt' });
    const oder = otherPlaces.find(({ name }) => name === 'Frankfurt (Oder)');
    expect((await made({ ...input, city: 'Frankfurt', placeId: oder?.id })).place?.name).toBe('Frankfurt (Oder)');
  });

  it('list who is near, and write a draft for each with a time of its own', async () => {
    for (const givenName of ['Marlene', 'Tom', 'Ayla'])
      await owner.api.post('/contacts', { givenName, city: 'Freising' });
    const { id } = await made();
    const people = (await owner.api.get(`/trips/${id}/people`)).json<People>();
    expect(people.items.map(({ km, ticked }) => [km, ticked])).toEqual(people.items.map(() => [32, true]));
    expect(people.items[0]?.reason.text).toBe('Wohnt in Freising, 32 km entfernt.');
    const answer = await owner.api.post(`/trips/${id}/drafts`, {});
    expect(answer.statusCode).toBe(201);
    const { drafts, left } = answer.json<Drafts>();
    expect([drafts.length, left]).toEqual([3, []]);
    expect(new Set(drafts.map(({ slots }) => slots[0]?.start)).size).toBe(3);
    expect(drafts.every(({ tripId }) => tripId === id)).toBe(true);
    const again = await owner.api.post(`/trips/${id}/drafts`, {});
    expect([again.statusCode, again.json<{ type: string }>().type]).toEqual([
      409,
      expect.stringContaining('trip-without-people'),
    ]);
  });

  it('free times: on a weekday in the usual hours, none on a weekend or too far apart', async () => {
    const free = async (query: string) => owner.api.get(`/free-slots?${query}`);
    const weekday = (await free('from=2026-12-01&to=2026-12-01&minutes=60')).json<{ items: { start: string }[] }>();
    expect(weekday.items.map(({ start }) => start.slice(11, 16)).slice(0, 2)).toEqual(['09:00', '09:30']);
    expect((await free('from=2026-12-05&to=2026-12-06')).json()).toMatchObject({ items: [] });
    for (const query of [
      'from=2026-12-02&to=2026-12-01',
      'from=2026-12-01&to=2027-12-01',
      'from=x&to=y',
      'from=2026-12-01&to=2026-12-01&minutes=1',
    ]) {
      expect((await free(query)).statusCode, query).toBe(422);
    }
  });

  it('free times for somebody: as long as it takes, in words, with both clocks', async () => {
    const contactId = await owner.api.make('/contacts', {
      ...{ givenName: 'Yuki', timeZone: 'Europe/London', form: 'du', language: 'en' },
    });
    const day = 'from=2026-12-01&to=2026-12-01';
    const answer = await owner.api.get(`/free-slots?${day}&contactId=${contactId}&channel=call&apart=true`);
    expect(answer.json<{ items: object[] }>().items[0]).toEqual({
      ...{ start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T09:20:00.000Z', timeZone: 'Europe/Berlin' },
      words: 'Tuesday 1 December, 10 to 10.20 am (9 to 9.20 am your time)',
      contactTimeZone: 'Europe/London',
    });
    const [plain] = (await owner.api.get(`/free-slots?${day}`)).json<{ items: object[] }>().items;
    expect(plain).toMatchObject({ words: 'Dienstag, 1. Dezember, 10 bis 10:45 Uhr', contactTimeZone: null });
    const nobody = '01980000-0000-7000-8000-000000000000';
    expect((await owner.api.get(`/free-slots?${day}&contactId=${nobody}`)).statusCode).toBe(404);
    for (const wrong of ['contactId=x', 'channel=owl', 'apart=perhaps', 'timeZone=UTC']) {
      expect((await owner.api.get(`/free-slots?${day}&${wrong}`)).statusCode, wrong).toBe(422);
    }
  });
});
