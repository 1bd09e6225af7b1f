import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { changeKinds } from '../../src/contacts/changes/change-kinds.js';
import { ForgetChangesService } from '../../src/people/undo/forget-changes.service.js';
import { UNDOERS } from '../../src/people/undo/undo.service.js';
import type { Undoer } from '../../src/people/undo/undoer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';
import { engines } from '../support/database.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly count: number;
  readonly contact: { readonly id: string; readonly name: string } | null;
}

const monday = '2026-11-23T08:00:00.000Z';

describe.each(engines)('taking back, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let id: string;

  beforeAll(async () => {
    app = await startApp({ engine, clock: monday });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    owner = await signedIn(app, { locale: 'en' });
    id = await made('/contacts', { givenName: 'Marlene', organisation: 'Isarwelle', tags: ['radio'] });
  });

  const made = async (path: string, body: object): Promise<string> =>
    (await owner.api.post(path, body)).json<{ id: string }>().id;
  const acts = async (): Promise<Item[]> => (await owner.api.get('/undo')).json<{ items: Item[] }>().items;
  const undo = (actId = ''): Promise<Answer> => owner.api.post(`/undo/${actId}`);
  /** The newest act. */
  const undoLast = async (): Promise<number> => (await undo((await acts())[0]?.id)).statusCode;
  const person = async (): Promise<Record<string, unknown>> => {
    const { updatedAt: _, ...shown } = (await owner.api.get(`/contacts/${id}`)).json<Record<string, unknown>>();
    return shown;
  };

  it('lists what was done, the newest first, with its sentence and its person', async () => {
    await owner.api.patch(`/contacts/${id}`, { city: 'Jena' });
    expect(await acts()).toMatchObject([
      { kind: 'edited', text: 'Details changed', count: 1, contact: { id, name: 'Marlene' } },
      { kind: 'added', text: 'Added', count: 1, contact: { id, name: 'Marlene' } },
    ]);
  });

  it('takes back that two people belong together, and that they no longer do', async () => {
    const otherId = await made('/contacts', { givenName: 'Tom' });
    const related = async (): Promise<string[]> =>
      (await owner.api.get(`/contacts/${otherId}/relations`))
        .json<{ items: { kind: string }[] }>()
        .items.map(({ kind }) => kind);
    const relationId = await made(`/contacts/${id}/relations`, { kind: 'colleague', otherId });
    expect(await undoLast()).toBe(204);
    expect(await related()).toEqual([]);
    const again = await made(`/contacts/${id}/relations`, { kind: 'colleague', otherId });
    expect(again).not.toBe(relationId);
    await owner.api.delete(`/contacts/${otherId}/relations/${again}`);
    expect(await related()).toEqual([]);
    expect(await undoLast()).toBe(204);
    expect(await related()).toEqual(['colleague']);
  });

  it('puts the values from before an edit back, with addresses and tags', async () => {
    await owner.api.patch(`/contacts/${id}`, { emails: [{ value: 'm@example.org', label: 'work' }], notes: 'Tee' });
    const before = await person();
    await owner.api.patch(`/contacts/${id}`, {
      ...{ givenName: 'Lene', organisation: null, layer: 'inner', cadence: 30, notes: null, gotOnWell: 4 },
      ...{ emails: [{ value: 'x@example.org' }], tags: ['zeitung'], birthday: { year: null, month: 2, day: 29 } },
    });
    expect(await person()).not.toEqual(before);
    expect(await undoLast()).toBe(204);
    expect(await person()).toEqual(before);
    expect((await owner.api.get('/contacts?q=Isarwelle')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it('never writes over something newer: that stays, and nothing is taken back', async () => {
    await owner.api.patch(`/contacts/${id}`, { city: 'Jena', role: 'Redakteurin' });
    const [first] = await acts();
    await owner.api.patch(`/contacts/${id}`, { city: 'Kiel' });
    const refused = await undo(first?.id);
    expect([refused.statusCode, refused.json<{ type: string }>().type]).toEqual([409, '/problems/undo-overtaken']);
    expect(await person()).toMatchObject({ city: 'Kiel', role: 'Redakteurin' });
    expect(await undoLast()).toBe(204);
    expect((await undo(first?.id)).statusCode).toBe(204);
    expect(await person()).toMatchObject({ city: null, role: null });
  });

  it('leaves alone what changed beside the fields of the edit', async () => {
    await owner.api.patch(`/contacts/${id}`, { city: 'Jena' });
    const [first] = await acts();
    await owner.api.patch(`/contacts/${id}`, { role: 'Redakteurin' });
    await undo(first?.id);
    expect(await person()).toMatchObject({ city: null, role: 'Redakteurin' });
  });

  it('happens once', async () => {
    await owner.api.patch(`/contacts/${id}`, { city: 'Jena' });
    const [act] = await acts();
    expect((await undo(act?.id)).statusCode).toBe(204);
    const again = await undo(act?.id);
    expect([again.statusCode, again.json<{ type: string }>().type]).toEqual([409, '/problems/already-undone']);
    expect((await acts()).map(({ kind }) => kind)).toEqual(['added']);
  });

  it('is nothing that is recorded itself', async () => {
    await owner.api.patch(`/contacts/${id}`, { city: 'Jena' });
    await undoLast();
    const sql = 'select kind from changes where account_id = ? order by id';
    expect(
      (await rows<{ kind: string }>(app.unitOfWork.reader, sql, [owner.account.id])).map(({ kind }) => kind),
    ).toEqual(['added', 'edited']);
  });

  it('brings somebody deleted back, and puts somebody added or restored into the trash', async () => {
    await owner.api.delete(`/contacts/${id}`);
    expect((await acts())[0]).toMatchObject({ kind: 'deleted', contact: { name: 'Marlene' } });
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/contacts/${id}`)).statusCode).toBe(200);
    await owner.api.delete(`/contacts/${id}`);
    await owner.api.post(`/contacts/${id}/restore`);
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/contacts/${id}`)).statusCode).toBe(404);
    const other = await made('/contacts', { givenName: 'Tom' });
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get('/contacts?deleted=true&q=Tom')).json()).toMatchObject({ items: [{ id: other }] });
  });

  it('takes back names that were noted together', async () => {
    const station = await made('/stations', { kind: 'job', organisation: 'Radio Nordlicht' });
    await owner.api.post(`/stations/${station}/people`, { names: ['Ute', 'Uwe', 'Ulf'] });
    expect((await acts())[0]).toMatchObject({ kind: 'added', count: 3, text: '3 people added', contact: null });
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/contacts?station=${station}`)).json()).toMatchObject({ items: [] });
  });

  it('removes what was logged, puts back what was edited or removed, and the day of the last talk with it', async () => {
    const standing = async (): Promise<unknown> => (await person())['standing'];
    const before = await standing();
    const entry = await made(`/contacts/${id}/interactions`, { on: '2026-11-01', channel: 'call', summary: 'Tee' });
    const logged = await standing();
    expect(await undoLast()).toBe(204);
    expect(await standing()).toEqual(before);
    const kept = await made(`/contacts/${id}/interactions`, { on: '2026-11-01', channel: 'call', summary: 'Tee' });
    expect(kept).not.toBe(entry);
    const words: unknown = (await owner.api.get(`/interactions/${kept}`)).json();
    await owner.api.patch(`/interactions/${kept}`, { on: '2026-10-01', summary: null });
    expect(await standing()).not.toEqual(logged);
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/interactions/${kept}`)).json()).toEqual(words);
    await owner.api.delete(`/interactions/${kept}`);
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/interactions/${kept}`)).json()).toEqual(words);
    expect(await standing()).toEqual(logged);
  });

  it('takes back reminders: added, done, moved, removed', async () => {
    const reminder = await made('/reminders', { dueOn: '2026-12-01', text: 'Unterlagen', contactId: id });
    const shown = async (): Promise<object> => {
      const { updatedAt: _, ...words } = (await owner.api.get(`/reminders/${reminder}`)).json<{ updatedAt: string }>();
      return words;
    };
    const before = await shown();
    for (const change of [
      () => owner.api.post(`/reminders/${reminder}/done`, {}),
      () => owner.api.post(`/reminders/${reminder}/snooze`, { until: '2026-12-24' }),
      () => owner.api.patch(`/reminders/${reminder}`, { text: 'Anderes' }),
      () => owner.api.delete(`/reminders/${reminder}`),
    ]) {
      expect((await change()).statusCode).toBeLessThan(300);
      expect(await undoLast()).toBe(204);
      expect(await shown()).toEqual(before);
    }
    const [added] = await acts();
    expect(added?.kind).toBe('reminder-added');
    expect((await undo(added?.id)).statusCode).toBe(204);
    expect((await owner.api.get(`/reminders/${reminder}`)).statusCode).toBe(404);
  });

  it('forgets "later", "not now" and "somebody else" as if they had not been said', async () => {
    const week = async (): Promise<string> => (await owner.api.get('/suggestions')).body;
    for (const name of ['Tom', 'Ayla', 'Jonas', 'Ute', 'Ulf']) await made('/contacts', { givenName: name });
    const ladder = await week();
    const [first] = (JSON.parse(ladder) as { items: { contact: { id: string } }[] }).items;
    const path = `/suggestions/${first?.contact.id ?? ''}`;
    for (const say of [
      () => owner.api.post(`${path}/later`, { until: '2027-01-04' }),
      () => owner.api.post(`${path}/skip`, {}),
      () => owner.api.post(`${path}/swap`, {}),
    ]) {
      expect((await say()).statusCode).toBeLessThan(300);
      expect(await week()).not.toBe(ladder);
      expect(await undoLast()).toBe(204);
      expect(await week()).toBe(ladder);
    }
  });

  it('leaves what an outcome logged to the undo of the outcome', async () => {
    const attempt = await made(`/contacts/${id}/attempts`, { situation: 'coffee', channel: 'email' });
    const before = (await acts()).length;
    await owner.api.post(`/attempts/${attempt}/sent`, {});
    await owner.api.post(`/attempts/${attempt}/outcome`, { outcome: 'talked' });
    expect(await acts()).toHaveLength(before);
  });

  it('is possible for 30 days; then the values from before are forgotten', async () => {
    await owner.api.patch(`/contacts/${id}`, { notes: 'nur noch dreißig Tage' });
    await owner.api.patch(`/contacts/${id}`, { notes: null });
    const [act] = await acts();
    const kept = async (): Promise<string> =>
      JSON.stringify(
        await rows(app.unitOfWork.reader, 'select * from changes where account_id = ?', [owner.account.id]),
      );
    app.clock.set('2026-12-23T07:59:59.000Z');
    await app.get(ForgetChangesService).forgetOld();
    expect(await acts()).toHaveLength(3);
    app.clock.set('2026-12-23T08:00:01.000Z');
    expect(await acts()).toEqual([]);
    expect((await undo(act?.id)).statusCode).toBe(404);
    expect(await kept()).toContain('nur noch');
    await app.get(ForgetChangesService).forgetOld();
    expect(await kept()).not.toContain('nur noch');
  });

  it('is known for every kind of change, by one undoer each', () => {
    const known = app.get<readonly Undoer[]>(UNDOERS).flatMap(({ kinds }) => kinds);
    expect(known.sort()).toEqual([...changeKinds].sort());
  });

  it('is not for others', async () => {
    const stranger = await signedIn(app);
    const [act] = await acts();
    expect((await stranger.api.post(`/undo/${act?.id ?? ''}`)).statusCode).toBe(404);
    expect((await stranger.api.get('/undo')).json()).toEqual({ items: [], nextCursor: null });
  });

  it('is offered by pages for what they just did, and leads back to where one was', async () => {
    const answer = await owner.visitor.submit(`/people/${id}/interactions`, { channel: 'call', back: '/today' });
    const page = await owner.visitor.follow(answer);
    const [, path = ''] = /action="(\/undo\/[0-9a-f-]{36})"/.exec(page.body) ?? [];
    expect(page.body).toContain('name="back" value="/today"');
    const undone = await owner.visitor.submit(path, { back: '/today' });
    expect(undone.headers['location']).toBe('/today');
    expect((await owner.visitor.follow(undone)).body).toContain('Taken back.');
    const again = await owner.visitor.submit(path, { back: '/today' });
    expect((await owner.visitor.follow(again)).body).toContain('This was taken back already.');
    expect((await owner.api.get(`/contacts/${id}/interactions`)).json()).toMatchObject({ items: [] });
  });

  it('leads to the list where the page of the person is gone with the undo', async () => {
    const answer = await owner.visitor.submit('/people', { givenName: 'Tom' });
    const page = await owner.visitor.follow(answer);
    const [, path = ''] = /action="(\/undo\/[0-9a-f-]{36})"/.exec(page.body) ?? [];
    const undone = await owner.visitor.submit(path, { back: String(answer.headers['location']) });
    expect(undone.headers['location']).toBe('/people');
  });
});
