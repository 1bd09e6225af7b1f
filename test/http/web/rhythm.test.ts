import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountResponse } from '../../../src/api/responses/account.response.js';
import type { ContactResponse } from '../../../src/api/responses/contact.response.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

describe('the settings of the engine, through page and API', () => {
  let app: TestApp;
  let jana: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    jana = await signedIn(app);
  });
  afterAll(() => app.close());

  const account = async (): Promise<AccountResponse> => (await jana.api.get('/account')).json<AccountResponse>();
  const usual = { inner: 30, warm: 90, known: 180, loose: 365 };
  const asked = { 'cadences.inner': '', 'cadences.warm': '', 'cadences.known': '', 'cadences.loose': '' };

  async function patch(body: object): Promise<{ status: number; account: AccountResponse; pointers: string[] }> {
    const answer = await jana.api.patch('/account', body);
    const json = answer.json<AccountResponse & { errors?: { pointer: string }[] }>();
    return { status: answer.statusCode, account: json, pointers: (json.errors ?? []).map(({ pointer }) => pointer) };
  }

  async function save(fields: Record<string, string | string[]>): Promise<string> {
    const answer = await jana.visitor.submit('/settings/rhythm', { ...asked, ...fields });
    return answer.statusCode === 303 ? (await jana.visitor.follow(answer)).body : answer.body;
  }

  it('cadences per layer: 30 / 90 / 180 / 365, each 7-3650 or "none"', async () => {
    expect((await account()).cadences).toEqual(usual);
    const changed = await patch({ cadences: { inner: 14, loose: 'none' } });
    expect(changed).toMatchObject({ status: 200, account: { cadences: { ...usual, inner: 14, loose: 'none' } } });
    for (const days of [6, 3651, 30.5, '30', 'never']) {
      expect(await patch({ cadences: { warm: days } })).toMatchObject({ status: 422, pointers: ['/cadences/warm'] });
    }
    expect(await patch({ cadences: { best: 30 } })).toMatchObject({ status: 422 });
    expect((await patch({ cadences: null })).account.cadences).toEqual(usual);
  });

  it('changing them changes who counts as quiet, when the answer is there', async () => {
    const made = await jana.api.post('/contacts', { givenName: 'Ute', layer: 'warm', roughlyLastOn: '2026-09-01' });
    const { id } = made.json<ContactResponse>();
    const state = async (): Promise<unknown> =>
      (await jana.api.get(`/contacts/${id}`)).json<ContactResponse>().standing.state;
    expect(await state()).toBe('fresh');
    await patch({ cadences: { warm: 60 } });
    expect(await state()).toBe('quiet');
    await save({ 'cadences.warm': '' });
    expect(await state()).toBe('fresh');
  });

  it('the page: days, 0 for none, empty for the usual; what is wrong stands beside its field', async () => {
    await save({ 'cadences.inner': '21', 'cadences.known': '0' });
    expect((await account()).cadences).toEqual({ ...usual, inner: 21, known: 'none' });
    const page = (await jana.visitor.get('/settings/rhythm')).body;
    expect(page).toMatch(/name="cadences\.inner"[^>]*value="21"/);
    expect(page).toMatch(/name="cadences\.known"[^>]*value="0"/);
    expect(await save({ 'cadences.inner': '3' })).toContain('Zwischen 7 und 3650 Tagen');
    await save({});
    expect((await account()).cadences).toEqual(usual);
  });

  it('working hours, through both', async () => {
    const hours = { from: '10:00', to: '16:30', days: [2, 4] };
    expect((await patch({ workingHours: hours })).account.workingHours).toEqual({ ...hours, byDay: [] });
    expect(await patch({ workingHours: { ...hours, to: '09:00' } })).toMatchObject({ status: 422 });
    expect(await patch({ workingHours: { ...hours, days: [] } })).toMatchObject({ status: 422 });
    const refused = await save({ 'hours.from': '18:00', 'hours.to': '17:00', 'hours.days': ['1'] });
    expect(refused).toContain('Das Ende kommt nach dem Anfang');
    await save({ 'hours.from': '09:00', 'hours.to': '17:00', 'hours.days': ['1', '5'] });
    expect((await account()).workingHours).toEqual({ from: '09:00', to: '17:00', days: [1, 5], byDay: [] });
    await save({});
    expect((await account()).workingHours).toBeNull();
  });

  it('hours of single days, through both: each is one of the days, and ends after it begins', async () => {
    const hours = { from: '10:00', to: '16:30', days: [2, 4], byDay: [{ day: 4, from: '08:00', to: '12:00' }] };
    expect((await patch({ workingHours: hours })).account.workingHours).toEqual(hours);
    const page = (await jana.visitor.get('/settings/rhythm')).body;
    expect(page).toMatch(/name="hours\.4\.from"[^>]*value="08:00"/);
    expect(page).toMatch(/<details class="more" open><summary>An manchen Tagen andere Zeiten/);
    const wrong = (byDay: object[]) => patch({ workingHours: { ...hours, byDay } });
    expect((await wrong([{ day: 4, from: '12:00', to: '08:00' }])).pointers).toEqual(['/workingHours/byDay/0/to']);
    expect((await wrong([{ day: 5, from: '08:00', to: '12:00' }])).pointers).toEqual(['/workingHours/byDay/0/day']);
    expect((await wrong([hours.byDay[0] ?? {}, hours.byDay[0] ?? {}])).status).toBe(422);
    expect((await wrong([{ day: 8, from: '08:00', to: '12:00' }])).status).toBe(422);

    await save({ 'hours.days': ['1'], 'hours.5.from': '08:00', 'hours.5.to': '12:00' });
    expect((await account()).workingHours).toEqual({
      ...{ from: '10:00', to: '18:00', days: [1, 5] },
      byDay: [{ day: 5, from: '08:00', to: '12:00' }],
    });
    const refused = await save({ 'hours.3.from': '12:00', 'hours.3.to': '08:00' });
    expect(refused).toMatch(/id="hours\.3\.to"[^>]*aria-invalid="true"/);
    expect(await save({ 'hours.3.from': '12:00' })).toMatch(/id="hours\.3\.to"[^>]*aria-invalid="true"/);
    await save({});
    expect((await account()).workingHours).toBeNull();
  });

  it('what stays free around meetings, through both: whole numbers, and what is left empty is the usual', async () => {
    expect((await account()).slotRules).toBeNull();
    const rules = { travelMinutes: 45, gapMinutes: 10, noticeHours: 24 };
    expect((await patch({ slotRules: rules })).account.slotRules).toEqual(rules);
    expect((await jana.visitor.get('/settings/rhythm')).body).toMatch(/name="slotRules\.travelMinutes"[^>]*value="45"/);
    for (const wrong of [{ travelMinutes: 241 }, { gapMinutes: -1 }, { noticeHours: 1.5 }, { noticeHours: null }]) {
      const [name] = Object.keys(wrong);
      expect((await patch({ slotRules: { ...rules, ...wrong } })).pointers).toEqual([`/slotRules/${name}`]);
    }
    await save({ 'slotRules.travelMinutes': '', 'slotRules.gapMinutes': '15', 'slotRules.noticeHours': '0' });
    expect((await account()).slotRules).toEqual({ travelMinutes: 30, gapMinutes: 15, noticeHours: 0 });
    const refused = await save({ 'slotRules.gapMinutes': '1000' });
    expect(refused).toContain('Ganze Zahlen, bitte');
    expect(refused).toMatch(/id="slotRules\.gapMinutes"[^>]*aria-invalid="true"/);
    await save({});
    expect((await account()).slotRules).toBeNull();
  });

  it('quiet dates, through both: a stretch is added, an unticked day goes, a passed one stays', async () => {
    await patch({ quietDates: ['2026-01-01', '2026-12-24'] });
    expect((await account()).quietDates).toEqual(['2026-01-01', '2026-12-24']);
    await save({ quietDates: ['2026-12-24'], 'quiet.from': '2026-12-30', 'quiet.to': '2027-01-01' });
    expect((await account()).quietDates).toEqual([
      ...['2026-01-01', '2026-12-24', '2026-12-30', '2026-12-31', '2027-01-01'],
    ]);
    await save({ quietDates: ['2026-12-31'] });
    expect((await account()).quietDates).toEqual(['2026-01-01', '2026-12-31']);
    expect(await save({ 'quiet.from': '2026-02-30' })).toContain('Bitte Tage, die es gibt');
  });

  it('pace, pause with a date and industry, through both', async () => {
    const asOnPage = { mailTime: '08:30', timeZone: 'Europe/Berlin', mailDays: ['1'], mailNames: 'yes' };
    await jana.visitor.submit('/settings', { ...asOnPage, pace: '5', pauseUntil: '2026-12-24' });
    expect(await account()).toMatchObject({ pace: 5, pauseUntil: '2026-12-24' });
    await jana.visitor.submit('/settings', { ...asOnPage, pace: '3', pauseUntil: '' });
    expect(await account()).toMatchObject({ pace: 3, pauseUntil: null });
    await jana.visitor.submit('/settings/you', { locale: 'de', name: 'Jana', industry: 'not-digital' });
    expect(await account()).toMatchObject({ industry: 'not-digital' });
    expect((await patch({ pace: 4, pauseUntil: '2026-12-01', industry: 'digital' })).account).toMatchObject({
      pace: 4,
      pauseUntil: '2026-12-01',
      industry: 'digital',
    });
    expect(await patch({ pace: 11 })).toMatchObject({ status: 422, pointers: ['/pace'] });
    await patch({ pace: 3, pauseUntil: null });
  });

  it('"warn when more than 150 people are in layers inner to known": in a sentence, through both', async () => {
    const circle = async (): Promise<unknown> => (await jana.api.get('/account/circle')).json();
    expect(await circle()).toEqual({ keptUp: 1, enough: 150, hint: null });
    expect((await jana.visitor.get('/settings/rhythm')).body).not.toContain('mehr als 150 Menschen');
    const station = (await jana.api.post('/stations', { kind: 'study', organisation: 'Uni' })).json<{ id: string }>();
    for (let from = 0; from < 150; from += 50) {
      const names = Array.from({ length: 50 }, (_, nth) => `Person ${from + nth}`);
      expect((await jana.api.post(`/stations/${station.id}/people`, { names })).statusCode).toBeLessThan(300);
    }
    expect(await circle()).toMatchObject({
      keptUp: 151,
      hint: expect.stringContaining('mehr als 150 Menschen') as string,
    });
    expect((await jana.visitor.get('/settings/rhythm')).body).toContain('mehr als 150 Menschen');
  });
});
