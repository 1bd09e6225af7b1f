import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { IncomingMail } from '../../src/mail/mailbox/incoming-mail.js';
import { MailboxLeases } from '../../src/mail/mailbox/mailbox-leases.service.js';
import { MailboxLook } from '../../src/mail/mailbox/mailbox-look.service.js';
import { MailboxMarksStore } from '../../src/mail/mailbox/mailbox-marks.store.js';
import { MailboxStates } from '../../src/mail/mailbox/mailbox-states.service.js';
import { MailboxWatch } from '../../src/mail/mailbox/mailbox-watch.schedule.js';
import type { WatchedMailbox } from '../../src/mail/mailbox/watched-mailbox.js';
import { OwnMail } from '../../src/mail/own/own-mail.entity.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines, onSqlite } from '../support/database.js';
import { aMail, TestImapServer } from '../support/imap-server.js';

const never = new AbortController().signal;

/** What a user enters about their mail account. */
const entered = {
  address: 'mara@example.org',
  userName: 'mara',
  sentFolder: null,
  smtpHost: 'mail.test',
  smtpPort: 465,
  smtpSecurity: 'tls',
  imapHost: 'mail.test',
  imapPort: 993,
  imapSecurity: 'tls',
} as const;

describe.each(engines)('a mailbox that is watched, on %s', (engine) => {
  let app: TestApp;
  let server: TestImapServer;
  let account: Account;
  let taken: string[];
  let watched: WatchedMailbox;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    server = await TestImapServer.start();
    account = anAccount();
    await stored(app.unitOfWork, account, ownMail(account));
    taken = [];
    watched = {
      settings: () => Promise.resolve(server.settings),
      folders: () => Promise.resolve(['INBOX', 'Sent']),
      take: note,
    };
  });
  afterEach(() => server.stop());

  function note({ folder, subject }: IncomingMail): Promise<void> {
    taken.push(`${folder} ${subject}`);
    return Promise.resolve();
  }

  function ownMail({ id }: Account): OwnMail {
    return Object.assign(new OwnMail(), {
      ...{ id, accountId: id, name: null, passwordSealed: 'x', sentFolder: null },
      ...entered,
      ...{ sends: false, keepsSent: false, reads: true, keepsText: false },
      ...{ checkedAt: null, problem: null, problemAnswer: null, problemAt: null },
      ...{ createdAt: '2026-11-20T08:00:00.000Z', updatedAt: '2026-11-20T08:00:00.000Z' },
    } satisfies OwnMail);
  }

  /** One look as the clock tick begins it, that does not stay; false: it is not its time. */
  async function look(minutesLater = 0): Promise<boolean> {
    app.clock.set(new Date(app.clock.now().getTime() + minutesLater * 60_000).toISOString());
    const lease = await app.get(MailboxLeases).claim(account.id, false);
    if (lease) await app.get(MailboxLook).look(lease, watched, { waits: false, signal: never });
    return lease !== null;
  }

  const state = () => app.get(MailboxStates).of(account.id);

  it('begins with what comes after the first look, and reads each mail once', async () => {
    server.append(aMail({ Subject: 'from years ago' }));
    await look();
    server.append(aMail({ Subject: 'one' }));
    server.append(aMail({ Subject: 'two' }));
    server.append(aMail({ Subject: 'my answer' }), { folder: 'Sent' });
    await look(5);
    await look(5);
    expect(taken).toEqual(['INBOX one', 'INBOX two', 'Sent my answer']);
  });

  it('reads hundreds of mails that came meanwhile, in their order', async () => {
    await look();
    for (let number = 1; number <= 230; number += 1) server.append(aMail({ Subject: String(number) }));
    await look(5);
    expect(taken).toEqual(Array.from({ length: 230 }, (_, index) => `INBOX ${index + 1}`));
  });

  it('never reads years again when the numbers of a folder changed (RFC 9051, 2.3.1.1)', async () => {
    await look();
    server.append(aMail({ Subject: 'before' }));
    server.renumber();
    await look(5);
    server.append(aMail({ Subject: 'after' }));
    await look(5);
    expect(taken).toEqual(['INBOX after']);
  });

  it('what is larger than anything that is read does not keep the mails behind it', async () => {
    await look();
    server.append(aMail({ Subject: 'x'.repeat(3 * 1024 * 1024) }));
    server.append(aMail({ Subject: 'next' }));
    await look(5);
    await look();
    expect(taken).toEqual(['INBOX next']);
    expect(await state()).toMatchObject({ problem: null, waiting: 0, passedOver: 1 });
  });

  it('is looked at every five minutes, by one reader at a time', async () => {
    expect(await look()).toBe(true);
    expect(await look(4)).toBe(false);
    app.clock.set('2026-11-23T08:05:00.000Z');
    const claims = await Promise.all([1, 2, 3].map(() => app.get(MailboxLeases).claim(account.id, false)));
    expect(claims.filter((lease) => lease !== null)).toHaveLength(1);
    expect(await app.get(MailboxMarksStore).dueAccounts(app.clock.now().toISOString(), 1000)).not.toContain(account.id);
  });

  it('a reader that died is followed, and one that was overtaken stops', async () => {
    await look();
    server.append(aMail({ Subject: 'one' }));
    server.append(aMail({ Subject: 'two' }));
    app.clock.set('2026-11-23T08:05:00.000Z');
    const slow = await app.get(MailboxLeases).claim(account.id, false);
    let overtaken = false;
    watched.take = async (mail) => {
      if (!overtaken) {
        overtaken = true;
        expect(await look(6)).toBe(true); // the lease is over by then
      }
      return note(mail);
    };
    if (slow) await app.get(MailboxLook).look(slow, watched, { waits: false, signal: never });
    expect(taken).toEqual(['INBOX one', 'INBOX two', 'INBOX one']); // a mail may come again: it counts by its Message-ID
    expect(await look(5)).toBe(true);
    expect(taken).toHaveLength(3);
  });

  it('a wrong password is told to its user, asked about less and less often, and forgotten once it is right', async () => {
    const { settings } = server;
    await look();
    watched.settings = () => Promise.resolve({ ...settings, password: 'old' });
    await look(5);
    expect(await state()).toMatchObject({
      lookedAt: '2026-11-23T08:05:00.000Z',
      nextLookAt: '2026-11-23T08:20:00.000Z',
      problem: 'sign-in',
      answer: expect.stringContaining('Login failed') as string,
      problemAt: '2026-11-23T08:05:00.000Z',
    });
    expect(await look(14)).toBe(false);
    expect(await look(11)).toBe(true); // half past eight
    expect(await state()).toMatchObject({
      nextLookAt: '2026-11-23T08:55:00.000Z',
      problemAt: '2026-11-23T08:05:00.000Z',
    });
    watched.settings = () => Promise.resolve(settings);
    await app.get(OwnMailService).save(account.id, { ...entered, password: 'right', reads: true });
    expect(await look()).toBe(true);
    expect(await state()).toMatchObject({ problem: null, answer: null, problemAt: null });
  });

  it('a server that is away for a while is a problem until it is back, and no mail is left out', async () => {
    await look();
    server.append(aMail({ Subject: 'one' }));
    server.append(aMail({ Subject: 'two' }));
    watched.take = async (mail) => {
      await note(mail);
      server.drop();
    };
    await look(5);
    watched.take = note;
    await look(1);
    expect(taken).toEqual(['INBOX one', 'INBOX two']);
  });

  it('a server that talks instead of giving a mail is left after a while, and the mail comes later', async () => {
    await look();
    server.append(aMail({ Subject: 'one' }));
    server.drip('UID FETCH');
    app.clock.set('2026-11-23T08:05:00.000Z');
    const lease = await app.get(MailboxLeases).claim(account.id, false);
    if (lease) await app.get(MailboxLook).look(lease, watched, { waits: false, signal: never, readsFor: 300 });
    expect(await state()).toMatchObject({ problem: 'reach' });
    server.recover();
    await look(5);
    expect(taken).toEqual(['INBOX one']);
  });

  it('a connection that ends while it waits is no problem: it is opened again with the next tick', async () => {
    const lease = await app.get(MailboxLeases).claim(account.id, false);
    if (!lease) throw new Error('somebody else reads it');
    const looked = app.get(MailboxLook).look(lease, watched, { waits: true, signal: never });
    await until(() => server.commands.includes('IDLE'));
    server.drop();
    await looked;
    expect(await state()).toMatchObject({ problem: null, nextLookAt: app.clock.now().toISOString() });
  });

  it('does not stay where the server tells of nothing: it is looked at again after five minutes', async () => {
    await server.stop();
    server = await TestImapServer.start({ capabilities: [] });
    const lease = await app.get(MailboxLeases).claim(account.id, false);
    if (lease) await app.get(MailboxLook).look(lease, watched, { waits: true, signal: never });
    expect(await state()).toMatchObject({ problem: null, nextLookAt: '2026-11-23T08:05:00.000Z' });
    expect(server.commands.at(-1)).toBe('LOGOUT');
  });

  it('what came while its user did not want it read is never read', async () => {
    const own = app.get(OwnMailService);
    await look();
    await own.save(account.id, { ...entered, password: 'right', reads: false });
    server.append(aMail({ Subject: 'private' }));
    await own.save(account.id, { ...entered, password: 'right', reads: true });
    await look(5);
    server.append(aMail({ Subject: 'later' }));
    await look(5);
    expect(taken).toEqual(['INBOX later']);
  });

  it('is not connected to once nobody wants it read', async () => {
    watched.settings = () => Promise.resolve(null);
    await look();
    expect(server.commands).toEqual([]);
  });

  it('one look into all of them is one into all of them, also where that is more than may be open at a time', async () => {
    const others = Array.from({ length: 40 }, () => anAccount());
    await stored(app.unitOfWork, ...others, ...others.map(ownMail));
    const looked = new Set<string>();
    app.get(MailboxWatch).accounts((accountId) => {
      const folders = () => Promise.resolve((looked.add(accountId), ['INBOX']));
      return Promise.resolve({ ...watched, folders });
    });
    const { mailboxes, isAll } = await app.get(MailboxWatch).lookNow();
    expect(others.filter(({ id }) => !looked.has(id))).toEqual([]);
    expect(mailboxes).toBeGreaterThanOrEqual(others.length);
    expect(isAll).toBe(true);
  });

  it('the mailbox of the service and those of accounts are looked at by the same tick', async () => {
    const watch = app.get(MailboxWatch);
    const house: string[] = [];
    watch.house({ ...watched, take: ({ subject }) => Promise.resolve(void house.push(subject)) });
    watch.accounts((accountId) => Promise.resolve(accountId === account.id ? watched : null));
    await watch.lookNow();
    server.append(aMail({ Subject: 'new' }));
    await watch.lookNow();
    expect(house).toEqual(['new']);
    expect(taken).toEqual(['INBOX new']);
    expect(await app.get(MailboxStates).of(null)).toMatchObject({ problem: null });
  });
});

describe.each(onSqlite)('a mailbox whose server tells of new mails, on %s', (engine) => {
  it('is read within a moment, and left at once when the service stops', async () => {
    const app = await startApp({ engine });
    const server = await TestImapServer.start();
    const taken: string[] = [];
    const watch = app.get(MailboxWatch);
    watch.house({
      settings: () => Promise.resolve(server.settings),
      folders: () => Promise.resolve(['INBOX']),
      take: ({ subject }) => Promise.resolve(void taken.push(subject)),
    });
    watch.start();
    await until(() => server.commands.includes('IDLE'));
    server.append(aMail({ Subject: 'now' }));
    await until(() => taken.length > 0);
    expect(taken).toEqual(['now']);
    await app.close();
    expect(server.commands.at(-1)).toBe('LOGOUT');
    await server.stop();
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}
