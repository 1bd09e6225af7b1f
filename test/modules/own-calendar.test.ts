import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BusyCalendarsSchedule } from '../../src/busy-calendars/busy-calendars.schedule.js';
import { BusyTimes } from '../../src/slots/busy-times.js';
import type { TestApp } from '../support/app.js';
import { CaldavServer } from '../support/caldav-server.js';
import { engines } from '../support/database.js';
import { type CalendarWorld, calendarWorld, startWithCalendars } from './calendar-world.js';

const nameOf = (id: string): string => `wiedersehen-${id}.ics`;
const theirEvent = (uid: string, start: string, end: string): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//theirs//EN', 'BEGIN:VEVENT', `UID:${uid}`],
    ...[
      'DTSTAMP:20261101T000000Z',
      `DTSTART:${start}`,
      `DTEND:${end}`,
      'SUMMARY:Kaffee',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ],
  ].join('\r\n');

describe.each(engines)('meetings in the own calendar on %s', (engine) => {
  let app: TestApp;
  let server: CaldavServer;
  let world: CalendarWorld;

  beforeAll(async () => {
    app = await startWithCalendars(engine);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    server = await CaldavServer.start();
    world = await calendarWorld(app, server);
  });
  afterEach(() => server.close());

  const file = (id: string): string => server.events('work').get(nameOf(id)) ?? '';
  const account = async () =>
    (await world.mara.api.get(`/calendar-accounts/${world.id}`)).json<Record<string, unknown>>();
  const puts = (): number => server.log.filter((line) => line.startsWith('PUT')).length;

  it('finds the calendars for events from the address of the server alone', async () => {
    const answer = await world.mara.api.post(`/calendar-accounts/${world.id}/check`, {});
    expect(answer.json()).toEqual({
      ...{ problem: null, answer: null },
      calendars: [
        { url: server.calendarUrl('work'), name: 'Arbeit & Studium', canWrite: true },
        { url: server.calendarUrl('private'), name: '2026', canWrite: true },
        { url: server.calendarUrl('shared'), name: 'Team', canWrite: false },
      ],
    });
    expect(await account()).toMatchObject({ connection: { problem: null, checkedAt: '2026-11-23T08:00:00.000Z' } });
    expect(JSON.stringify(await account())).not.toContain(server.password);
  });

  it('writes what is agreed, the same bytes as the file of the meeting, and nothing else', async () => {
    const agreed = await world.meeting();
    await world.meeting('2026-12-02T14:00:00Z', { state: 'proposed' });
    await world.choose({ pushTo: server.calendarUrl('work') });
    const own = await world.mara.api.get(`/meetings/${agreed}.ics`);
    expect([...server.events('work')]).toEqual([[nameOf(agreed), own.body]]);
    await world.pass(61);
    expect(puts()).toBe(1);
  });

  it('follows a change, a removal, and a change of mind, at the next turn of the clock', async () => {
    const id = await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    const change = { start: '2026-12-03T10:00:00Z', end: '2026-12-03T11:00:00Z' };
    await world.mara.api.patch(`/meetings/${id}`, change);
    await world.pass();
    expect(file(id)).toContain('DTSTART;TZID=Europe/Berlin:20261203T110000');
    await world.mara.api.patch(`/meetings/${id}`, { state: 'not-this-time' });
    await world.pass();
    expect(server.events('work').size).toBe(0);
    await world.mara.api.patch(`/meetings/${id}`, { state: 'agreed' });
    await world.pass();
    expect(file(id)).toContain(`UID:${id}`);
    await world.mara.api.delete(`/meetings/${id}`);
    await world.pass();
    expect(server.events('work').size).toBe(0);
  });

  it('keeps what somebody changed there, says so, and takes it over if the user wants that', async () => {
    const id = await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    server.touch('work', nameOf(id), theirEvent(id, '20261204T090000Z', '20261204T100000Z'));
    await world.mara.api.patch(`/meetings/${id}`, { place: 'Park' });
    await world.pass();
    expect(file(id)).toContain('PRODID:-//theirs');
    const [conflict] = await world.conflicts();
    expect(conflict).toMatchObject({
      ...{ meetingId: id, problem: 'changed', isOn: true },
      theirs: { start: '2026-12-04T09:00:00.000Z', end: '2026-12-04T10:00:00.000Z', summary: 'Kaffee', place: null },
    });
    const settled = await world.mara.api.post(`/calendar-accounts/${world.id}/conflicts/${String(conflict?.['id'])}`, {
      version: 'there',
    });
    expect(settled.statusCode, settled.body).toBe(204);
    expect((await world.mara.api.get(`/meetings/${id}`)).json()).toMatchObject({ start: '2026-12-04T09:00:00.000Z' });
    await world.pass(61);
    expect(file(id)).toContain('PRODID:-//theirs');
    expect(await world.conflicts()).toEqual([]);
  });

  it('writes over what was changed there only when the user says so, and not over a later change', async () => {
    const id = await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    server.touch('work', nameOf(id), theirEvent(id, '20261204T090000Z', '20261204T100000Z'));
    await world.pass(61);
    const settle = async (): Promise<void> => {
      const [conflict] = await world.conflicts();
      const path = `/calendar-accounts/${world.id}/conflicts/${String(conflict?.['id'])}`;
      expect((await world.mara.api.post(path, { version: 'here' })).statusCode).toBe(204);
    };
    server.touch('work', nameOf(id), theirEvent(id, '20261205T090000Z', '20261205T100000Z'));
    await settle();
    expect(await world.conflicts()).toMatchObject([{ theirs: { start: '2026-12-05T09:00:00.000Z' } }]);
    await settle();
    expect(file(id)).toContain('20261201T150000');
    expect(await world.conflicts()).toEqual([]);
  });

  it('does not write again what was removed there, unless the user wants it', async () => {
    const [kept, back] = [await world.meeting(), await world.meeting('2026-12-02T14:00:00Z')];
    await world.choose({ pushTo: server.calendarUrl('work') });
    for (const id of [kept, back]) server.touch('work', nameOf(id), null);
    await world.pass(61);
    const conflicts = await world.conflicts();
    expect(conflicts).toMatchObject([
      { problem: 'removed', theirs: null },
      { problem: 'removed', theirs: null },
    ]);
    for (const { id, meetingId } of conflicts) {
      const version = meetingId === kept ? 'there' : 'here';
      await world.mara.api.post(`/calendar-accounts/${world.id}/conflicts/${String(id)}`, { version });
    }
    await world.mara.api.patch(`/meetings/${kept}`, { place: 'Park' });
    await world.pass(61);
    expect([...server.events('work').keys()]).toEqual([nameOf(back)]);
  });

  it('takes no harm from a program that only notes something for itself, or a server that does', async () => {
    server.rewrites = true;
    const id = await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    server.touch('work', nameOf(id), file(id).replace('END:VEVENT', 'X-MOZ-LASTACK:20261123T080000Z\r\nEND:VEVENT'));
    await world.pass(61);
    expect(await world.conflicts()).toEqual([]);
    await world.mara.api.patch(`/meetings/${id}`, { place: 'Park' });
    await world.pass();
    expect(file(id)).toContain('LOCATION:Park');
  });

  it('touches nothing that it did not write, even under the same name or UID', async () => {
    const [same, elsewhere] = [await world.meeting(), await world.meeting('2026-12-02T14:00:00Z')];
    const foreign = theirEvent('somebody-else', '20261204T090000Z', '20261204T100000Z');
    const imported = theirEvent(elsewhere, '20261202T140000Z', '20261202T150000Z');
    server.touch('work', nameOf(same), foreign);
    server.touch('work', 'imported.ics', imported);
    await world.choose({ pushTo: server.calendarUrl('work') });
    await world.mara.api.delete(`/meetings/${same}`);
    await world.mara.api.delete(`/meetings/${elsewhere}`);
    await world.pass();
    await world.pass(61);
    expect(server.events('work')).toEqual(
      new Map([
        [nameOf(same), foreign],
        ['imported.ics', imported],
      ]),
    );
  });

  it('finds its own event again when the answer to writing it got lost', async () => {
    const id = await world.meeting();
    server.mishap = ({ method, socket }, response) => {
      if (method !== 'PUT') return false;
      server.mishap = null;
      response.on('close', () => undefined);
      void world.mara.api.get(`/meetings/${id}.ics`).then(({ body }) => {
        server.touch('work', nameOf(id), body);
        socket.destroy();
      });
      return true;
    };
    await world.choose({ pushTo: server.calendarUrl('work') });
    expect(await account()).toMatchObject({ connection: { problem: 'reach' } });
    await world.pass(6);
    expect(await account()).toMatchObject({ connection: { problem: null } });
    expect(await world.conflicts()).toEqual([]);
    expect([...server.events('work').keys()]).toEqual([nameOf(id)]);
  });

  it.each([
    ['full', 507, 'full'],
    ['asking to wait', 503, 'busy'],
    ['broken', 500, 'server'],
    ['without the calendar', 404, 'gone'],
    ['not letting us write', 403, 'read-only'],
  ])('waits longer and longer for a server that is %s', async (_, status, problem) => {
    await world.meeting();
    server.mishap = ({ method }, response) => {
      if (method === 'PUT') response.writeHead(status).end();
      return method === 'PUT';
    };
    await world.choose({ pushTo: server.calendarUrl('work') });
    expect(await account()).toMatchObject({ connection: { problem } });
    await world.pass(1);
    expect(puts()).toBe(1);
    await world.pass(5);
    expect(puts()).toBe(2);
    await world.pass(3);
    expect(puts()).toBe(2);
    server.mishap = null;
    await world.pass(10);
    expect(server.events('work').size).toBe(1);
    expect(await account()).toMatchObject({ connection: { problem: null } });
  });

  it('moves into another calendar, and out of the one before if that is wanted', async () => {
    const id = await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    await world.choose({ pushTo: server.calendarUrl('private'), events: 'go' });
    await world.pass();
    expect(server.events('work').size).toBe(0);
    expect([...server.events('private').keys()]).toEqual([nameOf(id)]);
    await world.choose({ pushTo: null });
    await world.mara.api.delete(`/meetings/${id}`);
    await world.pass(61);
    expect(server.events('private').size).toBe(1);
  });

  it('leaves nothing there when the account goes, if that is wanted; otherwise all of it', async () => {
    await world.meeting();
    await world.choose({ pushTo: server.calendarUrl('work') });
    server.mishap = ({ method }, response) => {
      if (method === 'DELETE') response.writeHead(500).end();
      return method === 'DELETE';
    };
    const path = `/calendar-accounts/${world.id}?events=go`;
    const still = await world.mara.api.delete(path);
    expect(still.json()).toMatchObject({ type: expect.stringContaining('events-still-there') as string });
    server.mishap = null;
    expect((await world.mara.api.delete(path)).statusCode).toBe(204);
    expect(server.events('work').size).toBe(0);
  });

  it('takes time away where a chosen calendar says so, but not twice for its own meetings', async () => {
    const id = await world.meeting();
    server.touch('work', 'x.ics', theirEvent('x', '20261204T090000Z', '20261204T100000Z'));
    await world.choose({ busy: [server.calendarUrl('work')], pushTo: server.calendarUrl('work') });
    const look = async () => {
      app.clock.set(new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString());
      await app.get(BusyCalendarsSchedule).tick();
      return (await world.mara.api.get('/busy-calendars')).json<{ items: object[] }>().items;
    };
    expect(await look()).toMatchObject([
      { kind: 'caldav', label: 'Arbeit & Studium', look: { events: 1, problem: null } },
    ]);
    const span = { start: Date.parse('2026-12-01T00:00Z'), end: Date.parse('2026-12-06T00:00Z') };
    const busy = await app.get(BusyTimes).of(world.mara.account, span);
    expect(busy).toContainEqual({ start: Date.parse('2026-12-04T09:00Z'), end: Date.parse('2026-12-04T10:00Z') });
    expect(server.events('work').has(nameOf(id))).toBe(true);
    const reports = server.log.filter((line) => line.startsWith('REPORT')).length;
    await look();
    expect(server.log.filter((line) => line.startsWith('REPORT')).length).toBe(reports);
    await world.choose({ busy: [] });
    expect((await world.mara.api.get('/busy-calendars')).json()).toMatchObject({ items: [] });
  });
});
