import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BusyCalendarsSchedule } from '../../src/busy-calendars/busy-calendars.schedule.js';
import { rows } from '../../src/common/database/sql.js';
import { BusyTimes } from '../../src/slots/busy-times.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

interface Shown {
  readonly id: string;
  readonly look: { problem: string | null; events: number; lookedAt: string | null; nextLookAt: string };
}

const FILE = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART;TZID=Europe/Berlin:20261124T180000
DURATION:PT1H
SUMMARY:Geheimes Treffen
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART:20261126T120000Z
DURATION:PT1H
LOCATION:Stadtbibliothek
END:VEVENT
END:VCALENDAR
`;
const span = { start: Date.UTC(2026, 10, 24), end: Date.UTC(2026, 11, 3) };
const LARGE = 50 * 1024 * 1024;

describe.each(engines)('a calendar elsewhere on %s', (engine) => {
  let app: TestApp;
  let kim: SignedIn;
  let server: Server;
  let address: string;
  let asked: IncomingMessage[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  const give =
    (body: string | Buffer, headers: Record<string, string> = {}): typeof answer =>
    (request, response) => {
      response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(body);
    };
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kim.ics`;
    app = await startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
  });
  afterAll(async () => {
    server.close();
    await app.close();
  });
  beforeEach(async () => {
    asked = [];
    answer = give(FILE);
    kim = await signedIn(app, { timeZone: 'Europe/Berlin' });
  });

  const subscribed = async (url = address): Promise<Shown> => {
    const made = await kim.api.post('/busy-calendars', { url, label: 'Arbeit' });
    expect(made.statusCode, made.body).toBe(201);
    return made.json<Shown>();
  };
  const look = async ({ id }: Shown): Promise<Shown> => {
    const looked = await kim.api.post(`/busy-calendars/${id}/refresh`, {});
    expect(looked.statusCode, looked.body).toBe(200);
    return looked.json<Shown>();
  };
  const busy = async (): Promise<string[]> => {
    const found = await app.nest.get(BusyTimes).of(kim.account, span);
    return found.map(({ start, end }) => `${at(start)} ${at(end)}`).sort();
  };
  const at = (ms: number): string => new Date(ms).toISOString().slice(5, 16);
  const taken = ['11-24T17:00 11-24T18:00', '11-26T11:30 11-26T13:30', '12-01T17:00 12-01T18:00'];

  it('says when there is no time, with the way to what has a place; keeps no titles, and no address in the open', async () => {
    const calendar = await look(await subscribed());
    expect(calendar.look).toMatchObject({ problem: null, events: 2, lookedAt: app.clock.now().toISOString() });
    expect(await busy()).toEqual(taken);
    const kept = [
      await rows(app.unitOfWork.reader, 'select * from busy_months'),
      await rows(app.unitOfWork.reader, 'select * from busy_calendars'),
    ];
    expect(JSON.stringify(kept)).not.toMatch(/Geheimes|bibliothek|kim\.ics/);
    expect(JSON.stringify(calendar)).not.toContain('kim.ics');
  });

  it('is read by the clock when its time has come, and takes no time away where it does not count', async () => {
    const { id } = await subscribed();
    await app.nest.get(BusyCalendarsSchedule).tick();
    expect(await busy()).toEqual(taken);
    const shown = await kim.api.get(`/busy-calendars/${id}`);
    const wait = Date.parse(shown.json<Shown>().look.nextLookAt) - app.clock.now().getTime();
    expect(wait).toBeGreaterThanOrEqual(54 * 60_000);
    expect(wait).toBeLessThanOrEqual(66 * 60_000);
    asked = [];
    await app.nest.get(BusyCalendarsSchedule).tick();
    expect(asked.filter(({ url }) => url === '/kim.ics')).toHaveLength(0);
    expect((await kim.api.patch(`/busy-calendars/${id}`, { counts: false })).statusCode).toBe(200);
    expect(await busy()).toEqual([]);
    expect((await kim.api.delete(`/busy-calendars/${id}`)).statusCode).toBe(204);
    expect(await rows(app.unitOfWork.reader, 'select 1 from busy_months where calendar_id = ?', [id])).toEqual([]);
  });

  it('is not read again if the server says that nothing has changed', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else give(FILE, { etag: '"1"' })(request, response);
    };
    const calendar = await subscribed();
    await look(calendar);
    expect((await look(calendar)).look).toMatchObject({ problem: null, events: 2 });
    expect(asked[1]?.headers['if-none-match']).toBe('"1"');
    expect(await busy()).toEqual(taken);
  });

  const bad: [string, string, () => typeof answer][] = [
    ['a page', 'not-a-calendar', () => give('<!doctype html><title>Sign in</title>')],
    ['50 MB', 'large', () => give(Buffer.alloc(LARGE, 'X'))],
    ['a gzip bomb', 'large', () => give(gzipSync(Buffer.alloc(LARGE)), { 'content-encoding': 'gzip' })],
    ['something packed that is broken', 'encoding', () => give('no gzip', { 'content-encoding': 'gzip' })],
    ['no such page', 'status', () => (_, response) => response.writeHead(404).end()],
    [
      'a way to a private address',
      'private',
      () => (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ],
    ['a connection that breaks', 'connection', () => (request) => request.socket.destroy()],
  ];
  it.each(bad)('%s: told in a word, and the last good copy stays', async (_, problem, next) => {
    const calendar = await subscribed();
    await look(calendar);
    answer = next();
    expect((await look(calendar)).look).toMatchObject({ problem, events: 2 });
    expect(await busy()).toEqual(taken);
    answer = give(FILE);
    expect((await look(calendar)).look.problem).toBe(null);
  });

  it('rules that never end take no more than their share: the others are read', async () => {
    const evil = ['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=7;BYDAY=WE'].map(
      (rule, index) =>
        `BEGIN:VEVENT\nUID:e${index}\nDTSTART:20200107T000000Z\nDURATION:PT1S\nRRULE:${rule}\nEND:VEVENT\n`,
    );
    answer = give(FILE.replace('BEGIN:VEVENT', `${evil.join('')}BEGIN:VEVENT`));
    expect((await look(await subscribed())).look).toMatchObject({ problem: null, events: 5 });
    expect(await busy()).toEqual(taken);
  });

  it('refuses what is no address to fetch, and more than twenty', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://a.example', 'https://kim:secret@a.example/', 'a']) {
      expect((await kim.api.post('/busy-calendars', { url, label: 'x' })).statusCode).toBe(422);
    }
    for (let count = 0; count < 20; count += 1) await subscribed('webcal://a.example.org/x.ics');
    expect((await kim.api.post('/busy-calendars', { url: address, label: 'x' })).statusCode).toBe(409);
  });
});
