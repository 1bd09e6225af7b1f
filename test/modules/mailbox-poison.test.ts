import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { IncomingMail } from '../../src/mail/mailbox/incoming-mail.js';
import { MailboxLeases } from '../../src/mail/mailbox/mailbox-leases.service.js';
import { MailboxLook } from '../../src/mail/mailbox/mailbox-look.service.js';
import { MailboxStates } from '../../src/mail/mailbox/mailbox-states.service.js';
import { StuckMails } from '../../src/mail/mailbox/stuck-mails.service.js';
import type { WatchedMailbox } from '../../src/mail/mailbox/watched-mailbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { aMail, TestImapServer } from '../support/imap-server.js';

const never = new AbortController().signal;
const MINUTE_MS = 60_000;

/** An IMAP server in memory (hoodiecrow-imap): the real protocol, but not a real mail server. */
describe.each(engines)('a mail that can not be taken, on %s', (engine) => {
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
    await stored(app.unitOfWork, account);
    taken = [];
    watched = {
      settings: () => Promise.resolve(server.settings),
      folders: () => Promise.resolve(['INBOX']),
      take: note,
    };
    await look();
    for (const subject of ['first', 'poison', 'last']) server.append(aMail({ Subject: subject }));
  });
  afterEach(() => server.stop());

  function note({ subject }: IncomingMail): Promise<void> {
    taken.push(subject);
    return Promise.resolve();
  }

  /** Whoever's it is: an account's, or, as null, the service's own. */
  async function look(minutesLater = 0, owner: string | null = account.id, readsFor?: number): Promise<void> {
    app.clock.set(new Date(app.clock.now().getTime() + minutesLater * MINUTE_MS).toISOString());
    const lease = await app.get(MailboxLeases).claim(owner, true);
    if (!lease) throw new Error('somebody else reads it');
    const options = { waits: false, signal: never, ...(readsFor === undefined ? {} : { readsFor }) };
    await app.get(MailboxLook).look(lease, watched, options);
  }

  const state = (owner: string | null = account.id) => app.get(MailboxStates).of(owner);

  it.each(['an account', 'the service'])(
    'holds up nobody in the mailbox of %s: the others are read in the same look, it comes again four times and is given up',
    async (whose) => {
      const owner = whose === 'an account' ? account.id : null;
      if (owner === null) await look(0, owner);
      if (owner === null) for (const subject of ['first', 'poison', 'last']) server.append(aMail({ Subject: subject }));
      let tries = 0;
      watched.take = (mail) => {
        if (mail.subject !== 'poison') return note(mail);
        tries += 1;
        return Promise.reject(new Error('this mail breaks something'));
      };
      await look(0, owner);
      expect(taken).toEqual(['first', 'last']);
      expect(await state(owner)).toMatchObject({ problem: null, waiting: 1, passedOver: 0, passedOverAt: null });
      const triesAfter = [];
      for (const minutes of [0.5, 0.5, 9, 1, 59, 1, 359, 1, 600]) {
        await look(minutes, owner);
        triesAfter.push(tries);
      }
      expect(triesAfter).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5]);
      expect(await state(owner)).toMatchObject({ problem: null, waiting: 0, passedOver: 1 });
      expect((await state(owner))?.passedOverAt).toMatch(/^2026-11-23T15:/);
      expect(taken).toEqual(['first', 'last']);
    },
  );

  it('is taken once whatever stood in its way is over', async () => {
    watched.take = (mail) => (mail.subject === 'poison' ? Promise.reject(new Error('database busy')) : note(mail));
    await look();
    watched.take = note;
    await look(1);
    expect(taken).toEqual(['first', 'last', 'poison']);
    expect(await state()).toMatchObject({ waiting: 0, passedOver: 0 });
  });

  it('because its server refuses to show it: the others are read in the same look', async () => {
    server.spoil(2, 'refused');
    await look();
    expect(taken).toEqual(['first', 'last']);
    expect(await state()).toMatchObject({ problem: null, waiting: 1 });
    server.recover();
    await look(1);
    expect(taken).toEqual(['first', 'last', 'poison']);
  });

  it('because its server goes silent over it: the next look goes on behind it', async () => {
    server.spoil(2, 'silent');
    await look(0, account.id, 400);
    expect(taken).toEqual(['first']);
    expect(await state()).toMatchObject({ problem: 'reach', waiting: 1 });
    await look();
    expect(taken).toEqual(['first', 'last']);
    expect(await state()).toMatchObject({ problem: null, waiting: 1 });
  });

  it('because it ends the process each time: it counts as tried, and is given up without a sixth try', async () => {
    const place = { owner: account.id, folder: 'INBOX', uidValidity: '1', uid: 2 };
    for (let tries = 0; tries < 5; tries += 1) expect(await app.get(StuckMails).begin(place)).toBe(true);
    await look(24 * 60);
    expect(taken).not.toContain('poison');
    expect(await state()).toMatchObject({ waiting: 0, passedOver: 1 });
  });

  it('is forgotten once its folder has other numbers', async () => {
    watched.take = () => Promise.reject(new Error('database busy'));
    await look();
    expect(await state()).toMatchObject({ waiting: 3 });
    watched.take = note;
    server.renumber();
    await look(1);
    expect(await state()).toMatchObject({ waiting: 0, passedOver: 0 });
  });
});
