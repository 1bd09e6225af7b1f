import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusyCalendarsSchedule } from '../../src/busy-calendars/busy-calendars.schedule.js';
import { OwnCalendarSchedule } from '../../src/own-calendar/own-calendar.schedule.js';
import { signedIn, type SignedIn, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { RadicalePeer } from '../support/radicale.js';
import { startWithCalendars } from './calendar-world.js';

if (!RadicalePeer.isInstalled) {
  process.stderr.write(
    'SKIPPED: Radicale is not installed (Debian: apt-get install radicale); no CalDAV peer was tried.\n',
  );
}

describe.runIf(RadicalePeer.isInstalled)('with Radicale, which nobody here wrote', () => {
  let app: TestApp;
  let peer: RadicalePeer;
  let mara: SignedIn;

  beforeAll(async () => {
    app = await startWithCalendars();
    peer = await RadicalePeer.start();
    mara = await signedIn(app);
  });
  afterAll(async () => {
    await peer.close();
    await app.close();
  });

  const later = (minutes: number): void =>
    app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString());

  it('finds its calendars, reads, writes, changes, sees a conflict, and removes', async () => {
    const url = await peer.calendar('mara', 'work');
    const busy = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:yoga', 'DTSTAMP:20261101T000000Z'];
    const rule = ['DTSTART:20261124T170000Z', 'DTEND:20261124T180000Z', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Yoga'];
    const yoga = [...busy, ...rule, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
    expect((await peer.send('mara', 'PUT', `${url}yoga.ics`, yoga)).status).toBe(201);
    const friend = aContact(mara.account, { givenName: 'Ada', familyName: 'Lovelace' });
    await stored(app.unitOfWork, friend);
    const id = await mara.api.make('/meetings', {
      ...{
        contactIds: [friend.id],
        start: '2026-12-01T14:00:00Z',
        end: '2026-12-01T15:00:00Z',
        timeZone: 'Europe/Berlin',
      },
    });
    const account = await mara.api.make('/calendar-accounts', {
      ...{ label: 'Radicale', address: peer.url, userName: 'mara', password: 'x' },
    });
    const check = await mara.api.post(`/calendar-accounts/${account}/check`, {});
    expect(check.json()).toMatchObject({ problem: null, calendars: [{ url, canWrite: true }] });
    const chosen = await mara.api.put(`/calendar-accounts/${account}/calendars`, { busy: [url], pushTo: url });
    expect(chosen.json(), chosen.body).toMatchObject({ connection: { problem: null } });
    const event = `${url}wiedersehen-${id}.ics`;
    const there = async (): Promise<string> => (await peer.send('mara', 'GET', event)).text();
    expect(await there()).toContain('DTSTART;TZID=Europe/Berlin:20261201T150000');

    later(120);
    await app.get(BusyCalendarsSchedule).tick();
    expect((await mara.api.get('/busy-calendars')).json()).toMatchObject({
      items: [{ look: { events: 1, problem: null } }],
    });
    await mara.api.patch(`/meetings/${id}`, { start: '2026-12-02T14:00:00Z', end: '2026-12-02T15:00:00Z' });
    await app.get(OwnCalendarSchedule).tick();
    expect(await there()).toContain('20261202T150000');

    const moved = (await there()).replaceAll('20261202T', '20261203T');
    expect((await peer.send('mara', 'PUT', event, moved)).ok).toBe(true);
    later(61);
    await app.get(OwnCalendarSchedule).tick();
    const conflicts = (await mara.api.get(`/calendar-accounts/${account}/conflicts`)).json<{
      items: { id: string }[];
    }>();
    expect(conflicts.items).toMatchObject([{ problem: 'changed', theirs: { start: '2026-12-03T14:00:00.000Z' } }]);
    await mara.api.post(`/calendar-accounts/${account}/conflicts/${conflicts.items[0]?.id ?? ''}`, { version: 'here' });
    expect(await there()).toContain('20261202T150000');

    expect((await mara.api.delete(`/calendar-accounts/${account}?events=go`)).statusCode).toBe(204);
    expect((await peer.send('mara', 'GET', event)).status).toBe(404);
    expect((await peer.send('mara', 'GET', `${url}yoga.ics`)).status).toBe(200);
  });
});
