import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DigestSchedule } from '../../src/digest/digest.schedule.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';

interface MailLog {
  items: { kind: string; state: string; to: string; answer: string | null; sentAt: string | null }[];
  nextCursor: string | null;
}

describe('the daily mail over the API', () => {
  let app: TestApp;
  let jana: SignedIn;

  beforeAll(async () => {
    app = await startApp({ clock: '2026-11-24T07:30:00.000Z' });
    jana = await signedIn(app, { email: 'jana@example.org' });
    await stored(
      app.unitOfWork,
      aContact(jana.account, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-04-20' }),
    );
  });
  afterAll(() => app.close());

  it('shows today’s mail as it would be', async () => {
    const answer = await jana.api.get('/digest/preview');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ day: '2026-11-24', subject: expect.stringContaining('Tom') as unknown });
    const ben = await signedIn(app);
    expect((await ben.api.get('/digest/preview')).json()).toEqual({
      day: '2026-11-24',
      subject: null,
      text: null,
      html: null,
    });
  });

  it('sends a try, and tells in the log what went out and what the server said', async () => {
    const answer = await jana.api.post('/digest/test');
    expect([answer.statusCode, answer.json<{ state: string }>().state]).toEqual([202, 'queued']);
    app.clock.set('2026-11-24T07:31:00.000Z');
    await app.get(DigestService).sendDue(app.clock.now());
    await app.get(OutboxSender).sendDue(app.clock.now());
    const first = (await jana.api.get('/mail-log?limit=1')).json<MailLog>();
    expect(first.items).toMatchObject([
      { kind: 'digest', state: 'sent', to: 'jana@example.org', sentAt: '2026-11-24T07:31:00.000Z' },
    ]);
    expect(first.items[0]?.answer).toMatch(/^outbox\/.*\.eml$/);
    const second = (await jana.api.get(`/mail-log?limit=1&cursor=${first.nextCursor ?? ''}`)).json<MailLog>();
    expect([second.items.map(({ kind }) => kind), second.nextCursor]).toEqual([['test'], null]);
    const ben = await signedIn(app);
    expect((await ben.api.get('/mail-log')).json<MailLog>().items).toEqual([]);
  });

  it('is made and delivered by the clock, at the start too, and comes to its end when the service stops', async () => {
    const kim = await signedIn(app, { email: 'kim@example.org' });
    await stored(
      app.unitOfWork,
      aContact(kim.account, { givenName: 'Lea', layer: 'inner', lastInteractionOn: '2026-04-20' }),
    );
    const schedule = app.get(DigestSchedule);
    schedule.start();
    const mine = async (): Promise<number> =>
      (await app.mailbox.messages()).filter(({ to }) => to?.text.includes('kim@example.org')).length;
    for (let waited = 0; waited < 100 && (await mine()) === 0; waited += 1) await sleep(50);
    await schedule.beforeApplicationShutdown();
    expect(await mine()).toBe(1);
  });
});
