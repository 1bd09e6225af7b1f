import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { MailStandingService } from '../../src/mail/mail-standing.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { type Phase, TestSmtpServer } from '../support/smtp-server.js';
import { MailWorld, minutesAfter } from './mail-world.js';

const MINUTES_PER_DAY = 24 * 60;

describe.each(engines)('a mail server that is set up wrong, on %s', (engine) => {
  let app: TestApp;
  let world: MailWorld;
  let server: TestSmtpServer;
  let jana: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
    world = new MailWorld(app);
    server = await TestSmtpServer.start();
  });
  afterAll(async () => {
    await server.close();
    await app.close();
  });
  beforeEach(async () => {
    await world.clear();
    jana = await world.account({ email: 'jana@example.org' });
    world.by(server);
  });

  /** A mail on each of five days, which the server refuses at that point. */
  const refused = async (at: Phase, answer: string): Promise<string[]> => {
    server.behave = (phase) => (phase === at ? { say: answer } : 'ok');
    const ids: string[] = [];
    for (const day of [0, 1, 2, 3, 4]) {
      app.clock.set(minutesAfter(day * MINUTES_PER_DAY).toISOString());
      ids.push((await world.enqueue(jana)).id);
      await world.passAt(minutesAfter(day * MINUTES_PER_DAY));
    }
    return ids;
  };

  it('because it does not know the sender: the mail waits for the setting, and no account is stopped', async () => {
    const [first = ''] = await refused('mail', '553 5.7.1 sender not yours');
    expect((await world.one(first)).lastResult).toBe('later');
    expect(await app.get(MailStandingService).isStopped(jana.id)).toBe(false);
  });

  it('because it does not like the words: the mail is over, and no account is stopped', async () => {
    const ids = await refused('body', '554 5.7.1 looks like spam');
    expect((await world.one(ids[4] ?? '')).lastResult).toBe('refused');
    expect(await app.get(MailStandingService).isStopped(jana.id)).toBe(false);
  });

  it('because it does not know the address, which is the account’s own matter: after three days its mails stop', async () => {
    await refused('rcpt', '550 5.1.1 no such user');
    expect(await app.get(MailStandingService).isStopped(jana.id)).toBe(true);
  });
});
