import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { MailboxStates } from '../../src/mail/mailbox/mailbox-states.service.js';
import { MailboxWatch } from '../../src/mail/mailbox/mailbox-watch.schedule.js';
import { engines } from '../support/database.js';
import { aMail, TestImapServer } from '../support/imap-server.js';
import { CorrespondenceWorld } from './correspondence-world.js';

/** The mailbox is one in memory (hoodiecrow-imap): the real protocol, but not a real mail server. */
describe.each(engines)('mailboxes of users that are read, on %s', (engine) => {
  let world: CorrespondenceWorld;
  let server: TestImapServer;
  let account: Account;
  let anna: Contact;

  beforeAll(async () => {
    world = await CorrespondenceWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.messages.goTo('2026-11-23');
    server = await TestImapServer.start();
    account = await world.messages.account();
    anna = await world.person(account, 'anna@muster.example');
    await world.own(account, {}, server);
  });
  afterEach(async () => {
    // the next test looks into its own mailbox only
    await world.own(account, { reads: false });
    await server.stop();
  });

  const look = () => world.app.get(MailboxWatch).lookNow();
  const talks = async () => (await world.app.get(InteractionsService).list(account.id, anna.id)).items;
  const fromAnna = (headers: Record<string, string | null> = {}) =>
    aMail({ From: 'Anna <Anna@Muster.example>', Date: 'Wed, 25 Nov 2026 09:00:00 +0000', ...headers });
  const at = new Date('2026-11-25T09:00:00.000Z');

  it('what lay there before the first look counts for nothing; what comes then counts once', async () => {
    server.append(fromAnna({ Subject: 'Alt' }), { at });
    await look();
    expect(await talks()).toEqual([]);
    world.messages.goTo('2026-11-26');
    server.append(fromAnna({ Subject: 'Neu' }), { at });
    await look();
    await look();
    expect(await talks()).toMatchObject([{ on: '2026-11-25', direction: 'inbound', summary: 'Neu' }]);
  });

  it('an answer is told of its message, a mail that was sent with another program of its person', async () => {
    const request = await world.request(account, anna, '<letter@probe.example>');
    await look();
    world.messages.goTo('2026-11-26');
    server.append(fromAnna({ 'In-Reply-To': '<letter@probe.example>' }), { at });
    const sent = { From: 'Mara <alias@probe.example>', To: 'anna@muster.example', Subject: 'Danke dir' };
    server.append(fromAnna(sent), { folder: 'Sent', at });
    await look();
    expect(await world.messages.find(request)).toMatchObject({ answerOn: '2026-11-25', outcome: null });
    expect((await talks()).map(({ direction }) => direction).sort()).toEqual(['inbound', 'outbound']);
  });

  it('a mail that lies in both folders counts once', async () => {
    await look();
    world.messages.goTo('2026-11-26');
    const both = fromAnna({
      From: 'mara@probe.example',
      To: 'anna@muster.example',
      'Message-ID': '<both@probe.example>',
    });
    server.append(both, { at });
    server.append(both, { folder: 'Sent', at });
    await look();
    expect(await talks()).toMatchObject([{ direction: 'outbound' }]);
  });

  it('its text is fetched only where the user wants it kept', async () => {
    await look();
    server.append(fromAnna(), { at: new Date('2026-11-23T07:00:00.000Z') });
    await look();
    const texts = () => server.commands.filter((command) => /BODY\.PEEK\[(1|TEXT)/i.test(command));
    expect(texts()).toEqual([]);
    await world.own(account, { keepsText: true }, server);
    server.append(fromAnna({}), { at: new Date('2026-11-23T07:00:00.000Z') });
    await look();
    expect(texts()).not.toEqual([]);
    const kept = await rows<{ words: string | null }>(
      world.app.unitOfWork.reader,
      'select words from exchanged_mails where account_id = ? order by id',
      [account.id],
    );
    expect(kept.map(({ words }) => words?.trim() ?? null)).toEqual([null, 'Hallo,\n\nalles gut.']);
  });

  it('a password that is wrong shows, with the words of the server, and is over once it is right', async () => {
    server.refuseSignIn();
    expect((await look()).failed).toEqual([account.id]);
    expect(await world.app.get(MailboxStates).of(account.id)).toMatchObject({ problem: 'sign-in' });
  });

  it('nothing is read any more once the user takes it back', async () => {
    await look();
    await world.own(account, { reads: false });
    server.append(fromAnna(), { at });
    const before = server.commands.length;
    await look();
    expect(server.commands.length).toBe(before);
  });
});
