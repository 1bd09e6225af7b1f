import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { signatureOf } from '../../src/webhooks/signature.js';
import { DeliveriesStore } from '../../src/webhooks/deliveries.store.js';
import { WebhooksSchedule } from '../../src/webhooks/webhooks.schedule.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const MINUTE = 60_000;
const slot = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' };

interface Made {
  readonly id: string;
  readonly secret: string;
}

describe.each(engines)('webhooks on %s', (engine) => {
  let app: TestApp;
  let jana: SignedIn;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    app = await startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    jana = await signedIn(app);
    receiver = await WebhookReceiver.start();
  });
  afterEach(async () => {
    // what a test has left waiting is not the next one's
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from webhooks'));
    await receiver.stop();
  });

  const later = (ms: number): void => app.clock.set(new Date(app.clock.now().getTime() + ms).toISOString());
  const tick = (): Promise<void> => app.get(WebhooksSchedule).tickAndSend();
  const hook = async (fields: object = {}): Promise<Made> => {
    const answer = await jana.api.post('/webhooks', { label: 'Haus', url: receiver.url, ...fields });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Made>();
  };
  const told = (): { event: string }[] => receiver.received.map(({ body }) => JSON.parse(body) as { event: string });
  const deliveries = async (id: string): Promise<Record<string, unknown>[]> =>
    (await jana.api.get(`/webhooks/${id}/deliveries`)).json<{ items: Record<string, unknown>[] }>().items;
  const meeting = async (): Promise<string> => {
    const contact = await jana.api.make('/contacts', { givenName: 'Marlene', familyName: 'Geheim' });
    return jana.api.make('/meetings', { ...slot, contactIds: [contact], place: 'Café', title: 'Plausch' });
  };

  it('show the secret once, and neither it nor the address stands anywhere', async () => {
    const { id, secret } = await hook();
    expect(secret).toMatch(/^whsec_[\w-]{43}$/);
    const shown = (await jana.api.get('/webhooks')).body + (await jana.api.get(`/webhooks/${id}`)).body;
    const kept = JSON.stringify(await rows(app.unitOfWork.reader, 'select * from webhooks'));
    for (const text of [shown, kept]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('geheim');
    }
    expect(shown).toContain(new URL(receiver.url).host);
  });

  it('tell of meetings and messages: ids, times and states, nothing that is known about a person', async () => {
    await hook();
    const id = await meeting();
    const before = await jana.api.get(`/meetings/${id}`);
    await jana.api.patch(`/meetings/${id}`, { place: 'Park' }, { 'if-match': String(before.headers['etag']) });
    const same = await jana.api.get(`/meetings/${id}`);
    await jana.api.patch(`/meetings/${id}`, { place: 'Park' }, { 'if-match': String(same.headers['etag']) });
    await jana.api.delete(`/meetings/${id}`);
    const contact = await jana.api.make('/contacts', { givenName: 'Tom' });
    const attempt = await jana.api.make(`/contacts/${contact}/attempts`, { situation: 'coffee', channel: 'call' });
    expect((await jana.api.post(`/attempts/${attempt}/sent`, {})).statusCode).toBe(200);
    expect((await jana.api.post(`/attempts/${attempt}/outcome`, { outcome: 'yes' })).statusCode).toBe(200);
    await tick();
    expect(told().map(({ event }) => event)).toEqual([
      ...['meeting.created', 'meeting.changed', 'meeting.removed'],
      ...['attempt.sent', 'attempt.answered'],
    ]);
    expect(told()[0]).toMatchObject({ meeting: { id, start: '2026-12-01T15:00:00.000Z', state: 'agreed' } });
    expect(told()[4]).toMatchObject({ attempt: { id: attempt, contactId: contact, outcome: 'yes' } });
    const all = receiver.received.map(({ body }) => body).join('');
    for (const word of ['Marlene', 'Geheim', 'Café', 'Park', 'Plausch', 'Tom']) expect(all).not.toContain(word);
  });

  it('sign each message with its time, and give it an id that stays', async () => {
    const { secret } = await hook();
    await meeting();
    receiver.answer = (response) => response.writeHead(503).end('später');
    await tick();
    later(2 * MINUTE);
    receiver.answer = (response) => response.writeHead(200).end();
    await tick();
    const [first, second] = receiver.received;
    expect(first?.body).toBe(second?.body);
    for (const { headers, body } of [first, second].flatMap((one) => one ?? [])) {
      const timestamp = String(headers['x-wiedersehen-timestamp']);
      expect(headers['x-wiedersehen-signature']).toBe(signatureOf(secret, timestamp, body));
      expect(headers['x-wiedersehen-event']).toBe('meeting.created');
      expect(headers['x-wiedersehen-delivery']).toBe((JSON.parse(body) as { id: string }).id);
    }
    expect(first?.headers['x-wiedersehen-timestamp']).not.toBe(second?.headers['x-wiedersehen-timestamp']);
  });

  it('exist if and only if what they tell of does', async () => {
    const { id } = await hook();
    const wrong = await jana.api.post('/meetings', { ...slot, contactIds: ['01980000-0000-7000-8000-000000000000'] });
    expect(wrong.statusCode).toBe(422);
    expect(await deliveries(id)).toEqual([]);
  });

  it('want only what they asked for, and nothing while they are off', async () => {
    const { id } = await hook({ events: ['attempt.sent'] });
    await meeting();
    expect(await deliveries(id)).toEqual([]);
    const shown = await jana.api.get(`/webhooks/${id}`);
    const off = { events: ['meeting.created'], active: false };
    await jana.api.patch(`/webhooks/${id}`, off, { 'if-match': String(shown.headers['etag']) });
    await meeting();
    expect(await deliveries(id)).toEqual([]);
    expect((await jana.api.post(`/webhooks/${id}/test`, {})).json()).toMatchObject({
      type: '/problems/webhook-switched-off',
    });
  });

  it('stop what waits when they are switched off', async () => {
    const { id } = await hook();
    await meeting();
    const shown = await jana.api.get(`/webhooks/${id}`);
    await jana.api.patch(`/webhooks/${id}`, { active: false }, { 'if-match': String(shown.headers['etag']) });
    await tick();
    expect(receiver.received).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: 'stopped', problem: 'off', nextTryAt: null }]);
  });

  it('are tried six times, then stopped and said, and tried anew when the user says so', async () => {
    const { id } = await hook();
    await meeting();
    receiver.answer = (response) => response.writeHead(500).end(`kaputt\u0000${'x'.repeat(600)}`);
    for (const minutes of [0, 2, 6, 34, 133, 793, 900]) {
      later(minutes * MINUTE);
      await tick();
    }
    expect(receiver.received).toHaveLength(6);
    const [stopped] = await deliveries(id);
    expect(stopped).toMatchObject({ state: 'stopped', status: 500, problem: 'status', tries: 6, nextTryAt: null });
    expect(String(stopped?.['answer'])).toMatch(/^kaputt x+$/);
    expect(String(stopped?.['answer'])).toHaveLength(500);
    receiver.answer = (response) => response.writeHead(201).end();
    const again = `/webhooks/${id}/deliveries/${String(stopped?.['id'])}/retry`;
    expect((await jana.api.post(again, {})).json()).toMatchObject({ state: 'sent', status: 201, tries: 1 });
    expect((await jana.api.post(again, {})).statusCode).toBe(409);
  });

  it('are switched off by a 410', async () => {
    const { id } = await hook();
    await meeting();
    await meeting();
    receiver.answer = (response) => response.writeHead(410).end();
    await tick();
    expect(receiver.received).toHaveLength(1);
    expect((await jana.api.get(`/webhooks/${id}`)).json()).toMatchObject({ active: false });
    expect(await deliveries(id)).toMatchObject([{ problem: 'gone' }, { problem: 'gone', status: 410 }]);
  });

  it('hold up nobody else when one hangs', async () => {
    const hanging = await WebhookReceiver.start();
    let letGo: () => void = () => undefined;
    hanging.answer = (response) => (letGo = () => void response.writeHead(204).end());
    const { id } = await hook({ url: hanging.url });
    const other = await hook();
    await meeting();
    const first = tick();
    await expect.poll(() => receiver.received.length).toBe(1);
    await meeting();
    const second = tick(); // while the first still waits
    await expect.poll(() => receiver.received.length).toBe(2);
    expect(hanging.received).toHaveLength(1);
    letGo();
    hanging.answer = (response) => response.writeHead(204).end();
    await Promise.all([first, second]);
    expect(hanging.received).toHaveLength(2);
    for (const one of [id, other.id]) {
      expect((await deliveries(one)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    }
    await hanging.stop();
  });

  it('are taken over once the lease is over, and whoever comes too late leaves no trace', async () => {
    const { id } = await hook();
    await meeting();
    const store = app.get(DeliveriesStore);
    const lease = (): { now: Date; leaseUntil: Date } => {
      const now = app.clock.now();
      return { now, leaseUntil: new Date(now.getTime() + MINUTE) };
    };
    const lost = await app.unitOfWork.run(() => store.claim({}, lease()));
    expect(lost).not.toBeNull();
    await tick();
    expect(receiver.received).toEqual([]);
    later(2 * MINUTE);
    await tick();
    expect(receiver.received).toHaveLength(1);
    const late = { state: 'stopped', nextTryAt: null, status: 500, problem: 'status', answer: null } as const;
    const settled = lost && app.unitOfWork.run(() => store.settle(lost, { ...late, triedAt: lost.createdAt }));
    expect(await settled).toBe(false);
    expect(await deliveries(id)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  it('reach nothing that is not on the public internet, and say so', async () => {
    const { id } = await hook({ url: 'http://127.0.0.2:9/' });
    expect((await jana.api.post(`/webhooks/${id}/test`, {})).json()).toMatchObject({
      ...{ state: 'waiting', status: null, problem: 'private' },
    });
    const gone = await hook({ url: 'http://127.0.0.1:1/' });
    expect((await jana.api.post(`/webhooks/${gone.id}/test`, {})).json()).toMatchObject({ problem: 'unreachable' });
    const wrong = await jana.api.post('/webhooks', { label: 'x', url: 'https://a:b@example.org/' });
    expect(wrong.json()).toMatchObject({ errors: [{ pointer: '/url' }] });
  });

  it('follow no redirect, and take no endless answer', async () => {
    const { id } = await hook();
    receiver.answer = (response) => response.writeHead(302, { location: receiver.url }).end();
    expect((await jana.api.post(`/webhooks/${id}/test`, {})).json()).toMatchObject({ status: 302, problem: 'status' });
    receiver.answer = (response) => response.writeHead(200).end('x'.repeat(65 * 1024));
    expect((await jana.api.post(`/webhooks/${id}/test`, {})).json()).toMatchObject({ problem: 'large' });
  });

  it('are at most ten', async () => {
    for (let count = 0; count < 10; count += 1) await hook();
    const answer = await jana.api.post('/webhooks', { label: 'x', url: receiver.url });
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/too-many-webhooks' });
  });

  it('sign with another secret once it is renewed', async () => {
    const { id } = await hook();
    const { secret } = (await jana.api.post(`/webhooks/${id}/renew`, {})).json<Made>();
    await jana.api.post(`/webhooks/${id}/test`, {});
    const [message] = receiver.received;
    const timestamp = String(message?.headers['x-wiedersehen-timestamp']);
    expect(message?.headers['x-wiedersehen-signature']).toBe(signatureOf(secret, timestamp, message?.body ?? ''));
  });

  it('forget after 30 days what they were told', async () => {
    const { id } = await hook();
    await meeting();
    await tick();
    later(30 * 24 * 60 * MINUTE);
    await tick();
    expect(await deliveries(id)).toHaveLength(1);
    later(MINUTE);
    await tick();
    expect(await deliveries(id)).toEqual([]);
  });
});
