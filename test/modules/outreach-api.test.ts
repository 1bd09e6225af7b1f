import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { situations } from '../../src/outreach/domain/words.js';
import type { ApiClient } from '../support/api-client.js';
import { monday, signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';

interface Body {
  readonly [field: string]: unknown;
  readonly id: string;
}

const slot = { start: '2026-12-03T14:00:00Z', end: '2026-12-03T15:00:00Z', timeZone: 'Europe/Berlin' };
const nobody = '019ab3c0-0000-7000-8000-000000000000';

describe('messages, reminders and meetings over the API', () => {
  let app: TestApp;
  let jana: SignedIn;
  let api: ApiClient;
  let contact: Contact;

  beforeAll(async () => {
    app = await startApp();
    jana = await signedIn(app, { locale: 'de' });
    api = jana.api;
    contact = aContact(jana.account, { givenName: 'Anna', form: null, language: 'de' });
    await stored(app.unitOfWork, contact);
  });
  afterAll(() => app.close());

  const drafted = async (body: object = { situation: 'coffee', channel: 'email' }): Promise<Body> => {
    const answer = await api.post(`/contacts/${contact.id}/attempts`, body);
    expect(answer.statusCode).toBe(201);
    return answer.json<Body>();
  };

  it('a draft comes with its text, its checks, its times in words and a link', async () => {
    const answer = await api.post(`/contacts/${contact.id}/attempts`, {
      situation: 'coffee',
      channel: 'email',
      slots: [slot],
    });
    const draft = answer.json<Body>();
    expect(answer.headers['location']).toBe(`/api/v1/attempts/${draft.id}`);
    expect(draft).toMatchObject({
      state: 'drafted',
      form: 'sie',
      slots: [
        {
          start: '2026-12-03T14:00:00.000Z',
          timeZone: 'Europe/Berlin',
          words: expect.stringContaining('3. Dezember') as unknown,
        },
      ],
      mailto: expect.stringMatching(/^mailto:\?subject=.+&body=.+/) as unknown,
      mailtoTooLong: false,
    });
    expect(draft['checks']).toEqual([
      {
        code: 'form-assumed',
        text: expect.any(String) as unknown,
        suggestion: expect.any(String) as unknown,
        blocks: false,
        ...{ start: null, end: null, insert: null },
      },
    ]);
    expect((await api.get(`/attempts/${draft.id}`)).json()).toEqual(draft);
    await api.delete(`/attempts/${draft.id}`);
  });

  it('goes the whole way: edited, sent, answered, taken back', async () => {
    const { id } = await drafted();
    const edited = await api.patch(`/attempts/${id}`, { body: 'Guten Tag Anna, passt Ihnen [Tag]?' });
    expect(edited.json<{ checks: { code: string }[] }>().checks.map(({ code }) => code)).toContain('placeholder');
    expect((await api.post(`/attempts/${id}/sent`)).json()).toMatchObject({
      type: '/problems/placeholder-left',
      status: 409,
    });
    await api.patch(`/attempts/${id}`, {
      body: 'Guten Tag Anna, passt Ihnen der Dienstag? Wenn nicht, ist das völlig in Ordnung.',
    });
    const sent = await api.post(`/attempts/${id}/sent`, { expectation: 40 });
    expect([sent.statusCode, sent.json<Body>()['state']]).toEqual([200, 'sent']);
    expect((await api.get('/reminders')).json()).toMatchObject({
      items: [{ kind: 'follow-up', attemptId: id, text: null }],
    });
    const meeting = { start: slot.start, end: slot.end, timeZone: slot.timeZone, place: 'Café Luise' };
    await api.post(`/attempts/${id}/outcome`, { outcome: 'yes', meeting });
    const { items } = (await api.get('/meetings?from=2026-12-01&to=2026-12-31')).json<{ items: Body[] }>();
    expect(items).toMatchObject([{ attemptId: id, contactIds: [contact.id], place: 'Café Luise', state: 'agreed' }]);
    const no = await api.post(`/attempts/${id}/outcome`, { outcome: 'no', reason: 'too-busy' });
    expect(no.json()).toMatchObject({
      state: 'closed',
      reason: 'too-busy',
      comebackOn: expect.stringMatching(/^2027-0[12]-/) as unknown,
    });
    expect((await api.post(`/attempts/${id}/undo`)).json()).toMatchObject({ state: 'answered', outcome: 'yes' });
    await api.delete(`/attempts/${id}`);
  });

  it('a follow-up is a draft of its own', async () => {
    const { id } = await drafted();
    await api.post(`/attempts/${id}/sent`, { sentAt: '2026-11-16T09:00:00Z' });
    const followUp = await api.post(`/attempts/${id}/follow-up`);
    expect(followUp.statusCode).toBe(201);
    expect(followUp.json()).toMatchObject({ parentId: id, situation: 'follow-up', state: 'drafted' });
    const waiting = (await api.get(`/attempts?state=sent&contactId=${contact.id}`)).json<{ items: Body[] }>();
    expect(waiting.items.map((attempt) => attempt.id)).toContain(id);
    await api.delete(`/attempts/${id}`);
  });

  it('lists the newest first, page by page', async () => {
    const ids: string[] = [];
    for (let minute = 1; minute <= 3; minute += 1) {
      app.clock.set(`2026-11-23T08:0${minute}:00.000Z`);
      ids.unshift((await drafted({ situation: 'just-hello' })).id);
    }
    const first = (await api.get('/attempts?limit=2')).json<{ items: Body[]; nextCursor: string }>();
    const second = (await api.get(`/attempts?limit=2&cursor=${first.nextCursor}`)).json<{ items: Body[] }>();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    app.clock.set(monday);
  });

  it('a text may be checked without a draft', async () => {
    const text = 'Leider habe ich mich nie gemeldet. Passt dir [Tag]?';
    const { checks } = (await api.post('/drafts/check', { text, language: 'de', form: 'du' })).json<{
      checks: { code: string; blocks: boolean }[];
    }>();
    expect(checks.map(({ code }) => code)).toEqual(expect.arrayContaining(['placeholder', 'guilt', 'no-way-out']));
    expect(checks.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['placeholder']);
  });

  it.each([
    ['a situation nobody knows', { situation: 'dinner' }, '/situation'],
    [
      'a zone that does not exist',
      { situation: 'coffee', slots: [{ ...slot, timeZone: 'Europe/Nowhere' }] },
      '/slots/0/timeZone',
    ],
    ['an unknown field', { situation: 'coffee', mood: 'good' }, '/mood'],
  ])('a draft with %s: 422 with its field', async (_, body, pointer) => {
    const answer = await api.post(`/contacts/${contact.id}/attempts`, body);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('neither situation nor purpose: whatever is different from the last time, to begin with a coffee', async () => {
    const first = (await api.post(`/contacts/${contact.id}/attempts`, {})).json<Body>();
    expect(first).toMatchObject({ situation: 'coffee', channel: 'email' });
    await api.post(`/attempts/${first.id}/sent`);
    await api.post(`/attempts/${first.id}/outcome`, { outcome: 'no', reason: 'wrong-date' });
    const second = (await api.post(`/contacts/${contact.id}/attempts`, {})).json<Body>();
    expect(second).toMatchObject({ situation: 'new-date', channel: 'email' });
    expect(second['opening']).toMatch(/^again\//u);
  });

  it('"any situation may be asked for any contact", and each begins with an opening of its kind', async () => {
    for (const situation of situations) {
      const answer = await api.post(`/contacts/${contact.id}/attempts`, { situation });
      expect([situation, answer.statusCode]).toEqual([situation, 201]);
      expect(answer.json<Body>()['opening']).toMatch(/^[a-z]+\/[a-z0-9-]+$/u);
    }
  });

  it('null where something must stand is refused, not stored', async () => {
    const { id } = await drafted();
    expect((await api.patch(`/attempts/${id}`, { body: null })).statusCode).toBe(422);
    const reminder = (await api.post('/reminders', { dueOn: '2026-12-01', text: 'x' })).json<Body>();
    expect((await api.patch(`/reminders/${reminder.id}`, { dueOn: null })).statusCode).toBe(422);
    const meeting = (await api.post('/meetings', { ...slot, contactIds: [contact.id] })).json<Body>();
    expect((await api.patch(`/meetings/${meeting.id}`, { start: null })).statusCode).toBe(422);
    expect((await api.patch(`/meetings/${meeting.id}`, { contactIds: null })).statusCode).toBe(422);
  });

  it('reminders are done, put off, changed and removed', async () => {
    const made = await api.post('/reminders', {
      dueOn: '2026-11-24',
      kind: 'promise',
      text: 'Buch leihen',
      contactId: contact.id,
    });
    expect(made.statusCode).toBe(201);
    const path = `/reminders/${made.json<Body>().id}`;
    expect((await api.patch(path, { text: 'Buch schicken' })).json()).toMatchObject({
      text: 'Buch schicken',
      kind: 'promise',
    });
    expect((await api.post(`${path}/snooze`, { until: '2026-12-01' })).json()).toMatchObject({ dueOn: '2026-12-01' });
    expect((await api.post(`${path}/done`)).json()).toMatchObject({ state: 'done' });
    expect((await api.delete(path)).statusCode).toBe(204);
    expect((await api.get(path)).statusCode).toBe(404);
  });

  it('every operation answers 404 for what belongs to somebody else, or to nobody', async () => {
    const attempt = await drafted();
    const reminder = (await api.post('/reminders', { dueOn: '2026-12-01', text: 'x' })).json<Body>();
    const meeting = (await api.post('/meetings', { ...slot, contactIds: [contact.id] })).json<Body>();
    const stranger = (await signedIn(app)).api;
    for (const caller of [stranger, api]) {
      const own = caller === stranger;
      const [a, r, m, c] = own ? [attempt.id, reminder.id, meeting.id, contact.id] : [nobody, nobody, nobody, nobody];
      const answers = [
        await caller.get(`/attempts/${a}`),
        await caller.patch(`/attempts/${a}`, { subject: 'x' }),
        await caller.delete(`/attempts/${a}`),
        await caller.post(`/attempts/${a}/sent`),
        await caller.post(`/attempts/${a}/outcome`, { outcome: 'yes' }),
        await caller.post(`/attempts/${a}/follow-up`),
        await caller.post(`/attempts/${a}/undo`),
        await caller.post(`/contacts/${c}/attempts`, { situation: 'coffee' }),
        await caller.get(`/reminders/${r}`),
        await caller.patch(`/reminders/${r}`, { text: 'x' }),
        await caller.delete(`/reminders/${r}`),
        await caller.post(`/reminders/${r}/done`),
        await caller.post(`/reminders/${r}/snooze`, { until: '2026-12-24' }),
        await caller.get(`/meetings/${m}`),
        await caller.patch(`/meetings/${m}`, { place: 'x' }),
        await caller.delete(`/meetings/${m}`),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 404));
    }
    expect((await stranger.get(`/attempts?contactId=${contact.id}`)).json()).toMatchObject({ items: [] });
  });
});
