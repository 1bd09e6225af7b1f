import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { LetterRoute } from '../../src/mail/letter-route.js';
import { MailRoutes } from '../../src/mail/mail-routes.service.js';
import { MailStandingService } from '../../src/mail/mail-standing.service.js';
import { type DeliveryResult, Mailer } from '../../src/mail/mailer.js';
import type { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { OutboxService } from '../../src/mail/outbox.service.js';
import { RetryMail } from '../../src/mail/retry-mail.service.js';
import { createApp } from '../../src/app.js';
import { Config } from '../../src/common/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { type Reaction, TestSmtpServer } from '../support/smtp-server.js';
import { MailWorld, minutesAfter, morning } from './mail-world.js';

/** reliability.md, section 3: 500 mails; a short form on every run. */
const MIXED = process.env.SOAK ? 500 : 60;

describe.each(engines)('mails on bad days, on %s', (engine) => {
  let app: TestApp;
  let world: MailWorld;
  let server: TestSmtpServer;
  let jana: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
    world = new MailWorld(app);
    server = await TestSmtpServer.start();
    world.by(server);
  });
  afterAll(async () => {
    await server.close();
    await app.close();
  });
  beforeEach(async () => {
    await world.clear();
    jana = await world.account({ email: 'jana@example.org' });
    server.behave = () => 'ok';
    server.received.length = 0;
    world.by(server);
  });

  it(`all ${MIXED} arrive, none is acknowledged twice, and copies come only of mails whose answer got lost`, async () => {
    const ids = new Map<string, number>();
    for (let index = 0; index < MIXED; index += 1) {
      const account = await world.account({ email: `p${index}@example.org` });
      ids.set(`p${index}@example.org`, index);
      await world.enqueue(account);
    }
    const tries = new Map<string, number>();
    let connections = 0;
    server.behave = (phase, session): Reaction => {
      if (phase === 'connect') return seeded((connections += 1)) % 20 === 0 ? { say: '421 4.3.2 busy' } : 'ok';
      const to = session.envelope.rcptTo[0]?.address ?? '';
      if (phase === 'rcpt') return 'ok';
      if (phase === 'begin') {
        const nth = (tries.get(to) ?? 0) + 1;
        tries.set(to, nth);
      }
      if (phase !== 'body') return 'ok';
      const nth = tries.get(to) ?? 1;
      return reactionTo(seeded((ids.get(to) ?? 0) * 7 + nth) % 100, nth);
    };
    await world.untilSettled();
    const mails = await world.mails();
    const expected = new Set(mails.map(({ messageId }) => messageId));
    expect(expected.size).toBe(MIXED);
    expect(new Set(server.received.map(({ messageId }) => messageId))).toEqual(expected);
    const acked = server.acked.map(({ messageId }) => messageId);
    expect(new Set(acked).size).toBe(acked.length);
    const lost = mails.reduce((sum, { lostAnswers }) => sum + lostAnswers, 0);
    const copies = server.received.filter(({ acked: isAcked }) => !isAcked).length;
    expect(copies).toBeGreaterThan(0);
    const shas = new Map(server.received.map(({ messageId, sha }) => [messageId, sha]));
    for (const { messageId, sha } of server.received) expect(sha).toBe(shas.get(messageId));
    const unrefused = server.received.length - refusedAfterBody;
    expect(unrefused - MIXED).toBeLessThanOrEqual(lost);
  }, 600_000);

  /** How many messages the server had whole and then asked to be patient: it does not keep those. */
  let refusedAfterBody = 0;
  beforeEach(() => {
    refusedAfterBody = 0;
  });
  /** accept 60, 451 15, greylisting 10, drop after the message 5, hang after it 5; 421 at the door 5. */
  function reactionTo(dice: number, nth: number): Reaction {
    if (dice < 60) return 'ok';
    if (dice < 75 || (dice < 85 && nth === 1)) {
      refusedAfterBody += 1;
      return { say: dice < 75 ? '451 4.3.0 try again' : '450 4.7.1 greylisted' };
    }
    if (dice < 85) return 'ok';
    return dice < 92 ? 'drop' : 'hang';
  }

  it.each(['550 5.1.1 no such user', '552 5.2.2 mailbox full', '554 5.7.1 not wanted'])(
    '%s is not tried again, and says why',
    async (answer) => {
      server.behave = (phase) => (phase === 'rcpt' ? { say: answer } : 'ok');
      const { id } = await world.enqueue(jana);
      for (const minute of [0, 1, 5, 60, 600]) await world.passAt(minutesAfter(minute));
      const mail = await world.one(id);
      expect(mail).toMatchObject({ state: 'dead', attempts: 1, lastResult: 'refused', triedAt: morning.toISOString() });
      expect(mail.answer).toContain(answer);
    },
  );

  it('three refusals on different days stop the mails until the user says so; accepted ones between count anew', async () => {
    const standing = app.get(MailStandingService);
    const refuseOn = async (day: number): Promise<void> => {
      server.behave = (phase) => (phase === 'rcpt' ? { say: '550 5.1.1 no such user' } : 'ok');
      app.clock.set(minutesAfter(day * 24 * 60).toISOString());
      await world.enqueue(jana);
      await world.passAt(minutesAfter(day * 24 * 60));
    };
    await refuseOn(0);
    await refuseOn(0);
    await refuseOn(1);
    server.behave = () => 'ok';
    await world.enqueue(jana, 'test');
    await world.passAt(minutesAfter(24 * 60));
    expect(await standing.of(jana.id)).toMatchObject({ refusals: 0, stoppedAt: null });
    for (const day of [2, 3]) await refuseOn(day);
    expect(await standing.isStopped(jana.id)).toBe(false);
    await refuseOn(4);
    expect(await standing.isStopped(jana.id)).toBe(true);
    expect((await standing.of(jana.id))?.stoppedWhy).toContain('550 5.1.1 no such user');
    await standing.resume(jana.id);
    expect(await standing.of(jana.id)).toMatchObject({ refusals: 0, stoppedAt: null, stoppedWhy: null });
  });

  it('the second mail that comes back stops the mails, and what is accepted in between does not count against it', async () => {
    const standing = app.get(MailStandingService);
    await standing.bounced(jana.id, '550 5.1.1 unknown');
    await world.enqueue(jana);
    await world.passAt(morning);
    expect(await standing.isStopped(jana.id)).toBe(false);
    await standing.bounced(jana.id, '550 5.1.1 unknown');
    expect(await standing.isStopped(jana.id)).toBe(true);
  });

  it('two mails of an account that end at the same moment are both counted', async () => {
    const standing = app.get(MailStandingService);
    await Promise.all([standing.bounced(jana.id, 'a'), standing.bounced(jana.id, 'b')]);
    expect(await standing.of(jana.id)).toMatchObject({ bounces: 2 });
  });

  it('a mail that takes longer than its lease is not sent by a second instance', async () => {
    const other = await createApp(app.get(Config), { clock: app.clock });
    await other.init();
    try {
      let tries = 0;
      let answer = (): void => undefined;
      const slow = (): Promise<DeliveryResult> => {
        tries += 1;
        return new Promise((resolve) => {
          answer = () => resolve({ kind: 'accepted', answer: '250 ok' });
        });
      };
      app.get(Mailer).deliver = slow;
      other.get(Mailer).deliver = slow;
      const { id } = await world.enqueue(jana);
      const sent = world.passAt(morning);
      while (tries === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      for (let minute = 1; minute <= 9; minute += 1) {
        app.clock.set(minutesAfter(minute).toISOString());
        await app.get(OutboxSender).sendDue(minutesAfter(minute)); // each minute's pass says that it is still at it
        await other.get(OutboxSender).sendDue(minutesAfter(minute));
      }
      answer();
      expect(await sent).toBe(1);
      expect(tries).toBe(1);
      expect(await world.one(id)).toMatchObject({ state: 'sent', attempts: 1, lostAnswers: 0 });
    } finally {
      await other.close();
    }
  });

  it.each([
    ['three days forward', 3 * 24 * 60],
    ['two hours back', -120],
    ['an hour forward', 60],
  ])('a clock that jumps %s while a mail is under way makes no copy', async (_, jump) => {
    let tries = 0;
    let answer = (): void => undefined;
    app.get(Mailer).deliver = () => {
      tries += 1;
      return new Promise((resolve) => {
        answer = () => resolve({ kind: 'accepted', answer: '250 ok' });
      });
    };
    const { id } = await world.enqueue(jana);
    const sent = world.passAt(morning);
    while (tries === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const minutes of [jump, jump + 1, 10]) await world.passAt(minutesAfter(minutes));
    answer();
    await sent;
    expect(tries).toBe(1);
    expect((await world.one(id)).state).toBe('sent');
  });

  describe('letters of users', () => {
    let kim: Account;
    let delivered: OutboxMail[];
    let settled: string[];
    let outcome: (letter: OutboxMail) => Promise<DeliveryResult>;
    const accepted = { kind: 'accepted', answer: '250 ok' } as const;

    class Route extends LetterRoute {
      deliver(letter: OutboxMail): Promise<DeliveryResult> {
        delivered.push(letter);
        return outcome(letter);
      }
      settled({ state }: OutboxMail): Promise<void> {
        settled.push(state);
        return Promise.resolve();
      }
      afterwards(): Promise<void> {
        settled.push('afterwards');
        return Promise.resolve();
      }
    }

    beforeEach(async () => {
      kim = await world.account();
      [delivered, settled] = [[], []];
      outcome = () => Promise.resolve(accepted);
      app.get(MailRoutes).carry('letter', new Route());
    });

    it('go their own way, never by the server of the service', async () => {
      await world.enqueue(jana, 'letter');
      await world.passAt(morning);
      expect(delivered).toHaveLength(1);
      expect(server.received).toEqual([]);
      expect(settled).toEqual(['sent', 'afterwards']);
    });

    it('are never repeated by themselves when the answer got lost; the user may', async () => {
      outcome = () => Promise.resolve({ kind: 'lost', answer: '' });
      const { id } = await world.enqueue(jana, 'letter');
      for (const minute of [0, 5, 10, 60, 600]) await world.passAt(minutesAfter(minute));
      expect(delivered).toHaveLength(1);
      expect((await world.one(id)).state).toBe('ambiguous');
      await app.get(OutboxService).again(jana.id, id, minutesAfter(900));
      outcome = () => Promise.resolve(accepted);
      await app.get(OutboxSender).sendOne(jana.id, id);
      expect(delivered).toHaveLength(2);
      expect(delivered[0]?.message).toBe(delivered[1]?.message);
      expect((await world.one(id)).state).toBe('sent');
    });

    it('a server of one user that hangs holds up neither the letters of others nor the daily mails', async () => {
      outcome = ({ accountId }) => (accountId === kim.id ? new Promise(() => undefined) : Promise.resolve(accepted));
      for (let index = 0; index < 6; index += 1) await world.enqueue(kim, 'letter');
      await world.enqueue(jana, 'letter');
      const { id } = await world.enqueue(jana);
      void world.passAt(morning); // goes on with kim's letter: a mail of the next test must not be taken along with jana's end
      const isOver = async (): Promise<boolean> => settled.length >= 2 && (await world.one(id)).state === 'sent';
      for (let wait = 0; wait < 400 && !(await isOver()); wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(server.acked).toHaveLength(1);
      expect(delivered.filter(({ accountId }) => accountId === jana.id)).toHaveLength(1);
      expect(delivered.filter(({ accountId }) => accountId === kim.id)).toHaveLength(1);
    });
  });

  it('"try again" sends what was given up once more at once, and nothing that is under way or arrived', async () => {
    server.behave = (phase) => (phase === 'rcpt' ? { say: '552 5.2.2 mailbox full' } : 'ok');
    const { id } = await world.enqueue(jana);
    await world.passAt(morning);
    server.behave = () => 'ok';
    expect(await app.get(RetryMail).retry(jana.id, id)).toMatchObject({ state: 'sent', attempts: 1 });
    await expect(app.get(RetryMail).retry(jana.id, id)).rejects.toMatchObject({ type: 'mail-not-repeatable' });
    await expect(app.get(RetryMail).retry((await world.account()).id, id)).rejects.toMatchObject({ status: 404 });
  });

  it('"try again" says so when the words of the mail are no longer kept', async () => {
    server.behave = (phase) => (phase === 'rcpt' ? { say: '550 no' } : 'ok');
    const { id } = await world.enqueue(jana);
    await world.passAt(morning);
    await app.unitOfWork.run(() => app.get(OutboxService).forgetWords(jana.id));
    await expect(app.get(RetryMail).retry(jana.id, id)).rejects.toMatchObject({ type: 'mail-words-gone' });
  });
});

/** The same for the same number, spread over a wide range. */
function seeded(number: number): number {
  let mixed = Math.imul(number + 1, 0x9e3779b1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
