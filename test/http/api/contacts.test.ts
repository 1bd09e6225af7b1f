import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, onSqlite } from '../../support/database.js';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';

interface Person {
  readonly id: string;
  readonly givenName: string | null;
  readonly layer: string;
  readonly standing: { readonly state: string; readonly silentDays: number | null };
}

describe.each(engines)('people over the API on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine }); // Monday, 2026-11-23
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  const create = async (body: object): Promise<Person> => {
    const answer = await api.post('/contacts', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Person>();
  };

  it('only a name, or half a name, is needed', async () => {
    const person = await create({ givenName: '  Anna, die Tontechnikerin?  ' });
    expect(person).toMatchObject({
      givenName: 'Anna, die Tontechnikerin?',
      layer: 'known',
      standing: { state: 'unknown' },
    });
    const nameless = await api.post('/contacts', { organisation: 'Radio' });
    expect(nameless.json()).toMatchObject({ status: 422, errors: [{ pointer: '/givenName' }] });
    const blank = await api.post('/contacts', { givenName: '   ' });
    expect(blank.statusCode).toBe(422);
  });

  it('keeps everything that was told, and answers with it', async () => {
    const told = {
      givenName: 'Marlene',
      familyName: 'Aşkın-Hoffmann',
      honorific: 'Dr.',
      gender: 'f',
      form: 'sie',
      language: 'de',
      organisation: 'Isarwelle',
      role: 'Redaktionsleiterin',
      city: 'München',
      layer: 'warm',
      cadence: 45,
      gotOnWell: 5,
      higherStatus: true,
      tension: false,
      metInPerson: true,
      likes: 'Themen <b>wie</b> meine',
      birthday: { year: null, month: 2, day: 29 },
      emails: [{ value: 'm.askin@isarwelle.example', label: 'work', preferred: true }],
      phones: [{ value: '+49 89 000000', label: null, preferred: false }],
      links: [{ value: 'https://www.linkedin.com/in/marlene', label: null, preferred: false }],
      tags: ['Radio', 'München'],
      notes: 'Zeile eins\nZeile zwei 🎙️',
    };
    const { id } = await create(told);
    const read = (await api.get(`/contacts/${id}`)).json<object>();
    expect(read).toMatchObject({ ...told, tags: ['München', 'Radio'], effectiveCadenceDays: 45 });
    expect(read).not.toHaveProperty('easeGroup');
  });

  it('a birthday on a day that is in no calendar is refused', async () => {
    const answer = await api.post('/contacts', { givenName: 'A', birthday: { year: 2023, month: 2, day: 29 } });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/birthday' }] });
  });

  it('"fresh: silentDays <= cadence ... quiet: more ... asleep: more than twice the cadence ... dormant: quiet and >= 1095 days"', async () => {
    const cases = [
      ['2026-08-25', 'fresh', 90],
      ['2026-08-24', 'quiet', 91],
      ['2026-05-27', 'quiet', 180],
      ['2026-05-26', 'asleep', 181],
      ['2023-11-25', 'asleep', 1094],
      ['2023-11-24', 'dormant', 1095],
    ] as const;
    for (const [roughlyLastOn, state, silentDays] of cases) {
      const { id, standing } = await create({ givenName: state, layer: 'warm', roughlyLastOn });
      expect(standing).toMatchObject({ state, silentDays });
      const found = (await api.get(`/contacts?standing=${state}&limit=200`)).json<{ items: Person[] }>();
      expect(found.items.map((person) => person.id)).toContain(id);
      for (const item of found.items) expect(item.standing.state).toBe(state);
    }
  });

  it('standing restarts from the last real contact, and goes back when the entry is removed', async () => {
    const { id } = await create({ givenName: 'Tom', layer: 'warm', roughlyLastOn: '2025-01-01' });
    const logged = await api.post(`/contacts/${id}/interactions`, { channel: 'call', on: '2026-11-20' });
    expect(logged.statusCode).toBe(201);
    expect((await api.get(`/contacts/${id}`)).json()).toMatchObject({
      standing: { state: 'fresh', silentDays: 3, lastInteractionOn: '2026-11-20', quietOn: '2027-02-19' },
    });
    await api.delete(String(logged.headers['location']).replace('/api/v1', ''));
    expect((await api.get(`/contacts/${id}`)).json()).toMatchObject({
      standing: { state: 'asleep', lastInteractionOn: null },
    });
  });

  it('a future day is no contact yet', async () => {
    const { id } = await create({ givenName: 'Tom' });
    const answer = await api.post(`/contacts/${id}/interactions`, { channel: 'coffee', on: '2026-11-24' });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/on' }] });
  });

  it("\"the shortest of the contact's tags' cadences, else the layer's\"", async () => {
    const tag = await api.post('/tags', { name: 'Mentoren', cadence: 30 });
    const { id } = tag.json<{ id: string }>();
    const person = await create({ givenName: 'Ina', layer: 'loose', tags: ['mentoren'] });
    expect(person).toMatchObject({ effectiveCadenceDays: 30, tags: ['Mentoren'] });
    await api.patch(`/tags/${id}`, { cadence: 60 });
    expect((await api.get(`/contacts/${person.id}`)).json()).toMatchObject({ effectiveCadenceDays: 60 });
    await api.delete(`/tags/${id}`);
    expect((await api.get(`/contacts/${person.id}`)).json()).toMatchObject({ effectiveCadenceDays: 365, tags: [] });
  });

  it('"triage also sets layer warm / known / loose where the user set none"', async () => {
    const easy = await create({ givenName: 'Ina', feltRung: 'easy' });
    expect(easy.layer).toBe('warm');
    const chosen = await create({ givenName: 'Ina', feltRung: 'courage', layer: 'inner' });
    expect(chosen.layer).toBe('inner');
    const later = await api.patch(`/contacts/${easy.id}`, { feltRung: 'courage' });
    expect(later.json()).toMatchObject({ layer: 'loose' });
  });

  it('finds Müller as muller and mueller, words in any order, and pages by cursor without doubles', async () => {
    const { id } = await create({ givenName: 'Jörg', familyName: 'Müller', organisation: 'Straßenblatt' });
    for (const q of ['muller', 'mueller jorg', 'Müller', 'strassenblatt', 'straßen joerg']) {
      const found = (await api.get(`/contacts?q=${encodeURIComponent(q)}`)).json<{ items: Person[] }>();
      expect(
        found.items.map((person) => person.id),
        q,
      ).toContain(id);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Person[]; nextCursor: string | null } = (
        await api.get(`/contacts?limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      ).json();
      expect(page.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.items.map((person) => person.id));
      cursor = page.nextCursor;
    }
    const all = (await api.get('/contacts?limit=200')).json<{ items: Person[] }>().items.map((person) => person.id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['name', 'createdAt', 'lastInteractionOn'])('sorted by %s, pages meet each other', async (sort) => {
    const all = (await api.get(`/contacts?sort=${sort}&limit=200`)).json<{ items: Person[] }>().items;
    const first = (await api.get(`/contacts?sort=${sort}&limit=3`)).json<{ items: Person[]; nextCursor: string }>();
    const second = (await api.get(`/contacts?sort=${sort}&limit=3&cursor=${first.nextCursor}`)).json<{
      items: Person[];
    }>();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id));
  });

  it('a cursor that is none, a day that does not exist and an unknown field are refused in a sentence', async () => {
    for (const query of ['cursor=abc', 'notContactedSince=2026-02-30', 'surprise=1', 'sort=shoesize', 'limit=1000']) {
      const answer = await api.get(`/contacts?${query}`);
      expect(answer.statusCode, query).toBe(422);
      expect(answer.json<{ errors: unknown[] }>().errors).toHaveLength(1);
    }
  });

  it('an id that is none, and one of nobody, are both answered without an error of ours', async () => {
    expect((await api.get('/contacts/not-an-id')).statusCode).toBe(400);
    expect((await api.get('/contacts/0190e5a0-0000-7000-8000-000000000000')).statusCode).toBe(404);
    expect(
      (await api.post('/contacts', { givenName: 'A', stationId: '0190e5a0-0000-7000-8000-000000000000' })).statusCode,
    ).toBe(404);
    expect(
      (await api.post('/contacts', { givenName: 'A', introducedById: '0190e5a0-0000-7000-8000-000000000000' }))
        .statusCode,
    ).toBe(404);
  });

  it('a deleted person is gone, with everything that hung on them', async () => {
    const { id } = await create({ givenName: 'Weg', tags: ['x'] });
    await api.post(`/contacts/${id}/interactions`, { channel: 'call' });
    expect((await api.delete(`/contacts/${id}`)).statusCode).toBe(204);
    expect((await api.get(`/contacts/${id}`)).statusCode).toBe(404);
  });
});

describe.each(engines)('stations and the memory jogger on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  it('names one per line become people of the station, half names too', async () => {
    const station = { kind: 'internship', organisation: 'Lokalradio Jena', city: 'Jena', from: '2023-03', to: '2023' };
    const made = await api.post('/stations', station);
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    const names = ['Marlene', 'Frau Dr. Lenz', 'Tom Berghäuser', 'der mit dem Fahrradhelm', '   '];
    const added = await api.post(`/stations/${id}/people`, { names });
    expect(added.json<{ items: string[] }>().items).toHaveLength(4);
    const people = (await api.get(`/contacts?station=${id}`)).json<{ items: object[] }>().items;
    expect(people).toMatchObject([
      { givenName: 'Tom', familyName: 'Berghäuser' },
      {
        givenName: 'der mit dem Fahrradhelm',
        familyName: null,
        form: null,
        language: null,
        layer: 'known',
        source: 'jogger',
      },
      { familyName: 'Lenz', honorific: 'Dr.', gender: 'f' },
      { givenName: 'Marlene' },
    ]);
    expect((await api.get(`/stations/${id}/prompts`)).json<{ items: string[] }>().items.length).toBeGreaterThanOrEqual(
      15,
    );
  });

  it('an end before the beginning, and a month that does not exist, are refused', async () => {
    const turned = await api.post('/stations', { kind: 'job', organisation: 'A', from: '2023-05', to: '2022' });
    expect(turned.json()).toMatchObject({ status: 422, errors: [{ pointer: '/to' }] });
    const month = await api.post('/stations', { kind: 'job', organisation: 'A', from: '2023-13' });
    expect(month.json()).toMatchObject({ status: 422, errors: [{ pointer: '/from' }] });
  });

  it('a removed station leaves its people', async () => {
    const { id } = (await api.post('/stations', { kind: 'club', organisation: 'Chor' })).json<{ id: string }>();
    const { items } = (await api.post(`/stations/${id}/people`, { names: ['Ute'] })).json<{ items: string[] }>();
    expect((await api.delete(`/stations/${id}`)).statusCode).toBe(204);
    expect((await api.get(`/contacts/${items[0] ?? ''}`)).json()).toMatchObject({ givenName: 'Ute', stationId: null });
  });
});

it.each(onSqlite)('null is no value for a field that always has one', async () => {
  const app = await startApp();
  try {
    const { api } = await signedIn(app);
    const contact = (await api.post('/contacts', { givenName: 'A' })).json<{ id: string }>().id;
    const station = (await api.post('/stations', { kind: 'job', organisation: 'A' })).json<{ id: string }>().id;
    const refused = [
      await api.patch(`/contacts/${contact}`, { layer: null, neverSuggest: null, emails: null, tags: null }),
      await api.patch(`/stations/${station}`, { kind: null, organisation: null }),
      await api.patch('/account', { pace: null, mailDays: null, timeZone: null }),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422]);
    expect(refused.map((answer) => answer.json<{ errors: unknown[] }>().errors.length)).toEqual([4, 2, 3]);
  } finally {
    await app.close();
  }
});
