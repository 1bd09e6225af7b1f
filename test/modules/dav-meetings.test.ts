import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';
import { FilesWorld, otherLines, sampleOf } from './calendar-files-world.js';

const programs = ['ios', 'macos', 'davx5', 'thunderbird', 'gnome', 'khal'];
const summaryLine = /^SUMMARY:.*$/m;

interface MeetingAnswer {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly title: string | null;
  readonly place: string | null;
  readonly note: string | null;
  readonly state: string;
  readonly sequence: number;
  readonly contactIds?: string[];
}

describe.each(engines)('meetings as files of a calendar on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let world: FilesWorld;
  let anna: string;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'de' });
    world = new FilesWorld(app, owner, 'meetings');
    const emails = [{ value: 'anna@probe.example' }];
    anna = await owner.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe', emails });
  });

  const idOf = async (name: string, text: string): Promise<string> => (await world.put(name, text)).item.id;
  const meeting = async (id: string): Promise<MeetingAnswer> =>
    (await owner.api.get(`/meetings/${id}`)).json<MeetingAnswer>();
  const change = async (id: string, fields: object): Promise<void> => {
    world.later();
    await world.ok(owner.api.patch(`/meetings/${id}`, fields));
  };
  const made = (fields: object = {}): Promise<string> =>
    owner.api.make('/meetings', {
      contactIds: [anna],
      start: '2026-11-24T15:00:00Z',
      end: '2026-11-24T16:00:00Z',
      timeZone: 'Europe/Berlin',
      ...fields,
    });

  it('prints a meeting that nobody put as one VEVENT with its zone and UID, and nothing in it moves by itself (RFC 5545, 3.6.1)', async () => {
    const id = await made({ title: 'Kaffee', note: 'Buch mitbringen' });
    const text = await world.get(`${id}.ics`);
    expect(text).toContain(`UID:${id}\r\n`);
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261124T160000\r\n');
    expect(text).toContain('DESCRIPTION:Treffen mit Anna Probe\\nBuch mitbringen\r\n');
    expect(text).not.toContain('VALARM');
    world.later();
    await world.ok(owner.api.patch(`/contacts/${anna}`, { notes: 'x' }));
    expect(await world.get(`${id}.ics`)).toBe(text);
  });

  it.each(programs)(
    'keeps what %s puts, octet for octet, and finds who it is with (RFC 4791, 5.3.4)',
    async (program) => {
      const text = sampleOf('meetings', program);
      const { item, isNew, isAsPut } = await world.put('theirs.ics', text);
      expect({ isNew, isAsPut }).toEqual({ isNew: true, isAsPut: true });
      expect(await world.get('theirs.ics')).toBe(text);
      const stored = await meeting(item.id);
      expect(stored).toMatchObject({ timeZone: 'Europe/Berlin', state: 'agreed' });
      expect(JSON.stringify(stored)).toContain(anna);
    },
  );

  it.each(programs)('changes only the title line of what %s put when the title changes here', async (program) => {
    const text = sampleOf('meetings', program);
    const id = await idOf('theirs.ics', text);
    await change(id, { title: 'Ganz anders' });
    const after = await world.get('theirs.ics');
    const before = summaryLine.exec(text)?.[0].trim();
    expect(otherLines(text, after)).toEqual({ gone: [before], come: ['SUMMARY:Ganz anders'] });
    await world.undoLast();
    expect(otherLines(text, await world.get('theirs.ics'))).toEqual({ gone: [], come: [] });
  });

  it.each(programs)('moves what %s put by its own clock when the meeting moves here', async (program) => {
    const text = sampleOf('meetings', program);
    const id = await idOf('theirs.ics', text);
    await change(id, { start: '2026-12-10T09:00:00Z', end: '2026-12-10T10:00:00Z' });
    const after = await world.get('theirs.ics');
    expect(after).toMatch(/DTSTART;TZID=[^:]*Europe\/Berlin:20261210T100000\r\n/);
    const { gone, come } = otherLines(text, after);
    expect([...gone, ...come].every((line) => /^DT(?:START|END);/.test(line))).toBe(true);
    expect(come).toHaveLength(2);
  });

  it.each(programs)(
    'moves the meeting when %s moves its event, with a higher SEQUENCE and an undo',
    async (program) => {
      const text = sampleOf('meetings', program);
      const id = await idOf('theirs.ics', text);
      const before = await meeting(id);
      const moved = text.replace(/(DT(?:START|END);[^:]*:)202612\d\d/g, '$120261215');
      await world.put('theirs.ics', moved);
      const after = await meeting(id);
      expect(after.start.slice(0, 10)).toBe('2026-12-15');
      expect(after.sequence).toBe(before.sequence + 1);
      await world.undoLast();
      expect((await meeting(id)).start).toBe(before.start);
    },
  );

  it('takes the map pin of the old place away when the place changes here', async () => {
    const id = await idOf('theirs.ics', sampleOf('meetings', 'ios'));
    await change(id, { place: 'Park' });
    const text = await world.get('theirs.ics');
    expect(text).toContain('LOCATION:Park\r\n');
    expect(text).not.toContain('STRUCTURED-LOCATION');
    expect(text).toContain('TRIGGER:-PT30M');
  });

  it('changes title, place and note as a program says, empties what it takes away, and keeps the line with whom', async () => {
    const id = await made({ title: 'Kaffee', note: 'Buch mitbringen', place: 'Café' });
    const text = await world.get(`${id}.ics`);
    const changed = text
      .replace('SUMMARY:Kaffee', 'SUMMARY:Tee')
      .replace('Buch mitbringen', 'Kuchen')
      .replace('LOCATION:Café\r\n', '');
    expect((await world.put(`${id}.ics`, changed)).isAsPut).toBe(true);
    expect(await meeting(id)).toMatchObject({ title: 'Tee', note: 'Kuchen', place: null });
    expect(await world.get(`${id}.ics`)).toBe(changed);
  });

  it('takes STATUS:CANCELLED as not this time, and CONFIRMED as agreed again (RFC 5545, 3.8.1.11)', async () => {
    const id = await made();
    const text = await world.get(`${id}.ics`);
    await world.put(`${id}.ics`, text.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'));
    expect((await meeting(id)).state).toBe('not-this-time');
    await world.put(`${id}.ics`, text);
    expect((await meeting(id)).state).toBe('agreed');
  });

  it('keeps a series whole and shows its first time; what changes here stands beside it (RFC 5545, 3.8.4.4)', async () => {
    const text = sampleOf('meetings', 'khal').replace('SEQUENCE:0', 'SEQUENCE:0\r\nRRULE:FREQ=WEEKLY');
    const id = await idOf('series.ics', text);
    expect(await world.get('series.ics')).toBe(text);
    await change(id, { start: '2026-12-09T15:00:00Z', end: '2026-12-09T16:00:00Z' });
    const after = await world.get('series.ics');
    expect(after).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20261208T160000\r\n');
    expect(after).toContain('DTSTART;TZID=Europe/Berlin:20261209T160000\r\n');
    expect(otherLines(text, after).gone).toEqual([]);
    expect(after.match(/RRULE:FREQ=WEEKLY/g)).toHaveLength(1);
    expect((await world.put('series.ics', after)).isAsPut).toBe(true);
    expect((await meeting(id)).start).toBe('2026-12-09T15:00:00.000Z');
  });

  it('says a time in another zone with that zone in the file', async () => {
    const id = await idOf('theirs.ics', sampleOf('meetings', 'khal'));
    await change(id, { timeZone: 'America/New_York' });
    const text = await world.get('theirs.ics');
    expect(text).toContain('TZID:America/New_York\r\n');
    expect(text).toContain('DTSTART;TZID=America/New_York:20261208T100000\r\n');
  });

  it('makes a whole day, an event without an end and one of three days a meeting of 24 hours at most, and leaves their lines', async () => {
    const times = [
      'DTSTART;VALUE=DATE:20261208',
      'DTSTART:20261208T100000Z',
      'DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261211',
    ];
    const lengths: number[] = [];
    for (const [index, time] of times.entries()) {
      const text = eventOf(`day-${index}`, time);
      const { item, isAsPut } = await world.put(`day-${index}.ics`, text);
      expect(isAsPut).toBe(true);
      const { start, end } = await meeting(item.id);
      lengths.push((Date.parse(end) - Date.parse(start)) / 60_000);
    }
    expect(lengths).toEqual([1440, 30, 1440]);
  });

  it('lets somebody take part whom a program invites, and leaves out whom it strikes out', async () => {
    const emails = [{ value: 'ben@probe.example' }];
    const ben = await owner.api.make('/contacts', { givenName: 'Ben', familyName: 'Probe', emails });
    const id = await idOf(
      'theirs.ics',
      eventOf('guests', 'DTSTART:20261208T100000Z', 'ATTENDEE:mailto:anna@probe.example'),
    );
    const both = 'ATTENDEE:mailto:anna@probe.example\r\nATTENDEE:MAILTO:Ben@probe.example';
    await world.put('theirs.ics', eventOf('guests', 'DTSTART:20261208T100000Z', both));
    expect(JSON.stringify(await meeting(id))).toContain(ben);
    await world.put('theirs.ics', eventOf('guests', 'DTSTART:20261208T100000Z', 'ATTENDEE:mailto:ben@probe.example'));
    expect(JSON.stringify(await meeting(id))).not.toContain(anna);
  });

  it('refuses what is no meeting, with the precondition that says why (RFC 4791, 5.3.2.1)', async () => {
    const one = eventOf('x', 'DTSTART:20261208T100000Z');
    const todo = one.replaceAll('VEVENT', 'VTODO');
    const twice = one.replace(
      'END:VCALENDAR',
      `${/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/.exec(one)?.[0] ?? ''}END:VCALENDAR`,
    );
    const refusals = {
      nobody: await world.refusal(one.replace('Anna Probe', 'Zahnarzt')),
      todo: await world.refusal(todo),
      twice: await world.refusal(twice.replace('UID:x', 'UID:y')),
      method: await world.refusal(one.replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:REQUEST')),
      old: await world.refusal(one.replace('VERSION:2.0', 'VERSION:1.0')),
      open: await world.refusal(one.replace('END:VEVENT\r\n', '')),
      none: await world.refusal('hello'),
      startless: await world.refusal(one.replace('DTSTART:20261208T100000Z\r\n', '')),
      nul: await world.refusal(one.replace('Anna', 'An\0na')),
      large: await world.refusal(one.replace('END:VEVENT', `X-A:${'a'.repeat(1_048_577)}\r\nEND:VEVENT`)),
    };
    expect(refusals).toEqual({
      ...{ nobody: 'valid-calendar-object-resource', todo: 'supported-calendar-component' },
      ...{ twice: 'valid-calendar-object-resource', method: 'valid-calendar-object-resource' },
      ...{ old: 'supported-calendar-data', open: 'valid-calendar-data', none: 'valid-calendar-data' },
      ...{ startless: 'valid-calendar-data', nul: 'valid-calendar-data', large: 'max-resource-size' },
    });
  });

  it('removes a meeting so that it can be had back', async () => {
    const id = await made();
    await world.remove(`${id}.ics`);
    expect((await owner.api.get(`/meetings/${id}`)).statusCode).toBe(404);
    await world.undoLast();
    expect((await meeting(id)).id).toBe(id);
    expect(await world.get(`${id}.ics`)).toContain(`UID:${id}`);
  });

  it('gives a removed meeting that is taken back the file that a program put, under its name', async () => {
    const text = sampleOf('meetings', 'ios');
    const { name } = (await world.put('with-anna.ics', text)).item;
    await world.remove(name);
    await world.undoLast();
    expect(await world.get(name)).toBe(text);
  });

  it('reads a portion with as many statements as a single one', async () => {
    await made();
    const one = await statementsOf(app, () => world.all());
    for (let count = 0; count < 5; count += 1) await made();
    const six = await statementsOf(app, () => world.all());
    expect(six).toHaveLength(one.length);
  });

  function eventOf(uid: string, time: string, more = 'X-NOTHING:1'): string {
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Probe//EN',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261120T120000Z',
    ];
    return `${[...lines, time, 'SUMMARY:Anna Probe', more, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')}\r\n`;
  }
});
