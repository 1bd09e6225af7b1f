import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../support/answer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly title: string | null;
  readonly note: string | null;
  readonly travelMinutes: number | null;
  readonly sequence: number;
  readonly contactIds: string[];
}

const monday = '2026-11-23T08:00:00.000Z';
const hour = { start: '2026-11-24T15:00:00Z', end: '2026-11-24T16:00:00Z', timeZone: 'Europe/Berlin' };

describe.each(engines)('meetings, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let ayla: string;
  let tom: string;

  beforeAll(async () => {
    app = await startApp({ engine, clock: monday });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    owner = await signedIn(app, { locale: 'en' });
    ayla = await owner.api.make('/contacts', { givenName: 'Ayla' });
    tom = await owner.api.make('/contacts', { givenName: 'Tom' });
  });

  const meet = (fields: object = {}): Promise<string> =>
    owner.api.make('/meetings', { ...hour, contactIds: [ayla, tom], ...fields });
  const shown = async (id: string): Promise<Shown> => (await owner.api.get(`/meetings/${id}`)).json<Shown>();
  const undoLast = async (): Promise<number> => {
    const [last] = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items;
    return (await owner.api.post(`/undo/${last?.id ?? ''}`)).statusCode;
  };
  const kinds = async (): Promise<string[]> =>
    (await owner.api.get('/undo')).json<{ items: { kind: string }[] }>().items.map(({ kind }) => kind);
  const talks = async (id: string): Promise<object[]> =>
    (await owner.api.get(`/contacts/${id}/interactions`)).json<{ items: object[] }>().items;

  it('have a title, a note and a way there, which are emptied by null', async () => {
    const id = await meet({ title: 'Kaffee', note: 'Zahlen\nmitnehmen', travelMinutes: 30 });
    expect(await shown(id)).toMatchObject({ title: 'Kaffee', note: 'Zahlen\nmitnehmen', travelMinutes: 30 });
    await owner.api.patch(`/meetings/${id}`, { title: null, note: null, travelMinutes: null });
    expect(await shown(id)).toMatchObject({ title: null, note: null, travelMinutes: null, sequence: 0 });
    expect((await owner.api.patch(`/meetings/${id}`, { travelMinutes: 721 })).statusCode).toBe(422);
    expect((await owner.api.patch(`/meetings/${id}`, { title: 'a\nb' })).statusCode).toBe(422);
  });

  it('that were noted can be taken back, unless something newer stands there', async () => {
    const id = await meet();
    expect(await undoLast()).toBe(204);
    expect((await owner.api.get(`/meetings/${id}`)).statusCode).toBe(404);
    await meet();
    const [, noted] = [
      await owner.api.patch(`/meetings/${await meet()}`, { place: 'Café' }),
      (await owner.api.get('/undo')).json<{ items: { id: string; kind: string }[] }>().items[1],
    ];
    expect(noted?.kind).toBe('meeting-added');
    expect((await owner.api.post(`/undo/${noted?.id ?? ''}`)).statusCode).toBe(409);
  });

  it('that were changed are as before, and calendars take the time that was before', async () => {
    const id = await meet({ place: 'Café' });
    const before = await shown(id);
    const moved = { start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' };
    await owner.api.patch(`/meetings/${id}`, { ...moved, place: null, contactIds: [tom], state: 'proposed' });
    expect(await undoLast()).toBe(204);
    const { sequence, updatedAt: _, people: __, ...after } = (await shown(id)) as Shown & Record<string, unknown>;
    expect(after).toMatchObject({ place: 'Café', state: 'agreed', start: '2026-11-24T15:00:00.000Z' });
    expect([...after.contactIds].sort()).toEqual([...before.contactIds].sort());
    expect(sequence).toBe(2);
  });

  it('that nothing was changed of are no act', async () => {
    const id = await meet();
    await owner.api.patch(`/meetings/${id}`, { state: 'agreed' });
    expect((await kinds()).filter((kind) => kind.startsWith('meeting'))).toEqual(['meeting-added']);
  });

  it('that were removed stand there again, with whoever is still here', async () => {
    const id = await meet({ note: 'Zahlen' });
    await owner.api.delete(`/meetings/${id}`);
    const [removed] = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items;
    await owner.api.delete(`/contacts/${tom}`);
    expect((await owner.api.post(`/undo/${removed?.id ?? ''}`)).statusCode).toBe(204);
    expect(await shown(id)).toMatchObject({ note: 'Zahlen', contactIds: [ayla], sequence: 2 });
  });

  it('that an answer agreed on belong to it again once they are put back', async () => {
    const attempt = await owner.api.make(`/contacts/${ayla}/attempts`, { situation: 'coffee', channel: 'email' });
    await owner.api.post(`/attempts/${attempt}/sent`, {});
    await owner.api.post(`/attempts/${attempt}/outcome`, { outcome: 'yes', meeting: hour });
    const { items } = (await owner.api.get('/meetings')).json<{ items: (Shown & { attemptId: string })[] }>();
    const id = items[0]?.id ?? '';
    const before = (await owner.api.get(`/contacts/${ayla}`)).json<{ comebackOn: string | null }>().comebackOn;
    await owner.api.delete(`/meetings/${id}`);
    expect(await undoLast()).toBe(204);
    expect(await shown(id)).toMatchObject({ attemptId: attempt, contactIds: [ayla] });
    expect((await owner.api.get(`/contacts/${ayla}`)).json()).toMatchObject({ comebackOn: before });
  });

  it('are noted for each who was there, as one act, once', async () => {
    const id = await meet();
    app.clock.set('2026-11-24T17:00:00.000Z');
    const log = (body: object): Promise<Answer> => owner.api.post(`/meetings/${id}/log`, body);
    const stranger = await owner.api.make('/contacts', { givenName: 'Emma' });
    expect((await log({ contactIds: [stranger] })).statusCode).toBe(422);
    const theirs = { contactIds: [ayla], channel: 'video', summary: 'Volontariat' };
    const atOnce = await Promise.all(Array.from({ length: 3 }, () => log(theirs)));
    expect(atOnce.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await talks(ayla)).toMatchObject([{ on: '2026-11-24', channel: 'video', summary: 'Volontariat' }]);
    expect(await talks(tom)).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: 'done' });
    expect((await log({})).json()).toMatchObject({ type: '/problems/meeting-noted' });
    expect(await undoLast()).toBe(204);
    expect(await talks(ayla)).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: 'agreed' });
  });

  it('that lie ahead are not noted yet', async () => {
    const answer = await owner.api.post(`/meetings/${await meet()}/log`, {});
    expect(answer.statusCode).toBe(422);
    expect(await talks(ayla)).toEqual([]);
  });

  it('come with what was said last and promised, and what one can bring', async () => {
    const id = await meet();
    await owner.api.make(`/contacts/${ayla}/interactions`, { on: '2026-10-01', channel: 'call', summary: 'früher' });
    await owner.api.make(`/contacts/${ayla}/interactions`, { on: '2026-11-01', channel: 'coffee', summary: 'Oma' });
    await owner.api.make('/promises', { contactId: tom, text: 'Artikel schicken', dueOn: '2026-12-01' });
    await owner.api.make('/offers', { kind: 'article', title: 'Zahlen' });
    expect((await owner.api.get(`/meetings/${id}/preparation`)).json()).toMatchObject({
      meetingId: id,
      people: [
        {
          contactId: ayla,
          lastTalk: { on: '2026-11-01', summary: 'Oma' },
          promises: [],
          offers: [{ title: 'Zahlen' }],
        },
        { contactId: tom, lastTalk: null, promises: [{ text: 'Artikel schicken' }], offers: [{ title: 'Zahlen' }] },
      ],
    });
  });

  it('are a file for a calendar program', async () => {
    const id = await meet({ title: 'Kaffee, oder Tee' });
    const { statusCode, headers, body } = await owner.api.get(`/meetings/${id}.ics`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(body).toContain(`UID:${id}\r\n`);
    expect(body).toContain('SUMMARY:Kaffee\\, oder Tee\r\n');
    expect((await owner.api.get(`/meetings/x.ics`)).statusCode).toBe(400);
    const another = await signedIn(app);
    expect((await another.api.get(`/meetings/${id}.ics`)).statusCode).toBe(404);
  });
});
