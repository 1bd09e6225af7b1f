import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

interface Preview {
  readonly events: { key: string; contactId: string; name: string; on: string; channel: string; known: boolean }[];
  readonly more: boolean;
  readonly counted: number;
  readonly large: number;
}

/** A calendar file with a line for each thing that an event has. */
function calendar(...events: readonly (readonly string[])[]): string {
  const body = events.flatMap((lines, index) => [
    ...['BEGIN:VEVENT', `UID:event-${index}@example.org`, 'DTSTAMP:20260101T000000Z'],
    ...[...lines, 'END:VEVENT'],
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...body, 'END:VCALENDAR', ''].join('\r\n');
}
const TOM = 'ATTENDEE;CN=Tom:mailto:Tom@example.org';
const UTE = 'ATTENDEE:mailto:ute@example.org';

describe.each(engines)('past events of a calendar on %s', (engine) => {
  let app: TestApp;
  let jana: SignedIn;
  let tom: string;
  let server: Server;
  let served = '';

  beforeAll(async () => {
    app = await startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    server = createServer((_, response) => response.setHeader('content-type', 'text/calendar').end(served));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await app.close();
  });
  beforeEach(async () => {
    jana = await signedIn(app);
    const emails = [{ value: 'tom@example.org' }];
    tom = await jana.api.make('/contacts', { givenName: 'Tom', familyName: 'Probe', emails });
  });

  const preview = async (file: string, query = ''): Promise<Preview> => {
    const answer = await jana.api.upload(`/past-events/file${query}`, { filename: 'a.ics', bytes: file });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<Preview>();
  };
  const keep = async (found: Preview, fields: object = {}): Promise<object> => {
    const events = found.events.map(({ name: _, known: __, ...event }) => event);
    const answer = await jana.api.post('/past-events', { events, ...fields });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<object>();
  };
  const talks = async (): Promise<{ on: string; summary: string | null; channel: string; direction: string }[]> =>
    (await jana.api.get(`/contacts/${tom}/interactions`)).json<{ items: never[] }>().items;

  const late = ['DTSTART:20260310T233000Z', 'DTEND:20260311T003000Z', 'SUMMARY:Zoom', TOM, UTE];
  const coffee = ['DTSTART;TZID=Europe/Berlin:20261002T150000', 'DURATION:PT1H', 'LOCATION:Café', TOM];

  it('become talks with those whose address is known, on their local day, once', async () => {
    const found = await preview(calendar(late, coffee));
    expect(found.events).toMatchObject([
      { contactId: tom, name: 'Tom Probe', on: '2026-10-02', channel: 'coffee', known: false },
      { contactId: tom, on: '2026-03-11', channel: 'video', title: 'Zoom' },
    ]);
    expect(await talks()).toEqual([]); // looked only
    expect(await keep(found)).toEqual({ talks: 2, people: 1 });
    expect(await talks()).toMatchObject([
      { on: '2026-10-02', direction: 'mutual', summary: null },
      { on: '2026-03-11', direction: 'mutual', summary: null },
    ]);
    expect((await jana.api.get(`/contacts/${tom}`)).json()).toMatchObject({
      standing: { lastInteractionOn: '2026-10-02' },
    });
    expect(await keep(found)).toEqual({ talks: 0, people: 0 });
    expect(await preview(calendar(late, coffee))).toMatchObject({ events: [], counted: 2 });
  });

  it('keep their titles only if the user wants it', async () => {
    await keep(await preview(calendar(late)), { keepsTitles: true });
    expect(await talks()).toMatchObject([{ summary: 'Zoom' }]);
  });

  it('of a series are one each, but for those that were taken out, and the moved one counts once', async () => {
    const series = ['DTSTART:20261001T100000Z', 'DTEND:20261001T110000Z', 'RRULE:FREQ=DAILY;COUNT=4', TOM];
    const out = 'EXDATE:20261002T100000Z';
    const found = await preview(calendar([...series, out]));
    expect(found.events.map(({ on }) => on)).toEqual(['2026-10-04', '2026-10-03', '2026-10-01']);
    await keep(found);
    const moved = calendar([...series, out]).replace(
      'END:VCALENDAR',
      [
        ...['BEGIN:VEVENT', 'UID:event-0@example.org', 'RECURRENCE-ID:20261003T100000Z', 'DTSTART:20261003T150000Z'],
        ...['DTEND:20261003T160000Z', TOM, 'END:VEVENT', 'END:VCALENDAR'],
      ].join('\r\n'),
    );
    expect(await preview(moved)).toMatchObject({ events: [], counted: 3 });
  });

  it('go back as one, and only what is still as it came', async () => {
    await keep(await preview(calendar(late, coffee)));
    const [first] = await talks();
    const { id } = first as unknown as { id: string };
    const shown = await jana.api.get(`/interactions/${id}`);
    await jana.api.patch(`/interactions/${id}`, { summary: 'eigenes' }, { 'if-match': String(shown.headers['etag']) });
    const acts = (await jana.api.get('/undo')).json<{ items: { id: string; kind: string }[] }>().items;
    const act = acts.find(({ kind }) => kind === 'events-noted');
    expect((await jana.api.post(`/undo/${act?.id ?? ''}`, {})).statusCode).toBeLessThan(300);
    expect(await talks()).toMatchObject([{ on: '2026-10-02', summary: 'eigenes' }]);
    expect(await preview(calendar(late, coffee))).toMatchObject({ events: [{ on: '2026-03-11' }], counted: 1 });
  });

  it('bring nobody along, and no reminders', async () => {
    const before = await rows(app.unitOfWork.reader, 'select count(*) as n from contacts');
    const reminders = await rows(app.unitOfWork.reader, 'select count(*) as n from reminders');
    await keep(await preview(calendar(late)));
    expect(await rows(app.unitOfWork.reader, 'select count(*) as n from contacts')).toEqual(before);
    expect(await rows(app.unitOfWork.reader, 'select count(*) as n from reminders')).toEqual(reminders);
  });

  it('say where a talk of that day stands already', async () => {
    await jana.api.make(`/contacts/${tom}/interactions`, { on: '2026-10-02', channel: 'call' });
    const { events } = await preview(calendar(coffee, late));
    expect(events.map(({ on, known }) => [on, known])).toEqual([
      ['2026-10-02', true],
      ['2026-03-11', false],
    ]);
  });

  it('reach as far back as the user wants', async () => {
    const old = ['DTSTART:20230101T100000Z', 'DTEND:20230101T110000Z', TOM];
    expect((await preview(calendar(old), '?years=3')).events).toEqual([]);
    expect((await preview(calendar(old), '?years=5')).events).toHaveLength(1);
    expect((await jana.api.upload('/past-events/file?years=2', { filename: 'a.ics', bytes: '' })).statusCode).toBe(422);
  });

  it('name nobody by an address that two share', async () => {
    await jana.api.make('/contacts', { givenName: 'Tom', familyName: 'Zwei', emails: [{ value: 'tom@example.org' }] });
    expect((await preview(calendar(late))).events).toEqual([]);
  });

  it('come out of a calendar that is subscribed to', async () => {
    served = calendar(late);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.ics`;
    const calendarId = await jana.api.make('/busy-calendars', { url, label: 'Arbeit' });
    const answer = await jana.api.post('/past-events/calendar', { calendarId, years: 1 });
    expect(answer.json()).toMatchObject({ events: [{ contactId: tom, on: '2026-03-11' }] });
    const stranger = await signedIn(app);
    expect((await stranger.api.post('/past-events/calendar', { calendarId })).statusCode).toBe(404);
    const closed = await jana.api.make('/busy-calendars', { url: 'http://127.0.0.1:1/a.ics', label: 'zu' });
    expect((await jana.api.post('/past-events/calendar', { calendarId: closed })).json()).toMatchObject({
      type: '/problems/past-calendar-not-reached',
    });
  });

  it('of a file that is none are refused in a sentence', async () => {
    for (const [bytes, code] of [
      ['<html></html>', 'BEGIN:VCALENDAR'],
      [`BEGIN:VCALENDAR\r\n${'X-A:1\r\n'.repeat(1_600_000)}`, '10 MB'],
    ] as const) {
      const answer = await jana.api.upload('/past-events/file', { filename: 'a.ics', bytes });
      expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/file' }] });
      expect(answer.body).toContain(code);
    }
  });

  it('of somebody else, of tomorrow, or without a key are refused', async () => {
    const [event] = (await preview(calendar(late))).events;
    const stranger = await signedIn(app);
    const post = (owner: SignedIn, fields: object): Promise<{ statusCode: number }> => {
      const { name: _, known: __, ...own } = { ...event, name: '', known: false };
      return owner.api.post('/past-events', { events: [{ ...own, ...fields }] });
    };
    expect((await post(stranger, {})).statusCode).toBe(404);
    expect((await post(jana, { on: '2026-11-24' })).statusCode).toBe(422);
    expect((await post(jana, { key: 'x' })).statusCode).toBe(422);
  });

  it('are chosen on a page, without any script', async () => {
    const upload = { filename: 'a.ics', bytes: calendar(late, coffee) };
    const found = await jana.visitor.upload('/past-events/file', upload, { years: '1' });
    expect(found.body).toContain('Tom Probe');
    const values = [...found.body.matchAll(/name="events" value="([^"]+)"/g)].map(([, value = '']) =>
      value.replaceAll('&quot;', '"'),
    );
    expect(values).toHaveLength(2);
    const kept = await jana.visitor.submit('/past-events/keep', { events: values[0] ?? '' });
    expect(kept.statusCode).toBe(303);
    expect(await talks()).toHaveLength(1);
    const wrong = await jana.visitor.upload('/past-events/file', { filename: 'a.ics', bytes: 'x' }, { years: '1' });
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('keine Kalenderdatei')]);
  });
});
