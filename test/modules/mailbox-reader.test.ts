import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutboundRefused } from '../../src/common/outbound/outbound.errors.js';
import { type ImapSettings, imapSettingsOf } from '../../src/mail/mailbox/imap-settings.js';
import { aMail, type ImapServerOptions } from '../support/imap-server.js';
import { brief, hasty, MailboxWorld, reader, readsOf } from './mailbox-world.js';

const world = new MailboxWorld();
beforeEach(() => world.start());
afterEach(() => world.stop());

describe('what a mail says in its headers', () => {
  it('is read without changing anything in the mailbox', async () => {
    world.server.append(
      aMail({
        From: '=?utf-8?q?J=C3=A4na?= <Jana@Example.ORG>',
        To: 'Mara <mara@example.org>, team@example.org',
        Cc: 'Ole <ole@example.org>',
        Subject: '=?utf-8?b?R3LDvMOfZQ==?= aus =?iso-8859-1?q?K=F6ln?=',
        'Message-ID': '<abc@example.org>',
        'In-Reply-To': '<first@example.org>',
        References: '<root@example.org>\n <first@example.org>',
        'Delivered-To': 'mara+log.AB12@example.org',
      }),
      { at: new Date('2026-11-23T08:05:00Z') },
    );
    const mail = await world.onlyMail((read) => Promise.resolve(read));
    expect(mail).toMatchObject({
      uid: 1,
      folder: 'INBOX',
      messageId: '<abc@example.org>',
      inReplyTo: '<first@example.org>',
      references: ['<root@example.org>', '<first@example.org>'],
      from: { name: 'Jäna', address: 'jana@example.org' },
      to: [
        { name: 'Mara', address: 'mara@example.org' },
        { name: null, address: 'team@example.org' },
      ],
      cc: [{ name: 'Ole', address: 'ole@example.org' }],
      deliveredTo: ['mara+log.ab12@example.org'],
      date: new Date('2026-11-23T08:00:00Z'),
      subject: 'Grüße aus Köln',
      isAutomatic: false,
      isBounce: false,
    });
    expect(world.server.stored()[0]?.flags).toEqual([]);
    expect(world.server.commands.filter((command) => /^(SELECT|STORE|EXPUNGE|COPY|MOVE)/i.test(command))).toEqual([]);
  });

  it.each([
    ['one address', 'Jana <jana@example.org>', 'jana@example.org', 'passed'],
    ['a name that looks like another address', '"mara@evil.test" <jana@example.org>', 'jana@example.org', 'passed'],
    ['an address in Punycode', 'jana@xn--mller-kva.example.org', 'jana@xn--mller-kva.example.org', 'passed'],
    ['several addresses', 'jana@example.org, mara@example.org', undefined, 'failed'],
    ['several lines', 'jana@example.org\nFrom: mara@example.org', undefined, 'failed'],
    ['two @', 'jana@example.org@evil.test', undefined, 'failed'],
    ['a domain that was not checked', 'jana@evil.test', 'jana@evil.test', 'failed'],
  ])('From with %s', async (_name, From, address, check) => {
    const header = 'mx.example.net; dmarc=pass header.from=example.org';
    world.server.append(aMail({ From, 'Authentication-Results': header }));
    const read = await world.onlyMail(({ from, senderCheck }) => Promise.resolve([from?.address, senderCheck]));
    expect(read).toEqual([address, check]);
  });

  it('a mail without a Message-ID gets one that stays the same', async () => {
    world.server.append(aMail({ 'Message-ID': null }));
    const ids = [await world.onlyMail((mail) => Promise.resolve(mail.messageId))];
    ids.push(await world.onlyMail((mail) => Promise.resolve(mail.messageId)));
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@without-id\.invalid>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('a date from the future is not believed', async () => {
    const at = new Date('2026-11-23T08:05:00Z');
    world.server.append(aMail({ Date: 'Mon, 23 Nov 2099 08:00:00 +0000' }), { at });
    expect(await world.onlyMail((mail) => Promise.resolve(mail.date))).toEqual(
      await world.onlyMail((mail) => Promise.resolve(mail.arrivedAt)),
    );
  });

  it('only mails from a number on are read, also where the folder ends before it', async () => {
    for (const subject of ['one', 'two', 'three']) world.server.append(aMail({ Subject: subject }));
    const subjects = await reader.visit(world.server.settings, async (mailbox) => {
      const from2 = await readsOf(mailbox, 2);
      return [from2.map(({ mail }) => mail?.subject), await readsOf(mailbox, 4)];
    });
    expect(subjects).toEqual([['two', 'three'], []]);
  });

  it('headers of megabytes cost the connection, not the memory, and say so', async () => {
    world.server.append(aMail({ Subject: 'x'.repeat(3 * 1024 * 1024) }));
    world.server.append(aMail());
    const reads = await reader.visit(world.server.settings, (mailbox) => readsOf(mailbox));
    expect(reads).toEqual([{ uid: 1, mail: null }]);
  });
});

describe('a mailbox that does not open', () => {
  it('a wrong password is told apart, in the words of the server', async () => {
    world.server.refuseSignIn();
    expect(await world.problemWith({})).toEqual({
      step: 'sign-in',
      answer: expect.stringContaining('Login failed') as string,
    });
  });

  it('nobody at the port', async () => {
    expect((await world.problemWith({ port: 1 })).step).toBe('reach');
  });

  it('a name that nobody knows', async () => {
    expect((await world.problemWith({ host: 'nobody.invalid' })).step).toBe('name');
  });

  it.each(['LOGIN', 'EXAMINE', 'UID SEARCH'])('a server that never answers %s', async (command) => {
    world.server.append(aMail());
    world.server.hang(command);
    expect((await world.problemWith({}, (mailbox) => readsOf(mailbox), hasty)).step).toBe('reach');
  });

  it.each(['LOGIN', 'UID SEARCH', 'UID FETCH'])('a server that talks instead of answering %s', async (command) => {
    world.server.append(aMail());
    world.server.drip(command);
    expect((await world.problemWith({}, (mailbox) => readsOf(mailbox), brief)).step).toBe('reach');
  });

  it('a folder whose numbers are none', async () => {
    world.server.number(2 ** 32 - 10);
    expect((await world.problemWith({}, (mailbox) => mailbox.position('INBOX'))).step).toBe('folder');
  });

  it('a folder that is not there', async () => {
    expect((await world.problemWith({}, (mailbox) => mailbox.position('Nirgends'))).step).toBe('folder');
  });

  it('a host that must not be reached is not connected to, whether by name or by number', async () => {
    const asked: string[] = [];
    const check = (host: string): Promise<string> => {
      asked.push(host);
      return Promise.reject(new OutboundRefused('private'));
    };
    expect((await world.problemWith({ host: 'mail.test', check })).step).toBe('private');
    expect((await world.problemWith({ host: '127.0.0.1', check })).step).toBe('private');
    expect(asked).toEqual(['mail.test', '127.0.0.1']);
    expect(world.server.commands).toEqual([]);
  });

  it('no password is said over a connection that others can read', async () => {
    // the same server by an address that does not count as this machine
    expect((await world.problemWith({ host: '0.0.0.0' })).step).toBe('tls');
    expect(world.server.commands).not.toContain('LOGIN');
  });

  it('writes nothing to the console, whatever happens', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level));
    await world.problemWith({ port: 1 });
    await world.problemWith({}, async (mailbox) => {
      world.server.drop();
      return mailbox.position('INBOX');
    });
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe('an encrypted mailbox', () => {
  const check = (): Promise<string> => Promise.resolve('127.0.0.1');

  beforeEach(() => world.restart({ tls: true }));

  it('opens where the certificate is good, for the name although the address was checked before', async () => {
    world.server.append(aMail());
    const visit = reader.visit({ ...world.server.settings, host: 'mail.test', check }, (mailbox) => readsOf(mailbox));
    expect(await visit).toHaveLength(1);
  });

  it.each<[string, Partial<ImapSettings>]>([
    ['one that nobody vouches for', { ca: undefined }],
    ['one for another name', { host: 'other.test', check }],
  ])('does not open with %s', async (_name, settings) => {
    expect((await world.problemWith(settings)).step).toBe('tls');
    expect(world.server.commands).not.toContain('LOGIN');
  });

  it('is not blamed for its encryption where the server talks instead of letting somebody in', async () => {
    world.server.drip('LOGIN');
    expect(await world.problemWith({}, undefined, brief)).toEqual({ step: 'reach', answer: '' });
  });

  it('does not open where STARTTLS is expected and the server speaks TLS from the first byte', async () => {
    const settings = { security: 'starttls', host: '0.0.0.0' } as const;
    expect((await world.problemWith(settings, undefined, hasty)).step).toBe('reach');
    expect(world.server.commands).not.toContain('LOGIN');
  });

  it('opens with STARTTLS, and nothing secret is said before it', async () => {
    await world.restart({ capabilities: ['STARTTLS', 'LOGINDISABLED'] });
    world.server.append(aMail());
    const elsewhere = { ...world.server.settings, host: 'mail.test', check: () => Promise.resolve('0.0.0.0') };
    expect(await reader.visit(elsewhere, (mailbox) => readsOf(mailbox))).toHaveLength(1);
    expect(world.server.commands).toContain('STARTTLS');
    expect(world.server.commands).not.toContain('LOGIN'); // what is said after it can't be read on the way
    expect((await world.problemWith({ ...elsewhere, host: 'other.test' })).step).toBe('tls');
  });

  it('an address of IMAP_URL says all that is needed', () => {
    expect(imapSettingsOf('imaps://mara%40example.org:a%2Fb@mail.example.org')).toEqual({
      host: 'mail.example.org',
      port: 993,
      security: 'tls',
      user: 'mara@example.org',
      password: 'a/b',
    });
    expect(imapSettingsOf('imap://u:p@[::1]:1143')).toMatchObject({ host: '::1', port: 1143, security: 'starttls' });
  });
});

describe('the folder of sent mails', () => {
  it('keeps a copy, byte for byte and as read', async () => {
    const mail = aMail({ Subject: 'Grüße' }, 'Hallo Jana\n');
    await reader.visit(world.server.settings, async (mailbox) => {
      const folder = await mailbox.sentFolder(null);
      if (folder !== null) await mailbox.append(folder, Buffer.from(mail));
    });
    expect(world.server.stored('Sent')).toEqual([{ uid: 1, flags: ['\\Seen'], raw: Buffer.from(mail) }]);
  });

  it.each<[ImapServerOptions, string | null]>([
    [{ folders: { Gesendet: null } }, 'Gesendet'],
    [{ folders: { Raus: '\\Sent', Sent: null } }, 'Raus'],
    [{ folders: { Sonstiges: null } }, null],
  ])('is found by what the server says, or by its name: %o', async (options, expected) => {
    await world.restart(options);
    expect(await reader.visit(world.server.settings, (mailbox) => mailbox.sentFolder(null))).toBe(expected);
  });

  it('says what the server answers when it is full', async () => {
    world.server.refuse('APPEND', 'Quota exceeded');
    const problem = await world.problemWith({}, (mailbox) => mailbox.append('Sent', Buffer.from(aMail())));
    expect(problem).toEqual({ step: 'refused', answer: expect.stringContaining('Quota exceeded') as string });
  });
});
