import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { OwnCalendarSchedule } from '../../src/own-calendar/own-calendar.schedule.js';
import type { TestApp } from '../support/app.js';
import { CaldavServer } from '../support/caldav-server.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';
import { type CalendarWorld, calendarWorld, startWithCalendars } from './calendar-world.js';

const nameOf = (id: string): string => `wiedersehen-${id}.ics`;
/** What somebody adds to an event in their own program. */
const ADDED = [
  ...['DESCRIPTION:Unterlagen mitnehmen', 'CATEGORIES:Arbeit', 'X-COLOUR;X-P="a;b":rot'],
  ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:gleich', 'END:VALARM', ''],
].join('\r\n');

describe.each(engines)('what the user adds in their own calendar on %s', (engine) => {
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
  const puts = (): number => server.log.filter((line) => line.startsWith('PUT')).length;
  const chosen = async (start?: string): Promise<string> => {
    const id = await world.meeting(start);
    await world.choose({ pushTo: server.calendarUrl('work') });
    return id;
  };
  const change = (id: string, from: string | RegExp, to: string): void =>
    server.touch('work', nameOf(id), file(id).replace(from, to));
  const known = () =>
    rows<Record<string, unknown>>(
      app.unitOfWork.reader,
      'select uid, state, wanted, tries from pushed_events where account_id = ? order by uid',
      [world.mara.account.id],
    );
  const editFriend = async (): Promise<void> => {
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
    const answer = await world.mara.api.patch(`/contacts/${world.friend}`, { likes: 'Tee' });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  it('writes nothing when only a person was edited', async () => {
    const id = await chosen();
    change(id, 'END:VEVENT', `${ADDED}END:VEVENT`);
    const theirs = file(id);
    await world.pass(61);
    await editFriend();
    await world.pass();
    expect([puts(), file(id)]).toEqual([1, theirs]);
    expect(await world.conflicts()).toEqual([]);
  });

  it('keeps their notes, alarms and the rest to the letter when the meeting moves, and asks nothing', async () => {
    const id = await chosen();
    change(id, 'END:VEVENT', `${ADDED}END:VEVENT`);
    await world.mara.api.patch(`/meetings/${id}`, {
      ...{ start: '2026-12-03T10:00:00Z', end: '2026-12-03T11:00:00Z', place: 'Park', note: 'Blumen' },
    });
    await world.pass();
    expect(file(id)).toContain(`${ADDED}END:VEVENT`);
    expect(file(id)).toContain('DTSTART;TZID=Europe/Berlin:20261203T110000\r\n');
    expect(file(id)).toContain('LOCATION:Park');
    expect(file(id)).not.toContain('Blumen');
    expect(file(id).match(/^(?:DTSTART;|DTEND;|SUMMARY|SEQUENCE|UID)/gm)).toHaveLength(5);
    expect(await world.conflicts()).toEqual([]);
  });

  it('still follows our own note where nobody has written another', async () => {
    const id = await chosen();
    for (const note of ['Blumen', 'Kuchen']) {
      change(id, 'END:VEVENT', 'X-SEEN:1\r\nEND:VEVENT');
      await world.mara.api.patch(`/meetings/${id}`, { note });
      await world.pass();
      expect(file(id)).toContain(`DESCRIPTION:${note}\r\n`);
    }
    expect(file(id)).toContain('X-SEEN:1');
  });

  it('takes over another title, and writes it over theirs never again', async () => {
    const id = await chosen();
    change(id, /SUMMARY:.*\r\n/, 'SUMMARY:Projekt Mond\r\n');
    await world.pass(61);
    const [conflict] = await world.conflicts();
    const path = `/calendar-accounts/${world.id}/conflicts/${String(conflict?.['id'])}`;
    expect((await world.mara.api.post(path, { version: 'there' })).statusCode).toBe(204);
    expect((await world.mara.api.get(`/meetings/${id}`)).json()).toMatchObject({ title: 'Projekt Mond' });
    await editFriend();
    await world.mara.api.patch(`/meetings/${id}`, { place: 'Park' });
    await world.pass();
    expect(file(id)).toContain('SUMMARY:Projekt Mond\r\n');
    expect(file(id)).toContain('LOCATION:Park');
    expect(await world.conflicts()).toEqual([]);
  });

  it('leaves the title to the names when theirs says the same', async () => {
    const id = await chosen();
    change(id, 'LOCATION:Café', 'LOCATION:Park');
    await world.pass(61);
    const [conflict] = await world.conflicts();
    const path = `/calendar-accounts/${world.id}/conflicts/${String(conflict?.['id'])}`;
    await world.mara.api.post(path, { version: 'there' });
    expect((await world.mara.api.get(`/meetings/${id}`)).json()).toMatchObject({ title: null, place: 'Park' });
  });

  it.each([
    ['400', 400, ''],
    ['413', 413, ''],
    [
      'valid-calendar-data',
      403,
      '<e:error xmlns:e="DAV:"><valid-calendar-data xmlns="urn:ietf:params:xml:ns:caldav"/></e:error>',
    ],
  ])(
    'lets the others through when the server refuses one with %s, says so, and tries it again',
    async (_, status, body) => {
      const bad = await world.meeting('2026-12-01T14:00:00Z');
      server.mishap = ({ method, url }, response) => {
        const isBad = method === 'PUT' && url?.includes(bad) === true;
        if (isBad) response.writeHead(status).end(body);
        return isBad;
      };
      const good = await chosen('2026-12-02T14:00:00Z');
      expect([...server.events('work').keys()]).toEqual([nameOf(good)]);
      expect(await known()).toMatchObject([{ uid: bad, state: 'waiting', tries: 1 }, { state: 'pushed' }]);
      const account = await world.mara.api.get(`/calendar-accounts/${world.id}`);
      expect(account.json()).toMatchObject({ connection: { problem: null } });
      for (const path of ['/today', `/meetings/${bad}`, `/settings/calendar-accounts/${world.id}`]) {
        const page = await world.mara.visitor.get(path);
        expect(page.body, path).toMatch(/nimmt (?:dein Kalender|es) gerade nicht an/);
      }
      await world.pass(1);
      expect(await known()).toMatchObject([{ tries: 1 }, {}]);
      server.mishap = null;
      await world.pass(6);
      expect(server.events('work').size).toBe(2);
    },
  );

  it('begins with the others after an event over which the server stumbled', async () => {
    const bad = await world.meeting('2026-12-01T14:00:00Z');
    server.mishap = ({ method, url }, response) => {
      const isBad = method === 'PUT' && url?.includes(bad) === true;
      if (isBad) response.writeHead(500).end();
      return isBad;
    };
    const good = await chosen('2026-12-02T14:00:00Z');
    await world.pass(6);
    expect([...server.events('work').keys()]).toEqual([nameOf(good)]);
  });

  it('removes what was on its way when the user said that all shall go', async () => {
    await world.choose({ pushTo: server.calendarUrl('work') });
    await world.meeting();
    let goOn = (): void => undefined;
    const begun = new Promise<void>((hasBegun) => {
      server.mishap = (request, response) => {
        if (request.method !== 'PUT') return false;
        server.mishap = null;
        goOn = () => server.late(request, response);
        hasBegun();
        return true;
      };
    });
    const pass = world.pass();
    await begun;
    await world.choose({ pushTo: null, events: 'go' });
    goOn();
    await pass;
    await world.pass();
    expect(server.events('work').size).toBe(0);
    expect(await known()).toEqual([]);
  });

  it('forgets meetings of more than 30 days ago, and leaves them there', async () => {
    const old = await chosen('2026-11-20T14:00:00Z');
    app.clock.set('2027-02-01T08:00:00.000Z');
    await app.get(OwnCalendarSchedule).tick();
    expect(await known()).toEqual([]);
    await world.mara.api.delete(`/meetings/${old}`);
    await world.pass(61);
    expect(server.events('work').has(nameOf(old))).toBe(true);
  });

  it('asks the database as often for thirty meetings as for three', async () => {
    await chosen();
    const asked = async (many: number): Promise<number> => {
      for (let day = 1; day <= many; day += 1) {
        await world.meeting(new Date(Date.parse('2026-12-02T14:00:00Z') + day * 86_400_000).toISOString());
      }
      await world.pass(1);
      await editFriend();
      return (await statementsOf(app, () => world.pass(1))).length;
    };
    expect(await asked(27)).toBe(await asked(2));
  });

  it('says on Today and with the meeting that somebody has changed it there', async () => {
    const id = await chosen();
    change(id, 'LOCATION:Café', 'LOCATION:Park');
    await world.pass(61);
    const link = `/settings/calendar-accounts/${world.id}"`;
    expect((await world.mara.visitor.get('/today')).body).toContain(link);
    const page = (await world.mara.visitor.get(`/meetings/${id}`)).body;
    expect(page).toContain(link);
    expect(page).toContain('anders als hier');
  });

  it('says that something else stands there already', async () => {
    const id = await world.meeting();
    const imported = (await world.mara.api.get(`/meetings/${id}.ics`)).body;
    server.touch('work', 'imported.ics', imported);
    await world.choose({ pushTo: server.calendarUrl('work') });
    for (const path of [`/meetings/${id}`, `/settings/calendar-accounts/${world.id}`]) {
      expect((await world.mara.visitor.get(path)).body, path).toContain('schon von woanders');
    }
    expect((await world.mara.visitor.get('/today')).body).not.toContain(`/settings/calendar-accounts/${world.id}"`);
  });
});
