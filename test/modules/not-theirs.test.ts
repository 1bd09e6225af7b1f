import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { engines } from '../support/database.js';
import { CorrespondenceWorld } from './correspondence-world.js';

describe.each(engines)('mails that are not what they say, on %s', (engine) => {
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

  it('whoever writes under somebody else’s address is nobody, where the server that took the mail in says so', async () => {
    const request = await world.request(account, anna, '<letter@probe.example>');
    const spoofed = { senderCheck: 'failed' as const, inReplyTo: '<letter@probe.example>' };
    expect((await world.note(account, spoofed)).became).toBe('not-theirs');
    expect(await world.messages.find(request)).toMatchObject({ answerOn: null });
    for (const senderCheck of ['open', 'passed', null] as const)
      expect((await world.note(account, { senderCheck })).became).toBe('noted');
  });

  it('a mail that came in as the user’s own counts if the server vouches for it, or checks nobody; what lies among the sent ones always', async () => {
    const own = {
      from: { name: null, address: 'mara@probe.example' },
      to: [{ name: null, address: 'anna@muster.example' }],
    };
    const became = async (senderCheck: 'passed' | 'failed' | 'open' | null, told: 'outbound' | null = null) =>
      (await world.note(account, { ...own, senderCheck }, told)).became;
    expect([await became('failed'), await became('open')]).toEqual(['not-theirs', 'not-theirs']);
    expect([await became('passed'), await became(null)]).toEqual(['noted', 'noted']);
    expect([await became('failed', 'outbound'), await became('open', 'outbound')]).toEqual(['noted', 'noted']);
  });

  it('a line that says "it came back" makes no bounce of an answer, unless what is quoted is a letter of ours', async () => {
    const request = await world.request(account, anna, '<letter@probe.example>');
    const claims = { claimsBounce: true, inReplyTo: '<letter@probe.example>' };
    expect((await world.note(account, claims)).mails).toMatchObject([{ kind: 'answer', attemptId: request.id }]);
    const returnedMessageId = () => Promise.resolve('<letter@probe.example>');
    const daemon = { from: { name: null, address: 'mailer-daemon@probe.example' }, inReplyTo: null };
    expect((await world.note(account, { ...claims, ...daemon, returnedMessageId })).mails).toMatchObject([
      { kind: 'bounce', attemptId: request.id },
    ]);
  });
});
