import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { MailboxLeases } from '../../src/mail/mailbox/mailbox-leases.service.js';
import { MailboxLook } from '../../src/mail/mailbox/mailbox-look.service.js';
import { MailboxMarksStore } from '../../src/mail/mailbox/mailbox-marks.store.js';
import { MailboxStates } from '../../src/mail/mailbox/mailbox-states.service.js';
import type { WatchedMailbox } from '../../src/mail/mailbox/watched-mailbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { aMail, TestImapServer } from '../support/imap-server.js';

const never = new AbortController().signal;
const MINUTE_MS = 60_000;

/** An IMAP server in memory (hoodiecrow-imap) that says what it should not. */
describe.each(engines)('a mailbox whose server lies, on %s', (engine) => {
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
      folders: () => Promise.resolve(['INBOX', 'Sent']),
      take: ({ folder, subject }) => {
        taken.push(`${folder} ${subject}`);
        return Promise.resolve();
      },
    };
    await look();
  });
  afterEach(() => server.stop());

  async function look(minutesLater = 0): Promise<void> {
    app.clock.set(new Date(app.clock.now().getTime() + minutesLater * MINUTE_MS).toISOString());
    const lease = await app.get(MailboxLeases).claim(account.id, true);
    if (!lease) throw new Error('somebody else reads it');
    await app.get(MailboxLook).look(lease, watched, { waits: false, signal: never });
  }

  const state = () => app.get(MailboxStates).of(account.id);

  it.each([
    ['UID FETCH', '* 1 FETCH (UID 1 FLAGS ())'],
    ['UID FETCH', `* 1 FETCH (UID 7 FLAGS (${'a '.repeat(9000)}b))`],
    ['UID SEARCH', '* SEARCH 1'],
    ['EXAMINE', '* 1 EXISTS'],
    ['LOGIN', '* OK wait'],
  ])(
    'goes on and on after %s (%#): it is hung up on after a few MB, said in words, and tried again later',
    async (command, line) => {
      server.append(aMail({ Subject: 'one' }));
      const before = server.bytesSent;
      server.flood(command, line);
      await look(5);
      expect(server.bytesSent - before).toBeLessThan(64 * 1024 * 1024); // what lies in buffers of the system included
      expect(await state()).toMatchObject({ problem: 'too-much', nextLookAt: '2026-11-23T08:06:00.000Z' });
      server.recover();
      await look(1);
      expect((await state())?.problem).toBeNull();
    },
  );

  it('numbers its mails anew once: that is said with its time, and reading goes on with what comes then', async () => {
    server.append(aMail({ Subject: 'unread' }));
    server.renumber();
    await look(5);
    expect(await state()).toMatchObject({ problem: null, renumberedAt: '2026-11-23T08:05:00.000Z' });
    server.append(aMail({ Subject: 'next' }));
    await look(5);
    expect(taken).toEqual(['INBOX next']);
    expect(await state()).toMatchObject({ problem: null, renumberedAt: '2026-11-23T08:05:00.000Z' });
    server.renumber();
    await look(25 * 60);
    expect((await state())?.problem).toBeNull();
  });

  it.each(['other numbers', 'lower numbers'])(
    'has %s at each look: from the second time within a day that is a problem, and other folders are read',
    async (how) => {
      const anew = (count: number): void => {
        if (how === 'other numbers') server.renumber();
        else server.number(90 - count);
      };
      if (how === 'lower numbers') server.number(90);
      server.append(aMail({ Subject: 'first' }));
      await look(1);
      anew(1);
      await look(1);
      expect((await state())?.problem).toBeNull();
      anew(2);
      server.append(aMail({ Subject: 'mine' }), { folder: 'Sent' });
      await look(5);
      expect(await state()).toMatchObject({ problem: 'renumbered' });
      expect(taken).toEqual(['INBOX first', 'Sent mine']);
      await look(5);
      expect((await state())?.problem).toBeNull();
    },
  );

  it('names a number that no mail can have: it is passed by, and how far the folder was read can be stored', async () => {
    server.append(aMail({ Subject: 'one' }));
    server.lie('UID SEARCH', '* SEARCH 1 2147483647 4294967295');
    await look(5);
    expect(taken).toEqual(['INBOX one']);
    expect(await app.get(MailboxMarksStore).find(account.id, 'INBOX')).toMatchObject({ nextUid: 2, problem: null });
  });
});
