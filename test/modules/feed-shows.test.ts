import { gunzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MeetingFiles } from '../../src/calendar/meeting-files.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';
import { engines } from '../support/database.js';

describe.each(engines)('what a calendar address shows on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let ids: Record<'ayla' | 'meeting' | 'reminder', string>;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    owner = await signedIn(app, { locale: 'de' });
    const birthday = { year: 1996, month: 2, day: 29 };
    const ayla = await owner.api.make('/contacts', { givenName: 'Ayla', familyName: 'Demir', birthday });
    const time = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T15:45:00Z', timeZone: 'Europe/Berlin' };
    const reminder = { kind: 'promise', contactId: ayla, text: 'das Buch', dueOn: '2026-12-03' };
    ids = {
      ayla,
      meeting: await owner.api.make('/meetings', { ...time, place: 'bei Ayla', contactIds: [ayla] }),
      reminder: await owner.api.make('/reminders', reminder),
    };
    await owner.api.make('/trips', { city: 'Jena', from: '2026-12-05', to: '2026-12-06', note: 'mit Ayla' });
  });

  const feed = async (shows?: object): Promise<{ id: string; path: string }> => {
    const answer = await owner.api.post('/feeds', { label: 'x', ...(shows ? { shows } : {}) });
    const { id, url } = answer.json<{ id: string; url: string }>();
    return { id, path: new URL(url).pathname };
  };
  const read = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    app.nest.inject({ url: path, headers });
  const eventsAt = async (path: string): Promise<ICAL.Event[]> =>
    new ICAL.Component(ICAL.parse((await read(path)).body) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
  const linesAt = async (path: string): Promise<string[]> =>
    (await eventsAt(path)).map(({ summary, startDate }) => `${startDate.toString().slice(0, 10)} ${summary}`);

  it('shows all kinds unless told otherwise, each in its words', async () => {
    const { path } = await feed();
    expect(await linesAt(path)).toEqual([
      '2026-12-01 Treffen mit Ayla Demir',
      '2026-12-03 Versprochen: Ayla Demir',
      '2026-12-05 In Jena',
      '2026-03-01 Geburtstag: Ayla Demir',
    ]);
    const [meeting, , trip, birthday] = await eventsAt(path);
    expect(meeting?.uid).toBe(ids.meeting);
    expect(meeting?.startDate.toJSDate().toISOString()).toBe('2026-12-01T15:00:00.000Z');
    expect(trip?.endDate.toString()).toBe('2026-12-07'); // exclusive
    expect([birthday?.isRecurring(), birthday?.description]).toEqual([true, 'Geboren 1996']);
  });

  it('shows only the kinds that were chosen, and initials with nothing that the user wrote', async () => {
    const { path } = await feed({ kinds: ['meetings', 'reminders', 'trips'], initials: true });
    expect(await linesAt(path)).toEqual([
      '2026-12-01 Treffen mit A. D.',
      '2026-12-03 Versprochen: A. D.',
      '2026-12-05 In Jena',
    ]);
    expect((await read(path)).body.replaceAll('\r\n ', '')).not.toMatch(/Ayla|Demir|Buch/);
    expect(await linesAt((await feed({ kinds: ['trips'] })).path)).toEqual(['2026-12-05 In Jena']);
  });

  it('speaks up if asked to: before meetings, and at nine on the day of reminders', async () => {
    const { path } = await feed({ alarmMinutes: 30 });
    const triggers = (await read(path)).body.match(/TRIGGER:.*(?=\r)/g);
    expect(triggers).toEqual(['TRIGGER:-PT30M', 'TRIGGER:PT9H']);
    expect((await read((await feed()).path)).body).not.toContain('VALARM');
  });

  it('keeps what was called off for 30 days, as called off', async () => {
    const { path } = await feed({ kinds: ['meetings'] });
    await owner.api.patch(`/meetings/${ids.meeting}`, { state: 'not-this-time' });
    expect((await read(path)).body).toMatch(/STATUS:CANCELLED[^]*TRANSP:TRANSPARENT/);
    app.clock.set('2026-12-22T08:00:00.000Z');
    expect((await read(path)).body).toContain('STATUS:CANCELLED');
    app.clock.set('2026-12-25T08:00:00.000Z');
    expect((await read(path)).body).not.toContain('VEVENT');
  });

  it('says a birthday once, and none of somebody who is not to be greeted', async () => {
    await owner.api.make('/reminders', { kind: 'birthday', contactId: ids.ayla, dueOn: '2027-03-01' });
    const { path } = await feed({ kinds: ['reminders', 'birthdays'] });
    expect((await linesAt(path)).filter((line) => line.includes('Geburtstag'))).toHaveLength(1);
    await owner.api.patch(`/contacts/${ids.ayla}`, { pleaseDont: true });
    expect(await linesAt(path)).toEqual(['2026-12-03 Versprochen: Ayla Demir']);
  });

  it('answers 304 without reading the calendar, and anew when a day has begun, a choice or a row has changed', async () => {
    const { id, path } = await feed();
    const tag = String((await read(path)).headers['etag']);
    const known = (): Promise<Answer> => read(path, { 'if-none-match': tag });
    expect((await known()).statusCode).toBe(304);
    app.clock.set('2026-11-23T22:59:00.000Z');
    expect((await known()).statusCode).toBe(304);
    app.clock.set('2026-11-23T23:00:00.000Z'); // midnight in Berlin
    expect((await known()).statusCode).toBe(200);
    app.clock.set('2026-11-23T08:00:00.000Z');
    expect((await known()).statusCode).toBe(304);
    expect((await owner.api.patch(`/feeds/${id}`, { label: 'y' })).statusCode).toBe(200);
    expect((await known()).statusCode).toBe(304);
    await owner.api.patch(`/feeds/${id}`, { shows: { kinds: ['trips'], initials: true } });
    expect((await known()).statusCode).toBe(200);
    expect(await linesAt(path)).toEqual(['2026-12-05 In Jena']);
  });

  it('goes zipped to whoever takes that, under a tag of its own', async () => {
    const { path } = await feed();
    const [plain, zipped] = [await read(path), await read(path, { 'accept-encoding': 'br, gzip;q=0.8' })];
    expect([zipped.headers['content-encoding'], zipped.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body);
    expect(zipped.headers['etag']).not.toBe(plain.headers['etag']);
    const again = await read(path, { 'accept-encoding': 'gzip', 'if-none-match': String(zipped.headers['etag']) });
    expect(again.statusCode).toBe(304);
    expect((await read(path, { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
  });

  it('has a new address when asked for, and the one before opens nothing any more', async () => {
    const { id, path } = await feed({ kinds: ['trips'] });
    const renewed = await owner.api.post(`/feeds/${id}/renew`, {});
    const { url, webcalUrl } = renewed.json<{ url: string; webcalUrl: string }>();
    expect(renewed.statusCode).toBe(200);
    expect(webcalUrl).toBe(url.replace(/^http:/, 'webcal:'));
    expect((await read(path)).statusCode).toBe(404);
    expect(await linesAt(new URL(url).pathname)).toEqual(['2026-12-05 In Jena']);
  });

  it('is changed only by whoever knows it as it is; a use of it is no change', async () => {
    const { id, path } = await feed();
    const { etag } = (await owner.api.get(`/feeds/${id}`)).headers;
    await read(path);
    const headers = { 'if-match': String(etag) };
    expect((await owner.api.patch(`/feeds/${id}`, { label: 'y' }, {})).statusCode).toBe(428);
    expect((await owner.api.patch(`/feeds/${id}`, { label: 'y' }, headers)).statusCode).toBe(200);
    expect((await owner.api.patch(`/feeds/${id}`, { label: 'z' }, headers)).statusCode).toBe(412);
    for (const kinds of [[], ['x'], ['trips', 'trips'], null]) {
      expect((await owner.api.post('/feeds', { label: 'x', shows: { kinds } })).statusCode).toBe(422);
    }
  });

  it('gives one meeting as a file of its own, with the same UID', async () => {
    const file = await app.get(MeetingFiles).file(owner.account, ids.meeting);
    expect(file).toContain(`UID:${ids.meeting}\r\n`);
    expect(file).toContain('DTSTART;TZID=Europe/Berlin:20261201T160000');
    expect(file).not.toMatch(/NAME:|REFRESH|METHOD/);
    await expect(app.get(MeetingFiles).file(owner.account, ids.reminder)).rejects.toThrow();
  });
});
