import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedTalk } from '../../src/imports/domain/parsed-contact.js';
import { TriageService } from '../../src/imports/triage/triage.service.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines, onSqlite } from '../support/database.js';
import { RowsWorld, type Told } from './rows-world.js';

const messages = (count: number): ParsedTalk[] => [
  { on: '2026-01-05', channel: 'message', direction: 'mutual', summary: null, count },
];
let count = 0;

describe.each(engines)('asking about people after an import, on %s', (engine) => {
  let app: TestApp;
  let ada: SignedIn;
  let world: RowsWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    ada = await signedIn(app, { email: `cem${(count += 1)}@example.org` });
    world = new RowsWorld(app, ada.account);
  });

  const asked = async (): Promise<string[]> => {
    const { items } = await app.get(TriageService).page(ada.account, { limit: 200 });
    return items.map(({ contact }) => contact.givenName ?? '');
  };
  const person = async (id: string) => (await ada.api.get(`/contacts/${id}`)).json<Record<string, unknown>>();
  const lastAct = async (): Promise<string> => (await app.get(UndoService).list(ada.account))[0]?.id ?? '';

  it('begins with "the most promising first: shared station, messages exchanged, recency"', async () => {
    const made = await ada.api.post('/stations', { kind: 'internship', organisation: 'Radio Nordlicht' });
    const stationId = made.json<{ id: string }>().id;
    await world.bring([
      { givenName: 'Nobody' },
      { givenName: 'Recent', connectedOn: '2026-10-01' },
      { givenName: 'Writes', talks: messages(40) },
      { givenName: 'Star', favourite: true },
      { givenName: 'Colleague', organisation: 'radio nordlicht' },
    ]);
    expect(await asked()).toEqual(['Colleague', 'Star', 'Writes', 'Recent', 'Nobody']);
    const next = await app.get(TriageService).next(ada.account);
    expect(next).toMatchObject({ contact: { givenName: 'Colleague' }, station: { id: stationId }, left: 5 });
  });

  it('a file of messages makes people of another file promising, and those who are there and not rated yet', async () => {
    for (const [givenName, feltRung] of [
      ['Rated', 'easy'],
      ['Unrated', null],
    ] as const) {
      await ada.api.post('/contacts', { givenName, familyName: 'Muster', organisation: 'X', feltRung });
    }
    const there = { familyName: 'Muster', organisation: 'X' };
    const link = { kind: 'link', value: 'https://www.linkedin.com/in/tom', label: null, preferred: false } as const;
    world.later();
    await world.bring([
      { givenName: 'Anna', points: [{ ...link, value: 'https://www.linkedin.com/in/anna' }] },
      { givenName: 'Tom', points: [link] },
      { givenName: 'Tom', points: [link], talks: messages(12) },
      { givenName: 'Rated', ...there, talks: messages(3) },
      { givenName: 'Unrated', ...there, talks: messages(3) },
    ]);
    expect(await asked()).toEqual(['Tom', 'Unrated', 'Anna']);
  });

  it('"triage 1 / 2 / 3 also sets layer warm / known / loose where the user set none", and can be taken back', async () => {
    await world.bring([{ givenName: 'Greta' }, { givenName: 'Tom' }]);
    const id = await world.idOf('Greta');
    world.later();
    const rated = await ada.api.post(`/triage/${id}`, { rung: 1, roughlyLastOn: '2024-05-01' });
    expect(rated.statusCode).toBe(204);
    expect(await person(id)).toMatchObject({ feltRung: 'easy', layer: 'warm', roughlyLastOn: '2024-05-01' });
    expect(await asked()).toEqual(['Tom']);
    await app.get(UndoService).undo(ada.account, await lastAct());
    expect(await person(id)).toMatchObject({ feltRung: null, layer: 'loose', roughlyLastOn: null });
    expect((await asked()).sort()).toEqual(['Greta', 'Tom']);
  });

  it('whoever is passed over is not asked about again, and stays as they are', async () => {
    await world.bring([{ givenName: 'Greta' }, { givenName: 'Tom' }]);
    const id = await world.idOf('Greta');
    expect((await ada.api.post(`/triage/${id}/pass`)).statusCode).toBe(204);
    expect(await asked()).toEqual(['Tom']);
    expect(await person(id)).toMatchObject({ feltRung: null });
    expect((await ada.api.post(`/triage/${id}/pass`)).statusCode).toBe(204);
  });

  it('asks about nobody in the trash, nor about those who went with their import', async () => {
    const done = await world.bring([{ givenName: 'Greta' }, { givenName: 'Tom' }]);
    const { id: uwe } = (
      await ada.api.post('/contacts', { givenName: 'Uwe', familyName: 'Ulm', organisation: 'X' })
    ).json<{ id: string }>();
    world.later();
    const second = await world.bring([{ givenName: 'Uwe', familyName: 'Ulm', organisation: 'X', city: 'Ulm' }]);
    const id = await world.idOf('Greta');
    await ada.api.delete(`/contacts/${id}`);
    expect((await asked()).sort()).toEqual(['Tom', 'Uwe']);
    await ada.api.post(`/contacts/${id}/restore`);
    expect((await asked()).sort()).toEqual(['Greta', 'Tom', 'Uwe']);
    world.later();
    await world.undo(second);
    expect((await asked()).sort()).toEqual(['Greta', 'Tom']);
    expect(await person(uwe)).toMatchObject({ city: null });
    await world.undo(done);
    expect(await asked()).toEqual([]);
    expect(await person(id)).toMatchObject({ givenName: 'Greta' }); // deleted and restored: kept
  });

  it('two entries that become one are asked about once, and are two again when that is taken back', async () => {
    await world.bring([{ givenName: 'Greta', extras: [{ name: 'Hobby', value: 'Boot' }] }, { givenName: 'Grete' }]);
    const { id: uwe } = (await ada.api.post('/contacts', { givenName: 'Uwe' })).json<{ id: string }>();
    const [greta, grete] = [await world.idOf('Greta'), await world.idOf('Grete')];
    const act = await app.get(MergeService).merge(ada.account.id, grete, { otherId: greta });
    expect(await asked()).toEqual(['Grete']);
    expect(await world.all('contact_extras')).toMatchObject([{ contact_id: grete }]);
    const second = await app.get(MergeService).merge(ada.account.id, uwe, { otherId: grete });
    expect(await asked()).toEqual(['Uwe']);
    await app.get(UndoService).undo(ada.account, second);
    await app.get(UndoService).undo(ada.account, act);
    expect((await asked()).sort()).toEqual(['Greta', 'Grete']);
    expect(await world.all('contact_extras')).toMatchObject([{ contact_id: greta }]);
    await ada.api.post(`/contacts/${greta}/purge`);
    for (const table of ['contact_extras', 'import_rows', 'import_files']) {
      expect(JSON.stringify(await world.all(table, 'account_id'))).not.toContain('Boot');
    }
  });

  it('asks about 100 people of an import and keeps 300 open at most, those of the newest import first', async () => {
    const many = (name: string): Told[] => Array.from({ length: 150 }, (_, at) => ({ givenName: `${name}${at}` }));
    for (const name of ['A', 'B', 'C', 'D']) {
      await world.bring(many(name));
      world.later();
    }
    const found = await asked();
    expect(await app.get(TriageService).count(ada.account.id)).toBe(300);
    expect(found).toHaveLength(200);
    expect(found.some((name) => name.startsWith('A'))).toBe(false);
    const first = (await ada.api.get('/triage?limit=150')).json<{ items: unknown[]; nextCursor: string }>();
    const second = (await ada.api.get(`/triage?limit=200&cursor=${first.nextCursor}`)).json<typeof first>();
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([150, 150, null]);
  });
});

describe.each(onSqlite)(
  '"Flood guard: pace is the guard; an import creates no reminders, no dates, no calendar entries"',
  () => {
    it('733 people bring nothing that is due, and the week still holds `pace` places, the easiest first', async () => {
      const app = await startApp();
      const ada = await signedIn(app);
      const world = new RowsWorld(app, ada.account);
      const people = Array.from({ length: 733 }, (_, at): Told => {
        return {
          givenName: 'Anna',
          familyName: `Nr${at}`,
          connectedOn: `20${10 + (at % 15)}-03-05`,
          organisation: `Firma ${at}`,
        };
      });
      await world.bring(people, 'linkedin');
      for (const table of ['reminders', 'meetings', 'attempts', 'interactions', 'changes']) {
        expect([table, await world.all(table)]).toEqual([table, []]);
      }
      const { items, pace } = (await ada.api.get('/suggestions')).json<{ items: { ease: number }[]; pace: number }>();
      expect(items).toHaveLength(pace);
      expect(pace).toBe(3);
      const eases = items.map(({ ease }) => ease);
      expect(eases).toEqual([...eases].sort((one, other) => other - one));
      const calendar = await ada.api.get('/exports/calendar.ics');
      expect(calendar.body).not.toContain('BEGIN:VEVENT');
      await app.close();
    });
  },
);
