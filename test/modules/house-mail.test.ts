import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { LogAddress } from '../../src/answers/log-address.service.js';
import { MailKey } from '../../src/answers/mail-key.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import { MailStandingService } from '../../src/mail/mail-standing.service.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { ReplyWorld } from './reply-world.js';

const MORNING = '2026-11-24T07:30:00.000Z';

/** A report about a delivery as mail servers write it (RFC 3462, RFC 3464). */
function report(status: string, action = 'failed'): { headers: Record<string, string>; body: string } {
  return {
    headers: {
      From: 'Mail Delivery System <mailer-daemon@mx.example.net>',
      Subject: 'Undelivered Mail Returned to Sender',
      'Auto-Submitted': 'auto-replied',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=cut',
    },
    body: [
      ...['--cut', 'Content-Type: text/plain', '', 'This is the mail system.', ''],
      ...['--cut', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.net', ''],
      ...['Final-Recipient: rfc822; jana@example.org', `Action: ${action}`, `Status: ${status}`],
      ...[`Diagnostic-Code: smtp; 550 ${status} no such user here`, '', '--cut--', ''],
    ].join('\n'),
  };
}

describe.each(engines)("the service's own mailbox, on %s", (engine) => {
  let world: ReplyWorld;
  let account: Account;
  let marlene: Contact;
  let count = 0;

  beforeAll(async () => {
    world = await ReplyWorld.open(engine, MORNING);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.app.clock.set(MORNING);
    count += 1;
    account = anAccount({ name: 'Jana Muster', email: `jana${count}@example.org` });
    const tom = aContact(account, { givenName: 'Tom', layer: 'inner', form: 'du', lastInteractionOn: '2026-01-01' });
    await stored(world.app.unitOfWork, account, tom);
    const emails = [{ value: `marlene${count}@example.org` }];
    marlene = await world.app.get(SaveContactService).create(account.id, { givenName: 'Marlene', form: 'du', emails });
  });

  const standing = () => world.app.get(MailStandingService).of(account.id);
  const talks = async () => (await world.app.get(InteractionsService).list(account.id, marlene.id)).items;
  const ownMail = (address: string) =>
    world.app.get(OwnMailService).save(account.id, {
      ...{ address, smtpHost: 'smtp.example.org', smtpPort: 465, smtpSecurity: 'tls' as const },
      ...{ userName: 'jana', password: 'secret' },
    });
  const logAddress = async (): Promise<string> => {
    await world.app.get(LogAddress).renew(account.id);
    return (await world.app.get(LogAddress).of(account.id)) ?? '';
  };

  describe('takes mails that came back', () => {
    const bounce = async (to: string, status: string, action?: string): Promise<void> => {
      const { headers, body } = report(status, action);
      await world.arrives({ ...headers, To: to }, body);
    };

    it('by the return path of that very mail, once, and stops after two', async () => {
      const { mail } = await world.digestOf(account);
      expect(mail.envelopeFrom).toMatch(/^mail\+bounce\.[0-9a-f]{32}@example\.org$/);
      await bounce(mail.envelopeFrom, '5.1.1');
      await bounce(mail.envelopeFrom, '5.1.1');
      expect(await standing()).toMatchObject({ bounces: 1, stoppedAt: null });
      world.app.clock.set('2026-11-25T07:30:00.000Z');
      await stored(world.app.unitOfWork, aContact(account, { layer: 'inner', lastInteractionOn: '2026-01-01' }));
      await world.digestOf(account);
      const second = (await world.outbox(account, 'digest')).at(-1);
      expect(second?.messageId).not.toBe(mail.messageId);
      await bounce(second?.envelopeFrom ?? '', '5.1.1');
      const stopped = await standing();
      expect(stopped?.stoppedAt).not.toBeNull();
      expect(stopped?.stoppedWhy).toBe('550 5.1.1 no such user here');
    });

    it('also those that only say so in a line of their own, since the token is in them', async () => {
      const { mail } = await world.digestOf(account);
      const headers = { From: 'exim@mx.example.net', 'X-Failed-Recipients': 'jana@example.org', To: mail.envelopeFrom };
      await world.arrives(headers, 'A message could not be delivered:\n  550 5.1.1 no such user here');
      expect(await standing()).toMatchObject({ bounces: 1 });
    });

    it.each([
      ['a delay', '4.4.7', 'delayed'],
      ['what may pass', '4.2.2', 'failed'],
      ['a delivery', '2.0.0', 'delivered'],
    ])('and passes over %s', async (_, status, action) => {
      const { mail } = await world.digestOf(account);
      await bounce(mail.envelopeFrom, status, action);
      expect(await standing()).toBeNull();
    });

    it('and believes nobody without the token', async () => {
      const { mail, replyTo } = await world.digestOf(account);
      for (const to of ['mail@example.org', `mail+bounce.${'0'.repeat(32)}@example.org`, replyTo])
        await bounce(to, '5.1.1');
      await world.answer(account, mail.envelopeFrom, '550 5.1.1 no such user');
      expect(await standing()).toBeNull();
      expect(await world.receipts(account)).toEqual([]);
    });
  });

  describe('notes mails', () => {
    it('that were sent with a blind copy', async () => {
      const address = await logAddress();
      expect(address).toMatch(/^mail\+log\.[0-9a-f]{32}@example\.org$/);
      const headers = { From: account.email, To: `marlene${count}@example.org`, 'Delivered-To': address };
      await world.arrives({ ...headers, Subject: 'Kaffee?', Date: 'Mon, 23 Nov 2026 18:00:00 +0100' }, 'Hallo Marlene');
      expect(await talks()).toMatchObject([{ on: '2026-11-23', direction: 'outbound', channel: 'email' }]);
    });

    it('that are passed on, as those of whoever wrote them', async () => {
      const address = await logAddress();
      const body = `---------- Forwarded message ---------\nVon: Marlene <marlene${count}@example.org>\n\nGern!`;
      await world.arrives({ From: account.email, To: address, Subject: 'Fwd: Kaffee?' }, body);
      expect(await talks()).toMatchObject([{ direction: 'inbound' }]);
    });

    it('from the address of their own mail account too', async () => {
      const address = await logAddress();
      await ownMail('jana@privat.example');
      const headers = { From: 'jana@privat.example', To: `marlene${count}@example.org`, Cc: address };
      await world.arrives(headers, 'Hallo Marlene');
      expect(await talks()).toMatchObject([{ direction: 'outbound' }]);
    });

    it('of others only as theirs, and only if the user knows them, whoever learnt the address', async () => {
      const address = await logAddress();
      const forwarded = `Von: Marlene <marlene${count}@example.org>\n\nGern!`;
      for (const headers of [{ To: `marlene${count}@example.org`, Cc: address }, { To: address }])
        await world.arrives({ From: 'stranger@example.net', ...headers, 'In-Reply-To': '<x@y.example>' }, forwarded);
      expect(await talks()).toEqual([]);
      await world.arrives({ From: `marlene${count}@example.org`, To: account.email, 'Delivered-To': address }, 'Gern!');
      expect(await talks()).toMatchObject([{ direction: 'inbound' }]);
    });

    it('not under an address that is somebody else’s, where the server that took it in says so: by its topmost line alone', async () => {
      const address = await logAddress();
      const headers = { From: account.email, To: `marlene${count}@example.org`, 'Delivered-To': address };
      const failed = 'mx.example.org; dmarc=fail header.from=example.org';
      await world.arrives({ 'Authentication-Results': failed, ...headers }, 'Hallo Marlene');
      expect(await talks()).toEqual([]);
      const both = `mx.example.org; dmarc=pass header.from=example.org\nAuthentication-Results: ${failed}`;
      await world.arrives({ 'Authentication-Results': both, ...headers }, 'Hallo Marlene');
      expect(await talks()).toHaveLength(1);
    });

    it('once each, and never answers them', async () => {
      const address = await logAddress();
      const headers = { From: account.email, To: `marlene${count}@example.org`, 'Delivered-To': address };
      for (let times = 0; times < 2; times += 1)
        await world.arrives({ ...headers, 'Message-ID': `<noted.${count}@example.org>` }, 'stop\nlog 1');
      expect(await talks()).toHaveLength(1);
      expect(await world.receipts(account)).toEqual([]);
    });

    it('not to an address that was renewed or removed', async () => {
      const old = await logAddress();
      const renewed = await logAddress();
      expect(renewed).not.toBe(old);
      const headers = { From: account.email, To: `marlene${count}@example.org` };
      await world.arrives({ ...headers, 'Delivered-To': old }, 'Hallo');
      await world.app.get(LogAddress).remove(account.id);
      await world.arrives({ ...headers, 'Delivered-To': renewed }, 'Hallo');
      expect(await talks()).toEqual([]);
      expect(await world.app.get(LogAddress).of(account.id)).toBeNull();
    });

    it('with a token that does not stand readable in the database', async () => {
      const address = await logAddress();
      const token = /[0-9a-f]{32}/.exec(address)?.[0] ?? '';
      const [key] = await world.app.unitOfWork.reader.findBy(MailKey, { accountId: account.id, kind: 'log' });
      expect(JSON.stringify(key)).not.toContain(token);
    });
  });

  it('an answer may come from the address of their own mail account, and from no address that fails its check', async () => {
    const { replyTo } = await world.digestOf(account);
    await ownMail('jana@privat.example');
    await world.answer(account, replyTo, 'hilfe', { 'Authentication-Results': 'mx.example.org; dmarc=fail' });
    await world.arrives({ From: 'jana@elsewhere.example', To: replyTo }, 'hilfe');
    expect(await world.receipts(account)).toEqual([]);
    await world.arrives({ From: 'Jana <Jana@Privat.example>', To: replyTo, Subject: 'Re: Heute' }, 'hilfe');
    expect(await world.receipts(account)).toHaveLength(1);
  });

  it('leaves everything else as it lies there', async () => {
    const before = await world.state();
    await world.arrives({ From: account.email, To: 'mail@example.org' }, 'log 1\nstop');
    await world.arrives({ From: account.email, To: 'somebody@example.org' }, 'stop');
    expect(await world.state()).toEqual(before);
    expect(world.server.stored().every(({ flags }) => flags.length === 0)).toBe(true);
    expect(world.server.commands.filter((command) => /STORE|EXPUNGE|MOVE|APPEND|COPY/.test(command))).toEqual([]);
  });
});
