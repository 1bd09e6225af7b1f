import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupService } from '../../src/accounts/setup.service.js';
import { addDays, daysBetween, weekdayOf } from '../../src/common/local-date.js';
import { DigestSchedule } from '../../src/digest/digest.schedule.js';
import { ApiClient } from '../support/api-client.js';
import { startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

interface Suggestion {
  readonly contact: { readonly id: string; readonly givenName: string; readonly familyName: string };
  readonly reasons: readonly { readonly text: string }[];
  readonly place: number;
}
interface Attempt {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly state: string;
  readonly comebackOn: string | null;
}

const MONDAY_NINE = '2026-11-23T08:00:00.000Z'; // 09:00 in Berlin
const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/imports', name));

/** The chain that the product is for, over HTTP as a script would walk it, day after day. */
describe.each(engines)('the whole loop on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  let attempt: Attempt;
  let person: Suggestion['contact'];

  beforeAll(async () => {
    app = await startApp({ engine, clock: MONDAY_NINE });
  });
  afterAll(() => app.close());

  const ladder = async (): Promise<Suggestion[]> =>
    (await api.get('/suggestions')).json<{ items: Suggestion[] }>().items;
  const ok = async <T>(answer: Promise<{ statusCode: number; body: string; json: <R>() => R }>): Promise<T> => {
    const given = await answer;
    expect(given.statusCode, given.body).toBeLessThan(300);
    return given.json<T>();
  };
  /** Moves to nine o'clock in Berlin of a day and lets the tick look round. */
  const moveTo = async (day: string): Promise<void> => {
    app.clock.set(`${day}T08:00:00.000Z`);
    await app.get(DigestSchedule).tickAndDeliver();
  };

  it('1. an account is set up and gets a token', async () => {
    const code = await app.get(SetupService).openCode();
    const account = { name: 'Jana Wehrmann', email: 'jana@example.org', password: 'correct horse battery' };
    const zone = { timeZone: 'Europe/Berlin', locale: 'de' };
    await ok(new ApiClient(app.nest, null).post('/setup', { ...account, ...zone, code }));
    const signIn = { email: account.email, password: account.password };
    const session = await app.nest.inject({ method: 'POST', url: '/api/v1/sessions', payload: signIn });
    const token = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/tokens',
      cookies: Object.fromEntries(session.cookies.map(({ name, value }) => [name, value])),
      headers: { 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken },
      payload: { label: 'script', scopes: ['read', 'write'] },
    });
    api = new ApiClient(app.nest, token.json<{ secret: string }>().secret);
  });

  it.each([
    ['linkedin-Connections-en.csv', 'linkedin'],
    ['apple.vcf', 'vcard'],
  ])('2. %s is looked at first and then taken in, without doubles', async (file) => {
    const upload = await api.upload('/imports', { filename: file, bytes: sample(file) });
    expect(upload.statusCode, upload.body).toBe(202);
    const address = String(upload.headers['location']);
    const preview = await settled(address, 'preview');
    expect(preview.counts.new + preview.counts.existing + preview.counts.unclear).toBe(preview.counts.total);
    await ok(api.post(`${address}/commit`));
    await settled(address, 'done');
    const again = await api.upload('/imports', { filename: file, bytes: sample(file) });
    const second = await settled(String(again.headers['location']), 'preview');
    expect(second.counts.new).toBe(0);
  });

  const settled = async (
    address: string,
    state: string,
  ): Promise<{ counts: Record<'total' | 'new' | 'existing' | 'unclear', number> }> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const job = (await api.get(address)).json<{
        state: string;
        counts: Record<'total' | 'new' | 'existing' | 'unclear', number>;
      }>();
      if (job.state === state) return job;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the import did not become ${state}`);
  };

  it('3. and 4. the week holds at most three people, each with its reasons in words', async () => {
    const station = await ok<{ id: string }>(
      api.post('/stations', { kind: 'internship', organisation: 'Lokalradio Jena', from: '2023', to: '2023' }),
    );
    await ok(
      api.post(`/stations/${station.id}/people`, { names: Array.from({ length: 40 }, (_, n) => `Person ${n}`) }),
    );
    const friend = {
      givenName: 'Greta',
      familyName: 'Beispiel-Sommer',
      honorific: 'Dr.',
      gender: 'f',
      form: 'sie',
      layer: 'warm',
    };
    const told = { roughlyLastOn: '2026-04-20', gotOnWell: 5, metInPerson: true, stationId: station.id };
    await ok(api.post('/contacts', { ...friend, ...told, emails: [{ value: 'greta@radio.example' }] }));
    const people = await ladder();
    expect(people.length).toBeLessThanOrEqual(3);
    expect(people.length).toBeGreaterThan(0);
    for (const { reasons } of people) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const { text } of reasons) expect(text).toMatch(/\p{L}{3,}.*[.?!]$/u);
    }
    const first = people.find(({ contact }) => contact.familyName === 'Beispiel-Sommer');
    expect(first, 'the warm and recent one is among them').toBeDefined();
    if (first) person = first.contact;
  });

  it('5. a Sie draft is ready, with nothing left to fill in', async () => {
    attempt = await ok<Attempt>(api.post(`/contacts/${person.id}/attempts`, { situation: 'coffee', channel: 'email' }));
    expect(attempt.state).toBe('drafted');
    expect(attempt.body).toMatch(/^Guten Tag Frau Dr\. Beispiel-Sommer,\n/);
    expect(attempt.body).toContain('Jana Wehrmann');
    expect(`${attempt.subject}\n${attempt.body}`).not.toMatch(
      /\{\{|\}\}|undefined|null|\[Tag\]|\b(du|dich|dir|dein\w*)\b/,
    );
  });

  it('6. marked as sent: the person has me in mind, waits, and is suggested no more', async () => {
    attempt = await ok<Attempt>(api.post(`/attempts/${attempt.id}/sent`, {}));
    expect(attempt).toMatchObject({ state: 'sent', sentOn: '2026-11-23', silentOn: '2026-12-14' });
    expect((await api.get(`/contacts/${person.id}`)).json()).toMatchObject({
      standing: { state: 'asleep', lastInMindOn: '2026-11-23', lastInteractionOn: null },
    });
    expect((await ladder()).map(({ contact }) => contact.id)).not.toContain(person.id);
  });

  it('7. seven days later the follow-up is due, on the list and in the daily mail', async () => {
    await moveTo('2026-11-30');
    const due = await ok<{ items: { kind: string; contactId: string; dueOn: string }[] }>(
      api.get('/reminders?to=2026-11-30'),
    );
    expect(due.items).toMatchObject([{ kind: 'follow-up', contactId: person.id, dueOn: '2026-11-30' }]);
    const mail = await simpleParser(app.mailbox.sources().at(-1) ?? '');
    expect(mail.headers.get('x-digest-day')).toBe('2026-11-30');
    expect(mail.text).toContain('Greta Beispiel-Sommer');
    expect(String(mail.html)).toContain('Greta Beispiel-Sommer');
  });

  it('8. the follow-up stands in the calendar feed', async () => {
    const { url } = await ok<{ url: string }>(api.post('/feeds', { label: 'Telefon' }));
    const feed = await app.nest.inject({ url: new URL(url).pathname });
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(feed.body).toContain('DTSTART;VALUE=DATE:20261130');
    expect(feed.body.replace(/\r\n /g, '')).toContain('Greta Beispiel-Sommer');
    expect(feed.body.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('9. "no, too busy": gone for 60 days (±15 %), to a day from Monday to Thursday, and warmth stays', async () => {
    const before = (await api.get(`/contacts/${person.id}`)).json<{ layer: string }>();
    attempt = await ok<Attempt>(api.post(`/attempts/${attempt.id}/outcome`, { outcome: 'no', reason: 'too-busy' }));
    const comebackOn = attempt.comebackOn ?? '';
    expect(attempt.state).toBe('closed');
    expect(daysBetween('2026-11-30', comebackOn)).toBeGreaterThanOrEqual(51);
    expect(daysBetween('2026-11-30', comebackOn)).toBeLessThanOrEqual(69);
    expect(weekdayOf(comebackOn)).toBeLessThanOrEqual(4);
    expect((await api.get(`/contacts/${person.id}`)).json()).toMatchObject({ layer: before.layer, comebackOn });
    await moveTo(addDays(comebackOn, -1));
    expect((await ladder()).map(({ contact }) => contact.id)).not.toContain(person.id);
    expect((await api.get('/reminders')).json<{ items: unknown[] }>().items).toEqual([]);
    await moveTo(comebackOn);
    const back = await ladder();
    expect(back.map(({ contact }) => contact.id)).toContain(person.id);
  });

  it('10. a yes becomes a meeting, and no day has had two mails', async () => {
    const today = app.clock.today('Europe/Berlin');
    const draft = await ok<Attempt>(
      api.post(`/contacts/${person.id}/attempts`, { situation: 'call', channel: 'call' }),
    );
    await ok(api.post(`/attempts/${draft.id}/sent`, {}));
    const day = addDays(today, 2);
    const meeting = {
      start: `${day}T15:00:00Z`,
      end: `${day}T15:45:00Z`,
      timeZone: 'Europe/Berlin',
      place: 'Café Puschkin',
    };
    await ok(api.post(`/attempts/${draft.id}/outcome`, { outcome: 'yes', meeting }));
    const { items } = await ok<{ items: object[] }>(api.get('/meetings'));
    expect(items).toMatchObject([{ place: 'Café Puschkin', state: 'agreed' }]);
    const days = app.mailbox.sources().map((source) => /^X-Digest-Day: (\S+)/m.exec(source)?.[1]);
    expect(new Set(days).size).toBe(days.length);
  });
});
