import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { LastAct } from '../../src/digest/last-act.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { QuickLogService } from '../../src/people/quick-log/quick-log.service.js';
import { engines } from '../support/database.js';
import { CorrespondenceWorld } from './correspondence-world.js';

describe.each(engines)('the last thing that somebody did, on %s', (engine) => {
  let world: CorrespondenceWorld;
  let account: Account;
  let anna: Contact;

  beforeAll(async () => {
    world = await CorrespondenceWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.messages.goTo('2026-11-23');
    account = await world.messages.account();
    await world.own(account);
    anna = await world.person(account, 'anna@muster.example');
  });

  const lastAct = () => world.app.get(LastAct).on(account);

  it('is no mail that a mailbox noted, be it an answer or not', async () => {
    expect(await lastAct()).toBe('2026-11-23');
    world.messages.goTo('2026-11-24');
    expect(await world.note(account)).toMatchObject({ mails: [{ kind: 'message' }] });
    expect(await lastAct()).toBe('2026-11-23');
    world.messages.goTo('2026-11-25');
    await world.request(account, anna, '<r@muster.example>');
    world.messages.goTo('2026-11-26');
    const answer = { inReplyTo: '<r@muster.example>', date: new Date('2026-11-26T07:00:00.000Z') };
    expect(await world.note(account, answer)).toMatchObject({ mails: [{ kind: 'answer' }] });
    expect(await lastAct()).toBe('2026-11-25');
  });

  it('a mail that a mailbox noted does not end a break, and leaves whoever wrote it in touch', async () => {
    const talks = world.app.get(InteractionsService);
    world.messages.goTo('2026-11-26');
    await world.note(account);
    expect(await talks.lastLoggedOn(account.id)).toBeNull();
    expect(await talks.loggedSince(account.id, '2026-11-23')).toMatchObject([
      { contactId: anna.id, on: '2026-11-26', notedBy: 'mailbox' },
    ]);
    const request = await world.request(account, anna, '<w@muster.example>');
    await world.note(account, { inReplyTo: '<w@muster.example>', date: new Date('2026-11-26T09:00:00.000Z') });
    expect(await talks.lastLoggedOn(account.id)).toBeNull();
    world.messages.goTo('2026-11-27');
    await world.messages.outcome(account, request, { outcome: 'yes', on: '2026-11-26' });
    expect(await talks.lastLoggedOn(account.id)).toBe('2026-11-27'); // now the user has told of it
  });

  it('is a talk noted by hand or in a line', async () => {
    world.messages.goTo('2026-11-25');
    await world.app.get(InteractionsService).log(account, anna.id, { channel: 'call', on: '2026-11-24' });
    expect(await lastAct()).toBe('2026-11-25');
    world.messages.goTo('2026-11-26');
    await world.app
      .get(QuickLogService)
      .log(account, { text: 'Anna heute angerufen', contactId: anna.id, channel: 'call', save: true });
    expect(await lastAct()).toBe('2026-11-26');
  });

  it('is what came of a message, even if its answer was noted before; but no silence that closes it', async () => {
    const request = await world.request(account, anna, '<q@muster.example>');
    world.messages.goTo('2026-11-25');
    await world.note(account, { inReplyTo: '<q@muster.example>' });
    world.messages.goTo('2026-11-26');
    await world.messages.outcome(account, request, { outcome: 'yes' });
    expect(await lastAct()).toBe('2026-11-26');
    world.messages.goTo('2026-11-27');
    await world.messages.outcome(account, request, { outcome: 'silence' });
    expect(await lastAct()).toBe('2026-11-23');
  });
});
