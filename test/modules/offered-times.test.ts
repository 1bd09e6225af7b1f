import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';

interface Draft {
  readonly id: string;
  readonly body: string;
  readonly state: string;
  readonly slots: object[];
  readonly checks: { code: string; text: string; suggestion: string; blocks: boolean }[];
}

/** Wednesday from 10 to 18 in Berlin; nothing on Thursday. */
const FILE = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART:20261125T090000Z
DTEND:20261125T170000Z
SUMMARY:Klausurtag
END:VEVENT
END:VCALENDAR
`;
const timeZone = 'Europe/Berlin';
const wednesday = { start: '2026-11-25T13:00:00Z', end: '2026-11-25T15:00:00Z', timeZone };
const thursday = { start: '2026-11-26T13:00:00Z', end: '2026-11-26T15:00:00Z', timeZone };
const atTen = { start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z', timeZone };

describe.each(engines)('"I’m free then" must be true, on %s', (engine) => {
  let app: TestApp;
  let kim: SignedIn;
  let server: Server;

  beforeAll(async () => {
    server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/calendar' }).end(FILE));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    app = await startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' }, clock: '2026-11-23T08:00:00.000Z' });
  });
  afterAll(async () => {
    server.close();
    await app.close();
  });
  beforeEach(async () => {
    kim = await signedIn(app, { timeZone, locale: 'de' });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kim.ics`;
    const id = await kim.api.make('/busy-calendars', { url, label: 'Arbeit' });
    await kim.api.post(`/busy-calendars/${id}/refresh`, {});
  });

  const somebody = (more: object = {}): Promise<string> =>
    kim.api.make('/contacts', { givenName: 'Priya', form: 'du', language: 'de', ...more });
  const write = async (contactId: string, ...slots: object[]): Promise<Draft> =>
    (await kim.api.post(`/contacts/${contactId}/attempts`, { situation: 'coffee', slots })).json<Draft>();
  const remarks = ({ checks }: Draft): Draft['checks'] => checks.filter(({ code }) => code.startsWith('time-'));

  it('a draft whose time a calendar elsewhere takes says so, names a free one, and may go all the same', async () => {
    const draft = await write(await somebody(), wednesday);
    expect(draft.body).toContain('Mittwoch, 25. November, 14 bis 16 Uhr');
    expect(remarks(draft)).toMatchObject([{ code: 'time-taken', blocks: false }]);
    expect(remarks(draft)[0]?.text).toContain('Mittwoch, 25. November, 14 bis 16 Uhr');
    expect(remarks(draft)[0]?.suggestion).toContain('Frei wäre: Donnerstag, 26. November, 10 bis 12 Uhr.');
    expect((await kim.api.post(`/attempts/${draft.id}/sent`)).statusCode).toBe(200);
  });

  it('a free time is no matter, although the draft itself holds it', async () => {
    const draft = await write(await somebody(), thursday);
    expect(remarks(draft)).toEqual([]);
    expect(remarks((await kim.api.get(`/attempts/${draft.id}`)).json<Draft>())).toEqual([]);
  });

  it('an agreed meeting counts with the way there, also one that was agreed after the draft was written', async () => {
    const draft = await write(await somebody(), thursday);
    const at = { start: '2026-11-26T15:15:00Z', end: '2026-11-26T16:00:00Z', timeZone };
    await kim.api.make('/meetings', { contactIds: [await somebody()], ...at });
    expect(remarks((await kim.api.get(`/attempts/${draft.id}`)).json<Draft>())).toMatchObject([{ code: 'time-taken' }]);
  });

  it('a time in the reader’s night gets a remark, with one that is by day for both', async () => {
    const draft = await write(await somebody({ timeZone: 'America/New_York' }), atTen);
    expect(draft.body).toContain('10 bis 11 Uhr (bei dir 4 bis 5 Uhr)');
    expect(remarks(draft)).toMatchObject([{ code: 'time-at-night', blocks: false }]);
    expect(remarks(draft)[0]?.suggestion).toContain('26. November, 13 bis 14 Uhr (bei dir 7 bis 8 Uhr)');
    const english = await write(await somebody({ timeZone: 'America/New_York', language: 'en' }), wednesday);
    expect(english.checks.map(({ code }) => code)).not.toContain('time-at-night');
  });

  it('one’s own evening is one’s own business, and what was sent is looked at no more', async () => {
    const late = { start: '2026-11-26T20:00:00Z', end: '2026-11-26T22:30:00Z', timeZone };
    expect(remarks(await write(await somebody({ country: 'Österreich' }), late))).toEqual([]);
    const draft = await write(await somebody(), wednesday);
    const sent = (await kim.api.post(`/attempts/${draft.id}/sent`)).json<Draft>();
    expect([sent.state, remarks(sent)]).toEqual(['sent', []]);
  });

  it('without times none is chosen: the letter asks for the day, and nothing is held', async () => {
    const draft = await write(await somebody());
    expect(draft.slots).toEqual([]);
    expect(draft.body).not.toMatch(/Uhr|November/u);
  });

  it('a list of drafts asks the calendars once', async () => {
    const counted = async (): Promise<number> =>
      (await statementsOf(app, () => kim.api.get('/attempts?state=drafted'))).length;
    await write(await somebody(), wednesday);
    const one = await counted();
    for (let more = 0; more < 4; more += 1) {
      const start = `2026-11-25T${10 + more}:00:00Z`;
      await write(await somebody(), { start, end: start.replace(':00:00Z', ':45:00Z'), timeZone });
    }
    expect(await counted()).toBe(one);
  });
});
