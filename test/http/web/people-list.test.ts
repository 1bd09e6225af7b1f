import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactResponse } from '../../../src/api/responses/contact.response.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, aStation, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

let app: TestApp;
let jana: SignedIn;
let stationId: string;
let ids: string[];

beforeAll(async () => {
  app = await startApp();
  jana = await signedIn(app);
  const station = aStation(jana.account, { organisation: 'Lokalradio Jena' });
  stationId = station.id;
  const people = Array.from({ length: 60 }, (_, index) =>
    aContact(jana.account, {
      givenName: 'Person',
      familyName: `Nummer ${String(index).padStart(2, '0')}`,
      city: index < 3 ? 'München' : 'Jena',
      stationId: index < 2 ? station.id : null,
      lastInteractionOn: index === 0 ? '2026-11-01' : '2021-05-01',
    }),
  );
  ids = people.map(({ id }) => id);
  await stored(app.unitOfWork, station, ...people);
});
afterAll(() => app.close());

const namesIn = (body: string): string[] =>
  [...body.matchAll(/Person Nummer (\d\d)<\/a>/g)].map(([, number]) => number ?? '');
/** As a browser reads the addresses in it. */
const read = (html: string): string => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const tagsOf = async (id: string): Promise<string[]> =>
  (await jana.api.get(`/contacts/${id}`)).json<ContactResponse>().tags;

describe('the list of people', () => {
  it('shows 50 and brings the others, as a page or, for htmx, as rows alone', async () => {
    const { body } = await jana.visitor.get('/people');
    expect(namesIn(body)).toHaveLength(50);
    const more = /href="(\/people\?cursor=[^"]+)"/.exec(read(body))?.[1] ?? '';
    const page = await jana.visitor.get(more);
    expect(namesIn(page.body)).toHaveLength(10);
    expect(page.body).toContain('<main');
    const rows = await jana.visitor.get(more, htmx('li#more'));
    expect(namesIn(rows.body)).toEqual(namesIn(page.body));
    expect(rows.body).not.toContain('<section');
    expect(rows.body).not.toContain('id="more"');
  });

  it('weighs at most 60 KB', async () => {
    expect((await jana.visitor.get('/people')).body.length).toBeLessThan(60_000);
    expect((await jana.visitor.get('/people?select=all')).body.length).toBeLessThan(80_000);
  });

  it('filters, says what is filtered, and each chip lets one filter go', async () => {
    const { body } = await jana.visitor.get(`/people?city=M%C3%BCnchen&station=${stationId}`);
    expect(namesIn(body)).toEqual(['00', '01']);
    expect(body).toContain('Stadt: München');
    expect(body).toContain('Station: Lokalradio Jena');
    expect(read(body)).toContain(`href="/people?station=${stationId}" aria-label="Stadt: München, nicht mehr filtern"`);
  });

  it('understands time words and says how', async () => {
    const { body } = await jana.visitor.get('/people?q=M%C3%BCnchen+nicht+seit+2023');
    expect(namesIn(body)).toEqual(['01', '02']);
    expect(body).toContain('Verstanden als: zuletzt gesprochen vor dem 1. Januar 2024.');
  });

  it('asks whether a misspelt word was meant another way', async () => {
    const { body } = await jana.visitor.get('/people?q=Numner');
    expect(namesIn(body)).toHaveLength(50);
    expect(body).toContain('Meintest du jemanden von diesen?');
  });

  it('leaves out a filter that cannot be true, and shows what the others find', async () => {
    const { statusCode, body } = await jana.visitor.get(
      '/people?city=M%C3%BCnchen&notContactedSince=2026-02-31&station=x',
    );
    expect(statusCode).toBe(200);
    expect(namesIn(body)).toEqual(['00', '01', '02']);
  });

  it('says kindly that nobody was found', async () => {
    const { body } = await jana.visitor.get('/people?q=zzzz');
    expect(body).toContain('Niemand mit „zzzz“ gefunden.');
  });

  it('invites whoever has nobody yet', async () => {
    const fresh = await signedIn(app);
    expect((await fresh.visitor.get('/people')).body).toContain('Namen notieren');
  });
});

describe('several at once', () => {
  it('get a tag and lose it again with one undo, and the list stays filtered', async () => {
    const answer = await jana.visitor.submit('/people/bulk', {
      ids: [ids[0] ?? '', ids[1] ?? ''],
      action: 'tag',
      tag: 'Sommerfest',
      back: '/people?city=München',
    });
    expect(answer.statusCode).toBe(303);
    const page = await jana.visitor.get('/people');
    expect(page.body).toContain('2 Menschen haben jetzt das Stichwort.');
    const undo = /action="(\/undo\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(await tagsOf(ids[0] ?? '')).toEqual(['Sommerfest']);
    await jana.visitor.submit(undo);
    expect(await tagsOf(ids[0] ?? '')).toEqual([]);
    expect(await tagsOf(ids[1] ?? '')).toEqual([]);
  });

  it('are not changed when nobody is ticked, or the tag is missing: the ticks stay', async () => {
    const nobody = await jana.visitor.submit('/people/bulk', { action: 'tag', tag: 'Radio', back: '/people' });
    expect(nobody.statusCode).toBe(422);
    expect(nobody.body).toContain('Wähle zuerst jemanden aus.');
    const noTag = await jana.visitor.submit('/people/bulk', { ids: [ids[3] ?? ''], action: 'tag', back: '/people' });
    expect(noTag.statusCode).toBe(422);
    expect(noTag.body).toContain(`value="${ids[3]}" checked`);
  });

  it('get a layer and a rhythm, and go to the trash', async () => {
    const two = [ids[4] ?? '', ids[5] ?? ''];
    await jana.visitor.submit('/people/bulk', { ids: two, action: 'layer', layer: 'warm' });
    await jana.visitor.submit('/people/bulk', { ids: two, action: 'cadence', cadence: '0' });
    const changed = (await jana.api.get(`/contacts/${two[0]}`)).json<ContactResponse>();
    expect(changed).toMatchObject({ layer: 'warm', cadence: 'none' });
    await jana.visitor.submit('/people/bulk', { ids: two, action: 'delete' });
    expect((await jana.api.get(`/contacts/${two[1]}`)).statusCode).toBe(404);
  });

  it('of somebody else are not there', async () => {
    const stranger = await signedIn(app);
    const answer = await stranger.visitor.submit('/people/bulk', { ids: [ids[6] ?? ''], action: 'tag', tag: 'Meins' });
    expect(answer.statusCode).toBe(404);
    expect(await tagsOf(ids[6] ?? '')).toEqual([]);
  });
});

describe('a saved filter', () => {
  it('is remembered, chosen at one tap, and let go', async () => {
    const saved = { name: 'München', 'query.city': 'München', back: '/people?city=M%C3%BCnchen' };
    const answer = await jana.visitor.submit('/people/filters', saved);
    expect(answer.statusCode, answer.body).toBe(303);
    const { body } = await jana.visitor.follow(answer);
    expect(body).toContain('„München“ ist gemerkt.');
    expect(read(body)).toMatch(/aria-current="true" href="\/people\?city=M%C3%BCnchen"/);

    const again = await jana.visitor.submit('/people/filters', saved);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Eine Auswahl mit diesem Namen gibt es schon.');

    const id = /\/people\/filters\/([^/]+)\/remove/.exec(body)?.[1] ?? '';
    await jana.visitor.submit(`/people/filters/${id}/remove`);
    expect((await jana.api.get('/saved-filters')).json<{ items: unknown[] }>().items).toEqual([]);
  });
});

describe('the page of a person', () => {
  it('shows who belongs with them, from both sides, and takes it away again', async () => {
    const [one = '', other = ''] = [ids[10], ids[11]];
    const answer = await jana.visitor.submit(`/people/${one}/relations`, {
      kind: 'colleague',
      'other.name': 'Nummer 11',
    });
    expect(answer.statusCode, answer.body.slice(0, 2000)).toBe(303);
    expect((await jana.visitor.get(`/people/${one}`)).body).toContain(`href="/people/${other}"`);
    const { body } = await jana.visitor.get(`/people/${other}`);
    expect(body).toContain(`href="/people/${one}"`);
    const remove = new RegExp(`/people/${other}/relations/[^"]+/remove`).exec(body)?.[0] ?? '';
    await jana.visitor.submit(remove);
    expect((await jana.visitor.get(`/people/${one}`)).body).not.toContain(`href="/people/${other}"`);
  });

  it('asks who is meant when a name fits several, without JavaScript', async () => {
    const one = ids[12] ?? '';
    const unclear = await jana.visitor.submit(`/people/${one}/relations`, { kind: 'partner', 'other.name': 'Person' });
    expect(unclear.statusCode).toBe(422);
    expect(unclear.body).toContain('Das können mehrere sein.');
    const picked = /name="other\.pick" value="([^"]+)"/.exec(unclear.body)?.[1] ?? '';
    const fields = { kind: 'partner', 'other.name': 'Person', 'other.pick': picked };
    expect((await jana.visitor.submit(`/people/${one}/relations`, fields)).statusCode).toBe(303);
    expect((await jana.visitor.get(`/people/${picked}`)).body).toContain(`href="/people/${one}"`);
  });

  it('leads along the people through whom one came to know them', async () => {
    const chain = [ids[20], ids[21], ids[22]].map(String);
    await jana.visitor.submit(`/people/${chain[0]}/relations`, { kind: 'introduced-by', 'other.name': 'Nummer 21' });
    await jana.visitor.submit(`/people/${chain[1]}/relations`, { kind: 'introduced-by', 'other.name': 'Nummer 22' });
    const { body } = await jana.visitor.get(`/people/${chain[0]}`);
    const facts = body.slice(body.indexOf('<dl class="facts">'));
    expect(facts).toMatch(new RegExp(`Kam durch.*${chain[1]}.* ← .*${chain[2]}`));
  });
});

describe('fields of one’s own', () => {
  it('are added, filled in at a person, changed and removed on pages', async () => {
    const wrong = await jana.visitor.submit('/settings/fields', { name: 'Hemdgröße', kind: 'choice', choices: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Welche Wörter stehen zur Wahl?');
    const added = await jana.visitor.submit('/settings/fields', {
      name: 'Hemdgröße',
      kind: 'choice',
      choices: 'S\r\nM',
    });
    expect(added.statusCode).toBe(303);
    const { body } = await jana.visitor.get('/settings/fields');
    const id = /\/settings\/fields\/([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    const edit = (await jana.visitor.get(`/people/${ids[30]}/edit`)).body;
    const revision = /name="revision" value="([^"]+)"/.exec(edit)?.[1] ?? '';
    expect(edit).toContain(`name="custom.${id}"`);
    await jana.visitor.submit(`/people/${ids[30]}`, { revision, [`custom.${id}`]: 'M' });
    expect((await jana.visitor.get(`/people/${ids[30]}`)).body).toContain('Hemdgröße');
    await jana.visitor.submit(`/settings/fields/${id}`, { name: 'Größe', kind: 'choice', choices: 'S\nM\nL' });
    expect((await jana.api.get(`/contacts/${ids[30]}`)).json<ContactResponse>().custom).toEqual({ Größe: 'M' });
    await jana.visitor.submit(`/settings/fields/${id}/remove`);
    expect((await jana.api.get(`/contacts/${ids[30]}`)).json<ContactResponse>().custom).toEqual({});
  });
});
