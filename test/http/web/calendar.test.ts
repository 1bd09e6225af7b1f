import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

const monday = '2026-11-23T08:00:00.000Z';

describe('the pages of the calendar', () => {
  let app: TestApp;
  let owner: SignedIn;
  let ayla: string;

  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app, { country: 'DE', region: 'SN' });
    ayla = await owner.api.make('/contacts', { givenName: 'Ayla', familyName: 'Demir' });
  });
  afterAll(() => app.close());

  const page = async (path: string): Promise<string> =>
    (await owner.visitor.get(path)).body.replace(/\s+/g, ' ').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
  const slots = { day: '2026-11-24', start: '16:00', end: '17:00' };
  const meet = async (fields: Record<string, string>): Promise<string> => {
    const answer = await owner.visitor.submit('/meetings', { person: ayla, ...slots, ...fields });
    expect(answer.statusCode).toBe(303);
    return String(answer.headers.location);
  };

  it('begin with this month, its holidays, and room for a coffee', async () => {
    const body = await page('/calendar');
    expect(body).toContain('<caption>November 2026</caption>');
    expect(body).toContain('Im Rest des Monats ist noch Platz für einen Kaffee.');
    expect(body).toContain('Buß- und Bettag');
    expect(body.match(/id="day-/g)).toHaveLength(42);
    expect(body).toContain('aria-current="date"><a id="day-2026-11-23"');
    expect(body).toContain('href="/calendar?m=2026-10" rel="prev"');
    expect(await page('/calendar?m=2026-12')).toContain('In diesem Monat ist noch Platz für einen Kaffee.');
    expect(await page('/calendar?m=2026-10')).not.toContain('Platz für einen Kaffee');
  });

  it('take whatever stands in the address', async () => {
    for (const query of [
      '?m=0000-00',
      '?m=9999-12&d=9999-12-31',
      '?m=x&d=y&view=z',
      '?m=2026-11&m=2026-12',
      '?d=1899-01-01',
    ]) {
      expect((await owner.visitor.get(`/calendar${query}`)).statusCode).toBe(200);
    }
  });

  it('note a meeting from a day, show it there, and lead on to it', async () => {
    expect(await page('/meetings/new?on=2026-11-24')).toContain('value="2026-11-24"');
    expect(await page(`/meetings/new?with=${ayla}`)).toContain(`name="person" value="${ayla}" checked`);
    const at = await meet({ place: 'Café Puschkin', note: 'Zahlen', travelMinutes: '30' });
    const card = await page(at);
    expect(card).toContain('<h1>Treffen mit Ayla Demir</h1>');
    expect(card).toContain('Dienstag, 24. November, 16:00–17:00');
    expect(card).toContain('30 Minuten hin, ebenso zurück.');
    expect(card).toContain('Noch kein Gespräch notiert.');
    const day = await page('/calendar?d=2026-11-24');
    expect(day).toContain('16:00 Ayla');
    expect(day).toContain('<h2 id="chosen" tabindex="-1">Dienstag, 24. November</h2>');
    expect(day).toContain(`<a href="${at}">Treffen mit Ayla Demir</a>`);
    expect(day).not.toContain('Platz für einen Kaffee');
    await owner.visitor.submit(`${at}/delete`, {});
  });

  it('find people by name, ask who is meant, and take one after the other', async () => {
    const [one, other] = [
      await owner.api.make('/contacts', { givenName: 'Tom', familyName: 'Lenz' }),
      await owner.api.make('/contacts', { givenName: 'Tom', familyName: 'Weber' }),
    ];
    const refused = await owner.visitor.submit('/meetings', { ...slots, person: ayla, name: 'Tom' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(`value="${one}"`);
    expect(refused.body).toContain(`value="${other}"`);
    const nobody = await owner.visitor.submit('/meetings', { ...slots, name: '' });
    expect(nobody.statusCode).toBe(422);
    expect(nobody.body).toContain('id="contactIds-error"');
    const grown = await owner.visitor.submit('/meetings', { ...slots, act: 'add', name: 'Tom Weber' });
    expect(grown.statusCode).toBe(200);
    expect(grown.body).toContain(`value="${other}" checked`);
    const at = await meet({ name: 'Lenz' });
    expect(await page(at)).toContain('Treffen mit Ayla Demir und Tom Lenz');
    await owner.visitor.submit(`${at}/delete`, {});
  });

  it('say what is missing in words, and keep what was written', async () => {
    const answer = await owner.visitor.submit('/meetings', { ...slots, person: ayla, end: '15:00', note: 'Zahlen' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Ein Treffen muss nach seinem Anfang enden.');
    expect(answer.body).toContain('>Zahlen</textarea>');
    const noDay = await owner.visitor.submit('/meetings', { ...slots, person: ayla, day: '' });
    expect(noDay.body).toContain('Bitte gib einen Tag und einen Beginn an.');
  });

  it('change a meeting in its own zone, into the night, and refuse to overwrite what was not seen', async () => {
    const hour = { start: '2026-11-24T20:00:00Z', end: '2026-11-24T23:30:00Z', timeZone: 'Europe/London' };
    const id = await owner.api.make('/meetings', { ...hour, contactIds: [ayla] });
    expect(await page(`/meetings/${id}`)).toContain('Dort 20:00–23:30 (Europe/London)');
    const form = await page(`/meetings/${id}/edit`);
    expect(form).toMatch(/id="start"[^>]* value="20:00"/);
    const revision = /name="revision" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const fields = { person: ayla, day: '2026-11-24', start: '20:00', end: '00:30', state: 'agreed', revision };
    expect((await owner.visitor.submit(`/meetings/${id}`, fields)).statusCode).toBe(303);
    expect((await owner.api.get(`/meetings/${id}`)).json()).toMatchObject({
      ...{ start: '2026-11-24T20:00:00.000Z', end: '2026-11-25T00:30:00.000Z', timeZone: 'Europe/London' },
    });
    expect((await owner.visitor.submit(`/meetings/${id}`, fields)).statusCode).toBe(412);
    await owner.api.delete(`/meetings/${id}`);
  });

  it('ask how it was once it has begun, note it, thank, and offer to take it back', async () => {
    const at = await meet({});
    expect(await page(at)).not.toContain('Wie war’s?');
    app.clock.set('2026-11-24T16:30:00.000Z');
    expect(await page(at)).toContain('Wie war’s?');
    expect((await owner.visitor.submit(`${at}/log`, { summary: 'x' })).statusCode).toBe(422);
    const noted = await owner.visitor.submit(`${at}/log`, {
      contactIds: ayla,
      channel: 'coffee',
      summary: 'Volontariat',
    });
    expect([noted.statusCode, noted.headers.location]).toEqual([303, at]);
    const after = await page(at);
    expect(after).toContain('hat stattgefunden');
    expect(after).toContain(`/compose?situation=thank-you&to=${ayla}`);
    expect(after).toContain('action="/undo/');
    expect(await page(`/people/${ayla}`)).toContain('Volontariat');
    app.clock.set(monday);
    await owner.visitor.submit(`${at}/delete`, {});
  });

  it('turn a meeting off and on again', async () => {
    const at = await meet({ state: 'proposed' });
    expect(await page('/calendar')).toContain('(vorgeschlagen)');
    await owner.visitor.submit(`${at}/state`, { state: 'not-this-time' });
    expect(await page('/calendar')).not.toContain('Treffen mit Ayla');
    await owner.visitor.submit(`${at}/state`, { state: 'agreed' });
    expect(await page(at)).toContain('>vereinbart<');
    expect((await owner.visitor.submit(`${at}/state`, { state: 'x' })).statusCode).toBe(422);
    const file = await owner.visitor.get(`${at}/meeting.ics`);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.body).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });
});
