import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/common/ids.js';
import { IntroductionsService } from '../../../src/contacts/relations/introductions.service.js';
import { Relation } from '../../../src/contacts/relations/relation.entity.js';
import type { ApiClient } from '../../support/api-client.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { stored } from '../../support/builders.js';
import { engines } from '../../support/database.js';

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly contact: { readonly id: string; readonly name: string };
}

describe.each(engines)('relations between people on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    owner = await signedIn(app);
    ({ api } = owner);
  });
  afterAll(() => app.close());

  const person = async (givenName: string, fields: object = {}): Promise<string> => {
    const answer = await api.post('/contacts', { givenName, ...fields });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const aRelation = (contactId: string, otherId: string): Relation => {
    const made = new Date('2026-11-02T08:00:00.000Z');
    const [oneId = '', laterId = ''] = [contactId, otherId].sort();
    const row = {
      id: newId(made),
      accountId: owner.account.id,
      kind: 'studied-with',
      oneId,
      otherId: laterId,
    } as const;
    return Object.assign(new Relation(), { ...row, createdAt: made.toISOString() });
  };
  const relations = async (id: string): Promise<Shown[]> =>
    (await api.get(`/contacts/${id}/relations`)).json<{ items: Shown[] }>().items;
  const shown = async (id: string) => (await relations(id)).map(({ kind, contact }) => `${kind} ${contact.name}`);
  const relate = (id: string, kind: string, otherId: string) =>
    api.post(`/contacts/${id}/relations`, { kind, otherId });

  it.each(['colleague', 'studied-with', 'partner'])('%s stands once and is shown on both sides', async (kind) => {
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    const first = await relate(ben, kind, anna);
    expect(first.statusCode, first.body).toBe(201);
    const again = await relate(anna, kind, ben);
    expect(again.json<Shown>().id).toBe(first.json<Shown>().id);
    expect([await shown(anna), await shown(ben)]).toEqual([[`${kind} Ben`], [`${kind} Anna`]]);
    expect((await api.delete(`/contacts/${anna}/relations/${first.json<Shown>().id}`)).statusCode).toBe(204);
    expect([await shown(anna), await shown(ben)]).toEqual([[], []]);
    expect((await api.delete(`/contacts/${anna}/relations/${first.json<Shown>().id}`)).statusCode).toBe(404);
  });

  it('who introduced somebody stands with them alone, and is shown on both sides', async () => {
    const [lenz, tom, marlene] = [await person('Frau Lenz'), await person('Tom'), await person('Marlene')];
    expect((await relate(marlene, 'introduced-by', tom)).json()).toEqual({
      id: marlene,
      kind: 'introduced-by',
      contact: { id: tom, name: 'Tom' },
    });
    await relate(tom, 'introduced-by', lenz);
    expect((await api.get(`/contacts/${marlene}`)).json()).toMatchObject({ introducedById: tom });
    expect(await shown(tom)).toEqual(['introduced-by Frau Lenz', 'introduced Marlene']);
    const introductions = app.get(IntroductionsService);
    const { chain } = await introductions.of(owner.account.id, marlene);
    expect(chain.map(({ givenName }) => givenName)).toEqual(['Tom', 'Frau Lenz']);
    expect(await introductions.of(owner.account.id, lenz)).toEqual({ chain: [], introduced: 1 });
    // from the introducer's side
    expect((await api.delete(`/contacts/${tom}/relations/${marlene}`)).statusCode).toBe(204);
    expect((await api.get(`/contacts/${marlene}`)).json()).toMatchObject({ introducedById: null });
    // from their own
    expect((await api.delete(`/contacts/${tom}/relations/${tom}`)).statusCode).toBe(204);
    expect(await shown(tom)).toEqual([]);
  });

  it('a chain of introductions never comes back to where it began, whichever way it is told', async () => {
    const [anna, ben, cem] = [await person('Anna'), await person('Ben'), await person('Cem')];
    await relate(ben, 'introduced-by', anna);
    await relate(cem, 'introduced-by', ben);
    const refused = { status: 422, errors: [{ pointer: '/introducedById' }] };
    expect((await relate(anna, 'introduced-by', cem)).json()).toMatchObject(refused);
    expect((await api.patch(`/contacts/${anna}`, { introducedById: cem })).json()).toMatchObject(refused);
    expect((await api.patch(`/contacts/${anna}`, { introducedById: anna })).json()).toMatchObject(refused);
    expect((await relate(anna, 'colleague', anna)).json()).toMatchObject({ errors: [{ pointer: '/otherId' }] });
    expect(await shown(anna)).toEqual(['introduced Ben']);
  });

  it('two who are told to have introduced each other at the same moment: one of them did', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [anna, ben, cem] = [await person('Anna'), await person('Ben'), await person('Cem')];
      const told = await Promise.all([
        relate(anna, 'introduced-by', ben),
        relate(ben, 'introduced-by', cem),
        relate(cem, 'introduced-by', anna),
      ]);
      expect(told.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 422]);
    }
  });

  it('the same relation told from both sides at the same moment stands once', async () => {
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    const told = await Promise.all([relate(anna, 'partner', ben), relate(ben, 'partner', anna)]);
    expect(told.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(await shown(anna)).toEqual(['partner Ben']);
  });

  it('who is in the trash is not shown, and counts again when restored', async () => {
    const [anna, ben, cem] = [await person('Anna'), await person('Ben'), await person('Cem')];
    await relate(anna, 'colleague', ben);
    await relate(anna, 'introduced-by', ben);
    await relate(cem, 'introduced-by', anna);
    await api.delete(`/contacts/${ben}`);
    expect(await shown(anna)).toEqual(['introduced Cem']);
    expect((await app.get(IntroductionsService).of(owner.account.id, cem)).chain).toHaveLength(1);
    // the form about Anna, sent as it was shown
    expect((await api.patch(`/contacts/${anna}`, { introducedById: ben, notes: 'x' })).statusCode).toBe(200);
    expect((await relate(cem, 'partner', ben)).statusCode).toBe(404);
  });

  it('taking an edit back closes no circle either', async () => {
    const [anna, ben] = [await person('Anna'), await person('Ben')];
    await relate(anna, 'introduced-by', ben);
    await api.delete(`/contacts/${anna}/relations/${anna}`);
    const { items } = (await api.get('/undo')).json<{ items: { id: string }[] }>();
    await relate(ben, 'introduced-by', anna);
    expect((await api.post(`/undo/${items[0]?.id ?? ''}`)).statusCode).toBe(204);
    expect((await api.get(`/contacts/${anna}`)).json()).toMatchObject({ introducedById: null });
  });

  it('two hundred others, and no more', async () => {
    const anna = await person('Anna');
    const others = await api.post('/stations', { kind: 'study', organisation: 'Uni' });
    const names = Array.from({ length: 200 }, (_, index) => `Person ${index}`);
    const { id } = others.json<{ id: string }>();
    await api.post(`/stations/${id}/people`, { names });
    const { items } = (await api.get(`/contacts?station=${id}&limit=200`)).json<{ items: { id: string }[] }>();
    // straight into the table: two hundred requests take their time
    const rows = items.map((other) => aRelation(anna, other.id));
    await stored(app.unitOfWork, ...rows);
    const ben = await person('Ben');
    expect((await relate(ben, 'colleague', anna)).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/otherId' }],
    });
    expect(await relations(anna)).toHaveLength(200);
  });

  it('somebody else’s people are unknown, on either side', async () => {
    const { api: stranger } = await signedIn(app);
    const theirs = (await stranger.post('/contacts', { givenName: 'Eve' })).json<{ id: string }>().id;
    const anna = await person('Anna');
    expect((await relate(anna, 'partner', theirs)).statusCode).toBe(404);
    expect((await relate(anna, 'introduced-by', theirs)).statusCode).toBe(404);
    expect((await stranger.get(`/contacts/${anna}/relations`)).statusCode).toBe(404);
  });
});
