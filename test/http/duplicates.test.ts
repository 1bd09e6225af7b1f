import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';

interface Pair {
  readonly id: string;
  readonly percent: number;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly contacts: readonly { readonly id: string }[];
}

describe('duplicates and merging over HTTP', () => {
  let app: TestApp;
  let owner: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  const someone = async (fields: object): Promise<string> =>
    (await owner.api.post('/contacts', fields)).json<{ id: string }>().id;
  const pairs = async (): Promise<readonly Pair[]> =>
    (await owner.api.get('/duplicates')).json<{ items: Pair[] }>().items;

  it('lists a pair with its reasons, merges it, leads the old address on and takes it back', async () => {
    const stays = await someone({
      givenName: 'Greta',
      familyName: 'Müller',
      city: 'Bonn',
      emails: [{ value: 'g@x.example' }],
    });
    const goes = await someone({
      givenName: 'Greta',
      familyName: 'Mueller',
      emails: [{ value: 'g@x.example' }],
      notes: 'Chor',
    });
    const [pair] = await pairs();
    expect(pair).toMatchObject({ percent: 100, reasons: [{ code: 'same-name' }, { code: 'same-email' }] });
    expect(pair?.contacts.map(({ id }) => id).sort()).toEqual([stays, goes].sort());
    expect(pair?.reasons[0]?.text).toBe('Derselbe Name.');

    const merged = await owner.api.post(`/contacts/${stays}/merge`, { otherId: goes, fields: { familyName: 'take' } });
    expect(merged.statusCode).toBe(200);
    expect(merged.headers['etag']).toBeDefined();
    expect(merged.json()).toMatchObject({ id: stays, familyName: 'Mueller', city: 'Bonn', notes: 'Chor' });
    const moved = await owner.api.get(`/contacts/${goes}`);
    expect(moved.statusCode).toBe(308);
    expect(moved.headers['location']).toContain(stays);
    expect(await pairs()).toEqual([]);

    const [act] = (await owner.api.get('/undo')).json<{ items: { id: string; kind: string }[] }>().items;
    expect(act?.kind).toBe('merged');
    expect((await owner.api.post(`/undo/${act?.id ?? ''}`, {})).statusCode).toBeLessThan(300);
    expect((await owner.api.get(`/contacts/${goes}`)).json()).toMatchObject({ familyName: 'Mueller', notes: 'Chor' });
    expect((await owner.api.get(`/contacts/${stays}`)).json()).toMatchObject({ familyName: 'Müller', notes: null });
  });

  it('refuses what makes no sense in one sentence per field', async () => {
    const [one, other] = [await someone({ givenName: 'Ida' }), await someone({ givenName: 'Otto' })];
    const merge = (body: object): ReturnType<typeof owner.api.post> => owner.api.post(`/contacts/${one}/merge`, body);
    expect((await merge({ otherId: one })).statusCode).toBe(422);
    expect((await merge({ otherId: '01980000-0000-7000-8000-000000000000' })).statusCode).toBe(404);
    expect((await merge({ otherId: other, fields: { givenName: 'both', shoe: 'keep' } })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/fields/shoe' }],
    });
    expect((await merge({ otherId: other, fields: { givenName: 'both' } })).json()).toMatchObject({ status: 422 });
    expect((await owner.api.get(`/contacts/${other}`)).statusCode).toBe(200);
  });

  it('dismisses a pair for good', async () => {
    const [one, other] = [
      await someone({ givenName: 'Uwe', familyName: 'Sommer' }),
      await someone({ givenName: 'Uwe', familyName: 'Sommer' }),
    ];
    const together = async (): Promise<boolean> =>
      (await pairs()).some(({ id }) => id.includes(one) && id.includes(other));
    expect(await together()).toBe(true);
    expect((await owner.api.post('/duplicates/dismiss', { oneId: one, otherId: other })).statusCode).toBe(204);
    expect(await together()).toBe(false);
  });

  it('does all of it on pages without a script, and the toast takes it back', async () => {
    const { visitor } = owner;
    const stays = await someone({
      givenName: 'Nora',
      familyName: 'Winter',
      city: 'Kiel',
      phones: [{ value: '0431 123456' }],
    });
    const goes = await someone({
      givenName: 'Nora',
      familyName: 'Winter',
      city: 'Ulm',
      phones: [{ value: '+49431123456' }],
    });
    const list = await visitor.get('/people/duplicates');
    expect(list.body).toContain('Nora Winter');
    expect(list.body).toContain('Dieselbe Telefonnummer.');
    const form = await visitor.get(`/people/${stays}/merge?with=${goes}`);
    expect(form.body).toContain('Behalten: Kiel');
    expect(form.body).toContain('Übernehmen: Ulm');
    expect(form.body).not.toContain('name="givenName"');
    const done = await visitor.submit(`/people/${stays}/merge`, { with: goes, city: 'both' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/people/${stays}`]);
    const person = await visitor.get(`/people/${stays}`);
    expect(person.body).toContain('Aus zwei Einträgen ist einer geworden.');
    const undo = /action="(\/undo\/[^"]+)"/.exec(person.body)?.[1] ?? '';
    expect((await visitor.submit(undo, {})).statusCode).toBe(303);
    expect((await owner.api.get(`/contacts/${goes}`)).json()).toMatchObject({ city: 'Ulm' });
    await visitor.submit('/people/duplicates/dismiss', { oneId: stays, otherId: goes });
    expect((await visitor.get('/people/duplicates')).body).toContain('Gut, das sind zwei Menschen.');
    expect((await visitor.get(`/people/${stays}/merge`)).statusCode).toBe(303);
  });
});
