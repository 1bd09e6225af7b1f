import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DigestService } from '../../src/digest/digest.service.js';
import { CloseSilentService } from '../../src/outreach/moves/close-silent.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { rows } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

/** No other text of pages and answers holds these letters. */
const NAME = 'Quintessa';
const FRIEND = 'Ottokar';
const monday = '2026-11-23T08:00:00.000Z';

describe.each(engines)('the trash, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let id: string;
  let friendId: string;
  let ids: Record<'station' | 'attempt' | 'interaction' | 'reminder' | 'alone' | 'together', string>;
  let feed: string;

  beforeAll(async () => {
    app = await startApp({ engine, clock: monday });
  });
  afterAll(() => app.close());

  const made = async (path: string, body: object): Promise<string> => {
    const answer = await owner.api.post(path, body);
    expect([path, answer.statusCode, answer.body]).toEqual([path, 201, expect.any(String)]);
    return answer.json<{ id: string }>().id;
  };

  beforeEach(async () => {
    app.clock.set(monday);
    owner = await signedIn(app, { nextDigestAt: '2026-11-24T07:30:00.000Z', name: 'Jana' });
    const station = await made('/stations', { kind: 'job', organisation: 'Radio Nordlicht' });
    const person = { stationId: station, roughlyLastOn: '2024-01-01', metInPerson: true, gotOnWell: 5, layer: 'warm' };
    friendId = await made('/contacts', { givenName: FRIEND, roughlyLastOn: '2026-11-01' });
    id = await made('/contacts', {
      ...person,
      ...{ givenName: NAME, emails: [{ value: 'quintessa@example.org' }], tags: ['radio'], introducedById: friendId },
      ...{ birthday: { year: null, month: 11, day: 24 }, notes: `${NAME} mag Tee` },
    });
    await owner.api.patch(`/contacts/${friendId}`, { introducedById: id });
    const meeting = { start: '2026-11-24T15:00:00Z', end: '2026-11-24T16:00:00Z', timeZone: 'Europe/Berlin' };
    ids = {
      station,
      interaction: await made(`/contacts/${id}/interactions`, {
        on: '2024-02-01',
        channel: 'call',
        summary: `mit ${NAME}`,
      }),
      attempt: await made(`/contacts/${id}/attempts`, { situation: 'coffee', channel: 'email' }),
      reminder: await made('/reminders', {
        dueOn: '2026-11-24',
        kind: 'promise',
        text: `${NAME} anrufen`,
        contactId: id,
      }),
      alone: await made('/meetings', { ...meeting, contactIds: [id] }),
      together: await made('/meetings', { ...meeting, contactIds: [id, friendId] }),
    };
    feed = new URL((await owner.api.post('/feeds', { label: 'x' })).json<{ url: string }>().url).pathname;
  });

  const lists = (): string[] => [
    ...['/contacts', `/contacts?q=${NAME}`, '/contacts?tag=radio', `/contacts?station=${ids.station}`, '/suggestions'],
    ...[
      '/reminders',
      '/reminders?to=2026-12-31',
      '/meetings',
      `/meetings?contactId=${id}`,
      '/attempts',
      '/digest/preview',
    ],
  ];
  const pages = (): string[] => [
    ...['/today', '/people', `/people?q=${NAME}`, '/outbox', `/log?who=${NAME}`, `/people/${friendId}`],
    ...[`/welcome?station=${ids.station}`, '/welcome/feelings', '/stations', '/duplicates'],
  ];
  const single = (): string[] => [
    `/contacts/${id}`,
    `/contacts/${id}/explanation`,
    `/contacts/${id}/interactions`,
    `/contacts/${id}/timeline`,
    `/attempts/${ids.attempt}`,
    `/interactions/${ids.interaction}`,
    `/reminders/${ids.reminder}`,
    `/meetings/${ids.alone}`,
  ];
  /** Every place of the service that names her. */
  const whereNamed = async (): Promise<string[]> => {
    const named: string[] = [];
    for (const path of lists()) if ((await owner.api.get(path)).body.includes(NAME)) named.push(path);
    for (const path of pages()) {
      const { body } = await owner.visitor.get(path);
      // what was asked for is repeated by the page that found nobody
      if (body.includes(id) || (!path.includes(NAME) && body.includes(NAME))) named.push(path);
    }
    const calendar = await app.nest.inject({ method: 'GET', url: feed });
    expect(calendar.statusCode).toBe(200);
    if (calendar.body.includes(NAME)) named.push('feed');
    return named;
  };
  const statuses = async (): Promise<number[]> => {
    const found: number[] = [];
    for (const path of single()) found.push((await owner.api.get(path)).statusCode);
    for (const path of [`/people/${id}`, `/compose?to=${id}`, `/compose/${ids.attempt}`, `/outbox/${ids.attempt}`]) {
      found.push((await owner.visitor.get(path)).statusCode);
    }
    return found;
  };
  const remove = async (): Promise<void> => {
    expect((await owner.api.delete(`/contacts/${id}`)).statusCode).toBe(204);
  };
  const everything = async (): Promise<string> => {
    const of = [...lists(), ...single()].filter((path) => path !== '/digest/preview');
    const bodies = await Promise.all(of.map(async (path) => (await owner.api.get(path)).body));
    return bodies.join('\n').replace(/\{"kind":"change"[^}]*\},?/g, ''); // that she was away stays in the timeline
  };

  it('hides somebody with all that hangs on them from every list, page, feed and mail', async () => {
    const before = await whereNamed();
    for (const path of ['/contacts', '/reminders', '/suggestions', '/today', '/people', '/outbox', 'feed']) {
      expect(before).toContain(path);
    }
    await remove();
    expect(await whereNamed()).toEqual([]);
    expect([...new Set(await statuses())]).toEqual([404]);
    const together = await owner.api.get(`/meetings/${ids.together}`);
    expect(together.statusCode).toBe(200);
    expect(together.body).not.toContain(id);
  });

  it('says nothing of them in the daily mail', async () => {
    await remove();
    app.clock.set('2026-11-24T07:30:00.000Z');
    await app.get(DigestService).sendDue(new Date('2026-11-24T07:30:00.000Z'));
    await app.get(OutboxSender).sendDue(new Date('2026-11-24T07:30:00.000Z'), () => false);
    const mails = await app.mailbox.messages();
    expect(JSON.stringify(mails)).not.toContain(NAME);
    expect(JSON.stringify(mails)).not.toContain('quintessa');
  });

  it('gives them back exactly as they were', async () => {
    const before = await everything();
    await remove();
    expect(await everything()).not.toBe(before);
    const answer = await owner.api.post(`/contacts/${id}/restore`);
    expect([answer.statusCode, answer.json<{ id: string }>().id]).toEqual([200, id]);
    expect(await everything()).toBe(before);
  });

  it('refuses every change of theirs while they are there, and every pointer to them', async () => {
    await remove();
    const refused = await Promise.all([
      owner.api.patch(`/contacts/${id}`, { city: 'Jena' }, { 'if-match': '*' }),
      owner.api.delete(`/contacts/${id}`, { 'if-match': '*' }),
      owner.api.post(`/contacts/${id}/interactions`, { channel: 'call' }),
      owner.api.post(`/contacts/${id}/attempts`, { situation: 'coffee' }),
      owner.api.post(`/attempts/${ids.attempt}/sent`, {}),
      owner.api.post(`/reminders/${ids.reminder}/done`, {}),
      owner.api.post(`/suggestions/${id}/skip`, {}),
      owner.api.patch(`/contacts/${friendId}`, { introducedById: id, city: 'Jena' }, { 'if-match': '*' }),
      owner.api.post('/reminders', { dueOn: '2026-12-01', text: 'x', contactId: id }),
    ]);
    expect(refused.slice(0, 7).map(({ statusCode }) => statusCode)).toEqual(Array(7).fill(404));
    expect(refused.at(-1)?.statusCode).toBe(404);
  });

  it('lets the clock of silence wait, and catches up when they are back', async () => {
    expect((await owner.api.post(`/attempts/${ids.attempt}/sent`, {})).statusCode).toBe(200);
    await remove();
    app.clock.set('2026-12-20T08:00:00.000Z');
    await app.get(CloseSilentService).closeDue(new Date('2026-12-20T08:00:00.000Z'));
    await owner.api.post(`/contacts/${id}/restore`);
    expect((await owner.api.get(`/attempts/${ids.attempt}`)).json()).toMatchObject({ state: 'sent' });
    await app.get(CloseSilentService).closeDue(new Date('2026-12-20T08:00:00.000Z'));
    expect((await owner.api.get(`/attempts/${ids.attempt}`)).json()).toMatchObject({
      state: 'closed',
      outcome: 'silence',
    });
  });

  it('is no reason to take a file for known: a new person is made', async () => {
    await remove();
    const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${NAME}\r\nEMAIL:quintessa@example.org\r\nEND:VCARD\r\n`;
    const upload = await owner.api.upload('/imports', { filename: 'a.vcf', bytes: card });
    const path = String(upload.headers['location']).replace(/^.*\/api\/v1/, '');
    const read = async (): Promise<string> => (await owner.api.get(path)).json<{ state: string }>().state;
    await expect.poll(read).toBe('preview');
    expect((await owner.api.post(`${path}/commit`)).statusCode).toBeLessThan(300);
    await expect.poll(read).toBe('done');
    const { items } = (await owner.api.get(`/contacts?q=${NAME}`)).json<{ items: { id: string }[] }>();
    expect(items).toHaveLength(1);
    expect(items[0]?.id).not.toBe(id);
  });

  it('shows who is there, for how long still, and brings them back or away for good', async () => {
    await owner.visitor.submit(`/people/${id}/delete`);
    const page = await owner.visitor.get('/people/trash');
    expect(page.body).toContain(NAME);
    expect(page.body).toContain('gelöscht heute · noch 30 Tage da');
    app.clock.set('2026-12-22T08:00:00.000Z');
    expect((await owner.visitor.get('/people/trash')).body).toContain('noch einen Tag da');
    const restored = await owner.visitor.submit(`/people/${id}/restore`, { back: '/people/trash' });
    expect(restored.headers['location']).toBe('/people/trash');
    expect((await owner.visitor.follow(restored)).body).toContain('Der Papierkorb ist leer.');
    const confirm = await owner.visitor.get(`/people/${id}/purge`);
    expect(confirm.body).toContain('Das lässt sich nicht zurückholen.');
    expect((await owner.visitor.submit(`/people/${id}/purge`)).headers['location']).toBe('/people');
    expect((await owner.api.get(`/contacts/${id}`)).statusCode).toBe(410);
  });

  it('is emptied by one button, and by itself after 30 days, for its own account alone', async () => {
    const other = await signedIn(app);
    const theirs = aContact(other.account, { deletedAt: '2026-11-20T08:00:00.000Z' });
    await stored(app.unitOfWork, theirs);
    await remove();
    await owner.visitor.submit('/people/trash/empty');
    expect((await owner.api.get(`/contacts/${id}`)).statusCode).toBe(410);
    expect((await other.api.get('/contacts?deleted=true')).json()).toMatchObject({ items: [{ id: theirs.id }] });
    await app.get(PurgeService).purgeDue(new Date('2026-12-20T08:00:00.000Z'));
    expect((await other.api.get('/contacts?deleted=true')).json()).toMatchObject({ items: [{ id: theirs.id }] });
    await app.get(PurgeService).purgeDue(new Date('2026-12-20T08:00:01.000Z'));
    expect((await other.api.get('/contacts?deleted=true')).json()).toMatchObject({ items: [] });
    expect((await other.api.get(`/contacts/${theirs.id}`)).statusCode).toBe(410);
  });

  it('leaves nothing of somebody purged, living or not, but that the id is gone', async () => {
    const gone = await owner.api.post(`/contacts/${id}/purge`);
    expect(gone.statusCode).toBe(204);
    const [contact] = [await owner.api.get(`/contacts/${id}`)];
    expect([contact.statusCode, contact.json<{ type: string }>().type]).toEqual([410, '/problems/contact-gone']);
    expect((await owner.visitor.get(`/people/${id}`)).statusCode).toBe(410);
    for (const action of ['restore', 'purge']) {
      expect((await owner.api.post(`/contacts/${id}/${action}`)).statusCode).toBe(410);
    }
    const tables = [
      'contacts',
      'contact_points',
      'interactions',
      'attempts',
      'reminders',
      'meetings',
      'changes',
      'suggestion_events',
    ];
    for (const table of tables) {
      const sql = `select * from ${table} where account_id = ?`;
      const left = JSON.stringify(await rows(app.unitOfWork.reader, sql, [owner.account.id]));
      expect([table, left.includes(id), left.includes(NAME)]).toEqual([table, false, false]);
    }
    expect((await owner.api.get(`/meetings/${ids.alone}`)).statusCode).toBe(404);
    expect((await owner.api.get(`/meetings/${ids.together}`)).statusCode).toBe(200);
  });

  it('is not for others', async () => {
    const stranger = await signedIn(app);
    await remove();
    for (const action of ['restore', 'purge']) {
      expect((await stranger.api.post(`/contacts/${id}/${action}`)).statusCode).toBe(404);
    }
    expect((await stranger.visitor.get('/people/trash')).body).not.toContain(NAME);
    expect((await owner.api.post(`/contacts/${id}/restore`)).statusCode).toBe(200);
  });
});
