import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

interface Shown {
  readonly id: string;
  readonly dueOn: string;
  readonly leadDays: number | null;
  readonly recurrence: { readonly rule: string; readonly from: string } | null;
}

describe('reminders on pages', () => {
  let app: TestApp;
  let owner: SignedIn;
  let id: string;

  beforeAll(async () => {
    app = await startApp({ clock: '2026-11-23T08:00:00.000Z' });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
    const person = { givenName: 'Marlene', birthday: { month: 12, day: 17 } };
    id = (await owner.api.post('/contacts', person)).json<{ id: string }>().id;
  });

  const open = async (): Promise<Shown[]> => (await owner.api.get('/reminders')).json<{ items: Shown[] }>().items;
  const noted = { text: 'anrufen', dueOn: '2026-11-23', kind: 'own' };
  const note = (fields: object) => owner.visitor.submit('/reminders', { contactId: id, ...noted, ...fields });
  const followed = async (path: string, fields: Record<string, string> = {}): Promise<string> =>
    (await owner.visitor.follow(await owner.visitor.submit(path, fields))).body;
  const page = async (path: string): Promise<string> => (await owner.visitor.get(path)).body;

  it('come every week, are ticked off and come again, and that is taken back with one tap', async () => {
    await note({ recurrence: 'week', from: 'date', leadDays: '0' });
    const [first] = await open();
    expect(first).toMatchObject({ recurrence: { rule: 'FREQ=WEEKLY', from: 'date' }, leadDays: null });
    expect(await page('/today')).toContain('jeden Montag');
    const done = await followed(`/reminders/${first?.id}/done`, { back: '/today' });
    expect(done).toContain('Es kommt von selbst wieder.');
    expect((await open()).map(({ dueOn }) => dueOn)).toEqual(['2026-11-30']);
    await followed(/action="(\/undo\/[^"]+)"/.exec(done)?.[1] ?? '');
    expect(await open()).toMatchObject([{ id: first?.id, dueOn: '2026-11-23' }]);
  });

  it('in a rhythm of one’s own, in plain words; what makes no rhythm is said beside the field', async () => {
    const odd = await note({ recurrence: 'own', every: '0', unit: 'week', from: 'done' });
    expect([odd.statusCode, odd.body]).toEqual([422, expect.stringContaining('Wähle eine Zahl von 1 bis 999')]);
    await note({ recurrence: 'own', every: '6', unit: 'week', from: 'done', leadDays: '3' });
    expect(await open()).toMatchObject([{ recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=6', from: 'done' }, leadDays: 3 }]);
    expect(await page(`/people/${id}`)).toContain('alle 6 Wochen, gezählt ab dem Erledigen');
  });

  it('are changed and let go on a page of their own', async () => {
    await note({ recurrence: 'month' });
    const path = `/reminders/${(await open())[0]?.id}`;
    const revision = /name="revision" value="([^"]+)"/.exec(await page(path))?.[1] ?? '';
    const fields = { text: 'schreiben', dueOn: '2026-12-07', recurrence: 'month-weekday', from: 'date', leadDays: '1' };
    expect((await owner.visitor.submit(path, { ...fields, revision: 'old' })).statusCode).toBe(412);
    expect(await followed(path, { ...fields, revision })).toContain('jeden Monat am ersten Montag');
    expect(await followed(`${path}/remove`)).toContain('Das meldet sich nicht mehr.');
    expect(await open()).toEqual([]);
  });

  it('a note for a day needs no person: it stands on that day and is taken back with one tap', async () => {
    expect(await page('/calendar?d=2026-11-27')).toContain('/reminders/new?on&#x3D;2026-11-27');
    expect(await page('/reminders/new?on=2026-11-27')).toContain('value="2026-11-27"');
    const fields = { text: 'Zeugnisse einscannen', dueOn: '2026-11-27', recurrence: 'once', leadDays: '0' };
    const noted = await followed('/reminders', fields);
    expect(noted).toContain('Vorgemerkt.');
    expect(noted).toContain('Zeugnisse einscannen');
    expect(await open()).toMatchObject([{ kind: 'own', contactId: null, dueOn: '2026-11-27' }]);
    await followed(/action="(\/undo\/[^"]+)"/.exec(noted)?.[1] ?? '');
    expect(await open()).toEqual([]);
  });

  it('a note for a day without words comes back with a sentence beside the field', async () => {
    const answer = await owner.visitor.submit('/reminders', { text: ' ', dueOn: '2026-11-27' });
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('Ein paar Worte genügen.')]);
    expect(answer.body).toContain('value="2026-11-27"');
    expect(await open()).toEqual([]);
  });

  it('wait until another day', async () => {
    await note({});
    const [reminder] = await open();
    const later = await followed(`/reminders/${reminder?.id}/snooze`, { until: 'tomorrow', back: `/people/${id}` });
    expect(later).toContain('es meldet sich am 24. November');
    expect((await open())[0]?.dueOn).toBe('2026-11-24');
  });

  it('of a birthday are one tap where the birthday is known, and offered once', async () => {
    expect(await page(`/people/${id}`)).toContain('An den Geburtstag denken');
    const after = await followed(`/people/${id}/birthday-reminder`, { leadDays: '7' });
    expect(after).toContain('jedes Jahr am 17. Dezember');
    expect(after).not.toContain('An den Geburtstag denken');
    expect(await open()).toMatchObject([{ dueOn: '2026-12-17', leadDays: 7 }]);
    const edit = await page(`/reminders/${(await open())[0]?.id}`);
    expect(edit).toContain('Änderst du ihn dort');
    expect(edit).not.toContain('name="dueOn"');
    const nobody = (await owner.api.post('/contacts', { givenName: 'Tom' })).json<{ id: string }>().id;
    expect(await page(`/people/${nobody}`)).not.toContain('An den Geburtstag denken');
  });
});
