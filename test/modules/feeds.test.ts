import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('a calendar feed on %s', (engine) => {
  let app: TestApp;
  let jana: SignedIn;

  beforeAll(async () => {
    app = await startApp({ engine });
    jana = await signedIn(app, { name: 'Jana' });
  });
  afterAll(() => app.close());

  const newFeed = async (owner: SignedIn = jana): Promise<{ id: string; url: string; path: string }> => {
    const answer = await owner.api.post('/feeds', { label: 'My phone' });
    expect(answer.statusCode).toBe(201);
    const { id, url } = answer.json<{ id: string; url: string }>();
    return { id, url, path: new URL(url).pathname };
  };
  const fetchFeed = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    app.nest.inject({ method: 'GET', url: path, headers });
  const eventsOf = (answer: Answer): ICAL.Event[] =>
    new ICAL.Component(ICAL.parse(answer.body) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));

  it('shows its address once and keeps only a hash of the secret', async () => {
    const { url, path, id } = await newFeed();
    const secret = /\/feeds\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const list = await jana.api.get('/feeds');
    expect(list.json()).toMatchObject({ items: [{ id, label: 'My phone', lastUsedOn: null }] });
    expect(list.body).not.toContain(secret);
    const kept = JSON.stringify(await rows(app.unitOfWork.reader, 'select * from feeds'));
    expect(kept).not.toContain(secret);
    await fetchFeed(path);
    const used = { lastUsedOn: '2026-11-23', lastUsedAt: app.clock.now().toISOString() };
    expect((await jana.api.get('/feeds')).json()).toMatchObject({ items: [used] });
    await jana.api.delete(`/feeds/${id}`);
  });

  it('has at most 20 addresses for an account, also when they are made at the same moment', async () => {
    const kim = await signedIn(app);
    const answers: Answer[] = [];
    for (let round = 0; round < 3; round += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 8 }, () => kim.api.post('/feeds', { label: 'x' })))));
    }
    const refused = answers.filter(({ statusCode }) => statusCode !== 201);
    expect(answers.length - refused.length).toBe(20);
    expect(refused[0]?.json()).toMatchObject({ status: 409, type: '/problems/too-many-feeds' });
  });

  it('needs no sign-in, may be kept but must be asked again, and tells nobody where it is', async () => {
    const { path } = await newFeed();
    const answer = await fetchFeed(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(answer.headers['cache-control']).toContain('private');
    expect(answer.body.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    const etag = String(answer.headers['etag']);
    const again = await fetchFeed(path, { 'if-none-match': `W/${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('does not open with another secret, nor once it was taken back, nor for another account', async () => {
    const { path, id } = await newFeed();
    expect((await fetchFeed(path.replace(/.{5}\.ics$/, 'wrong.ics'))).statusCode).toBe(404);
    const ben = await signedIn(app);
    expect((await ben.api.delete(`/feeds/${id}`, {})).statusCode).toBe(404);
    expect((await jana.api.delete(`/feeds/${id}`, {})).statusCode).toBe(204);
    expect((await fetchFeed(path)).statusCode).toBe(404);
  });

  it('holds meetings of the last year and what is open, with the person’s name, in the account’s language', async () => {
    const owner = await signedIn(app, { locale: 'en' });
    const { account } = owner;
    const tom = aContact(account, { givenName: 'Tom', familyName: 'Probe' });
    const silent = aContact(account, { givenName: 'Kim', familyName: 'Still', pleaseDont: true });
    await stored(app.unitOfWork, tom, silent);
    const meet = (start: string, contactId: string): Promise<unknown> =>
      app.get(MeetingsService).create(account, {
        start,
        end: new Date(Date.parse(start) + 45 * 60_000).toISOString(),
        timeZone: 'Europe/Berlin',
        place: 'Café Puschkin, Leipzig',
        contactIds: [contactId],
      });
    await meet('2025-06-01T10:00:00Z', tom.id);
    await meet('2026-11-26T15:00:00Z', tom.id);
    await meet('2026-11-27T15:00:00Z', silent.id);
    const reminders = app.get(RemindersService);
    const followUp = await reminders.create(account, { kind: 'follow-up', contactId: tom.id, dueOn: '2026-12-03' });
    await reminders.create(account, { kind: 'follow-up', contactId: silent.id, dueOn: '2026-12-03' });
    await reminders.create(account, {
      kind: 'own',
      contactId: silent.id,
      text: 'return the book',
      dueOn: '2026-12-04',
    });
    await reminders.create(account, { kind: 'own', text: 'buy stamps', dueOn: '2026-12-05' });
    const done = await reminders.create(account, { kind: 'own', text: 'done already', dueOn: '2026-12-05' });
    await reminders.done(account.id, done.id);

    const { path } = await newFeed(owner);
    const events = eventsOf(await fetchFeed(path));
    expect(events.map(({ summary, startDate }) => `${startDate.toString()} ${summary}`)).toEqual([
      '2026-11-26T16:00:00 Meeting with Tom Probe',
      '2026-11-27T16:00:00 Meeting with Kim Still',
      '2026-12-03 A kind reminder: Tom Probe',
      '2026-12-04 Kim Still',
      '2026-12-05 buy stamps',
    ]);
    expect(events[0]?.location).toBe('Café Puschkin, Leipzig');
    expect(events[2]?.uid).toBe(followUp.id);
    expect(events[3]?.description).toBe('return the book');
  });

  it('says so when a reminder moved: same UID, higher SEQUENCE, later LAST-MODIFIED', async () => {
    const owner = await signedIn(app);
    const reminders = app.get(RemindersService);
    app.clock.set('2026-11-23T08:00:00.000Z');
    const { id } = await reminders.create(owner.account, { kind: 'own', text: 'Karte', dueOn: '2026-12-03' });
    const { path } = await newFeed(owner);
    const [before] = eventsOf(await fetchFeed(path));
    app.clock.set('2026-11-23T09:00:00.000Z');
    await reminders.snooze(owner.account, id, '2026-12-10');
    const [after] = eventsOf(await fetchFeed(path));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.startDate.toString()).toBe('2026-12-10');
    expect(String(after?.component.getFirstPropertyValue('last-modified'))).toBe('2026-11-23T09:00:00Z');
  });
});
