import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';

interface Person {
  readonly id: string;
  readonly custom: Readonly<Record<string, string | number>>;
  readonly phones: readonly { readonly value: string; readonly national: string; readonly e164: string | null }[];
}
interface Field {
  readonly id: string;
  readonly name: string;
  readonly position: number;
}

describe.each(engines)('a person in full on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  const create = async (body: object): Promise<Person> => {
    const answer = await api.post('/contacts', { givenName: 'Marlene', ...body });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Person>();
  };
  const change = async (id: string, body: object): Promise<Person> => {
    const answer = await api.patch(`/contacts/${id}`, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<Person>();
  };
  const field = async (body: object): Promise<Field> => {
    const answer = await api.post('/custom-fields', body);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.headers['location']).toBe(`/api/v1/custom-fields/${answer.json<Field>().id}`);
    return answer.json<Field>();
  };
  const errorsOf = async (answer: ReturnType<ApiClient['post']>) => {
    const { statusCode, json } = await answer;
    const { errors } = json<{ errors: { pointer: string; detail: string }[] }>();
    return { statusCode, pointers: errors.map(({ pointer }) => pointer) };
  };

  it('every field of the table can be told, and reads back as it was told', async () => {
    const introducer = await create({ givenName: 'Tom' });
    const told = {
      givenName: 'Marlene',
      familyName: 'Aşkın-Hoffmann',
      nickname: 'Mä',
      honorific: 'Prof. Dr.',
      gender: 'd',
      form: 'sie',
      language: 'en',
      organisation: 'Isarwelle',
      role: 'Redaktionsleiterin',
      city: 'München',
      country: 'Deutschland',
      timeZone: 'Europe/Berlin',
      layer: 'warm',
      cadence: 'none',
      feltRung: 'courage',
      roughlyLastOn: '2025-03-01',
      gotOnWell: 5,
      higherStatus: true,
      tension: false,
      metInPerson: true,
      likes: 'Themen wie meine',
      birthday: { year: 1996, month: 2, day: 29 },
      emails: [{ value: 'm@isarwelle.example', label: 'work', preferred: true }],
      links: [{ value: 'https://isarwelle.example/m', label: null, preferred: false }],
      addresses: [
        {
          street: 'Uferweg 3',
          postalCode: '80331',
          city: 'München',
          region: 'Bayern',
          country: 'DE',
          label: 'home',
          preferred: true,
        },
      ],
      history: [
        { organisation: 'Radio Nordlicht', role: 'Volontärin', from: '2019-09', to: '2021' },
        { organisation: null, role: 'Praktikantin', from: null, to: null },
      ],
      tags: ['editors', 'radio'],
      notes: 'eins\nzwei',
      introducedById: introducer.id,
      neverSuggest: true,
    };
    const { id } = await create({ ...told, phones: [{ value: '089 / 12 34 56', label: 'desk' }] });
    const read = (await api.get(`/contacts/${id}`)).json<Person>();
    expect(read).toMatchObject(told);
    expect(read).toMatchObject({ source: 'manual', custom: {}, phones: [{ label: 'desk', preferred: false }] });
  });

  it('a number is shown as one reads it in the country of the account, kept as typed, and known as E.164', async () => {
    const { id, phones } = await create({
      phones: [
        { value: '0049 (89) 12 34 56' },
        { value: '+43 1 234567 ext. 8' },
        { value: '110' },
        { value: 'Durchwahl 12' },
      ],
    });
    expect(phones.map(({ value, national, e164 }) => [value, national, e164])).toEqual([
      ['0049 (89) 12 34 56', '089 123456', '+4989123456'],
      ['+43 1 234567 ext. 8', '+43 1 234567 ext. 8', '+431234567'],
      ['110', '110', null],
      ['Durchwahl 12', 'Durchwahl 12', null],
    ]);
    // the same digits are another number in another country
    const austrian = await create({ country: 'Österreich', phones: [{ value: '01 234567' }] });
    expect(austrian.phones[0]).toMatchObject({ national: '+43 1 234567', e164: '+431234567' });
    const moved = await change(austrian.id, { country: 'DE' });
    expect(moved.phones[0]?.e164).not.toBe('+431234567');
    expect((await change(id, { phones: [] })).phones).toEqual([]);
  });

  it('an address without any part, and a past role without where and what, are refused beside their field', async () => {
    const refused = await errorsOf(
      api.post('/contacts', { givenName: 'A', addresses: [{ city: 'Bonn' }, { label: 'home', city: ' ' }] }),
    );
    expect(refused).toEqual({ statusCode: 422, pointers: ['/addresses/1'] });
    const history = [{ from: '2020' }, { role: 'x', from: '2021', to: '2020' }];
    expect(await errorsOf(api.post('/contacts', { givenName: 'A', history }))).toEqual({
      statusCode: 422,
      pointers: ['/history/0'],
    });
    expect(await errorsOf(api.post('/contacts', { givenName: 'A', history: history.slice(1) }))).toEqual({
      statusCode: 422,
      pointers: ['/history/0/to'],
    });
  });

  it('fields of one’s own: values by name, each of its kind, null empties one and leaves the others', async () => {
    await field({ name: 'Shirt size', kind: 'choice', choices: ['S', 'M'] });
    await field({ name: 'Lucky number', kind: 'number' });
    await field({ name: 'Met on', kind: 'date' });
    await field({ name: 'toString', kind: 'text' });
    const custom = { 'Shirt size': 'M', 'lucky NUMBER': 1e308, 'Met on': '2024-02-29', toString: ' hm ' };
    const person = await create({ custom });
    const kept = { 'Shirt size': 'M', 'Lucky number': 1e308, 'Met on': '2024-02-29', toString: 'hm' };
    expect(Object.entries(person.custom)).toEqual(Object.entries(kept));
    expect((await change(person.id, { custom: { 'Shirt size': null } })).custom).toEqual({
      'Lucky number': 1e308,
      'Met on': '2024-02-29',
      toString: 'hm',
    });
    expect((await change(person.id, { notes: 'x' })).custom).toHaveProperty('Met on');
    const wrong = { 'Shirt size': 'L', 'Lucky number': '7', 'Met on': '2024-02-30', 'Eye colour': 'green' };
    expect(await errorsOf(api.patch(`/contacts/${person.id}`, { custom: wrong }))).toEqual({
      statusCode: 422,
      pointers: ['/custom/Shirt size', '/custom/Lucky number', '/custom/Met on', '/custom/Eye colour'],
    });
    expect((await api.get(`/contacts?q=Marlene`)).json<{ items: Person[] }>().items[0]?.custom).toBeDefined();
  });

  it('two fields of one name, a choice without words and words without a choice are refused', async () => {
    await field({ name: 'Größe', kind: 'text' });
    for (const [body, pointer] of [
      [{ name: ' größe ', kind: 'number' }, '/name'],
      [{ name: '   ', kind: 'number' }, '/name'],
      [{ name: 'constructor', kind: 'number' }, '/name'],
      [{ name: 'A', kind: 'choice' }, '/choices'],
      [{ name: 'A', kind: 'text', choices: ['x'] }, '/choices'],
      [{ name: 'A', kind: 'colour' }, '/kind'],
    ] as const) {
      expect(await errorsOf(api.post('/custom-fields', body))).toEqual({ statusCode: 422, pointers: [pointer] });
    }
  });

  it('another kind converts what fits; if one value does not, nothing changes', async () => {
    const { id } = await field({ name: 'Since', kind: 'text' });
    const one = await create({ custom: { Since: '2019' } });
    const other = await create({ custom: { Since: 'always' } });
    const refused = await errorsOf(api.patch(`/custom-fields/${id}`, { kind: 'number' }));
    expect(refused).toEqual({ statusCode: 422, pointers: ['/kind'] });
    expect((await api.get(`/custom-fields/${id}`)).json()).toMatchObject({ kind: 'text' });
    await change(other.id, { custom: { Since: '2020,5' } });
    expect((await api.patch(`/custom-fields/${id}`, { kind: 'number', name: 'since' })).statusCode).toBe(200);
    const valueOf = async (person: Person) => (await api.get(`/contacts/${person.id}`)).json<Person>().custom;
    expect([await valueOf(one), await valueOf(other)]).toEqual([{ since: 2019 }, { since: 2020.5 }]);
    const words = await api.patch(`/custom-fields/${id}`, { kind: 'choice', choices: ['2019', '2020.5'] });
    expect(words.json()).toMatchObject({ kind: 'choice', choices: ['2019', '2020.5'] });
    expect(await errorsOf(api.patch(`/custom-fields/${id}`, { choices: ['2019'] }))).toEqual({
      statusCode: 422,
      pointers: ['/choices'],
    });
    expect((await api.patch(`/custom-fields/${id}`, { kind: 'text' })).json()).toMatchObject({ choices: null });
    expect(await valueOf(one)).toEqual({ since: '2019' });
  });

  it('a field that goes takes its values with it, from everybody; people and other values stay', async () => {
    const gone = await field({ name: 'Gone', kind: 'text' });
    await field({ name: 'Stays', kind: 'number' });
    const both = await create({ custom: { Gone: 'x', Stays: 1e308 } });
    const only = await create({ custom: { Gone: 'x' } });
    expect((await api.delete(`/custom-fields/${gone.id}`)).statusCode).toBe(204);
    await field({ name: 'Gone', kind: 'text' });
    const valueOf = async (person: Person) => (await api.get(`/contacts/${person.id}`)).json<Person>().custom;
    expect([await valueOf(both), await valueOf(only)]).toEqual([{ Stays: 1e308 }, {}]);
    expect((await api.get(`/custom-fields/${gone.id}`)).statusCode).toBe(404);
  });

  it('a value that comes back with an edit taken back is one that its field still takes', async () => {
    const { id } = await field({ name: 'Once', kind: 'text' });
    await field({ name: 'Twice', kind: 'text' });
    const person = await create({ custom: { Once: 'often', Twice: 'x' } });
    await change(person.id, { custom: { Once: null, Twice: null } });
    const { items } = (await api.get('/undo')).json<{ items: { id: string }[] }>();
    expect((await api.patch(`/custom-fields/${id}`, { kind: 'number' })).statusCode).toBe(200);
    expect((await api.post(`/undo/${items[0]?.id ?? ''}`)).statusCode).toBe(204);
    expect((await api.get(`/contacts/${person.id}`)).json<Person>().custom).toEqual({ Twice: 'x' });
  });

  it('an account has at most a hundred fields, in the order of their places', async () => {
    const { api: fresh } = await signedIn(app);
    for (let count = 0; count < 100; count += 1) {
      expect((await fresh.post('/custom-fields', { name: `field ${count}`, kind: 'text' })).statusCode).toBe(201);
    }
    expect((await fresh.post('/custom-fields', { name: 'one more', kind: 'text' })).statusCode).toBe(422);
    const { items } = (await fresh.get('/custom-fields')).json<{ items: Field[] }>();
    expect(items.map(({ position }) => position)).toEqual([...Array(100).keys()]);
  });
});
