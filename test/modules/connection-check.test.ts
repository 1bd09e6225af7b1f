import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OutboundRefused } from '../../src/common/outbound/outbound.errors.js';
import { Resolver } from '../../src/common/outbound/resolver.js';
import { ConnectionCheck } from '../../src/mail/own/connection-check.service.js';
import type { Step } from '../../src/mail/own/domain/check-steps.js';
import { checkImap } from '../../src/mail/own/imap-check.js';
import { MailStandingService } from '../../src/mail/mail-standing.service.js';
import { type OwnMailService as Own, OwnMailService } from '../../src/mail/own/own-mail.service.js';
import { checkSmtp } from '../../src/mail/own/smtp-check.js';
import { smtpServer, type SmtpSettings } from '../../src/mail/own/smtp-settings.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { TestImapServer } from '../support/imap-server.js';
import { type SubmissionOptions, SubmissionServer } from '../support/submission-server.js';
import { testCertificate } from '../support/test-certificate.js';

/** Long enough for a busy machine; for servers that stay silent, as short as it may be. In ms. */
const timeouts = { connection: 20_000, greeting: 20_000, silence: 20_000, overall: 60_000 };
const impatient = { connection: 1000, greeting: 300, silence: 1000, overall: 60_000 };
/** For servers that go on and on. */
const brief = { ...timeouts, connection: 1000, overall: 1600 };
const mail = { from: 'mara@example.org', to: 'mara@example.org', message: 'Subject: x\r\n\r\nHallo\r\n' };

const told = (steps: readonly Step[]): string[] =>
  steps.map(({ server, step, problem }) => `${server} ${step}${problem === null ? '' : `: ${problem}`}`);

describe('trying an SMTP server', () => {
  let server: SubmissionServer | undefined;
  let plain: Server | undefined;
  const sockets = new Set<Socket>();
  afterEach(async () => {
    await server?.stop();
    for (const socket of sockets) socket.destroy();
    plain?.close();
    [server, plain] = [undefined, undefined];
  });

  /** A server that is no mail server: says this and nothing else, whatever it hears. */
  const saying = async (words: string): Promise<number> => {
    plain = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      if (words) socket.write(words);
    });
    await new Promise<void>((resolve) => plain?.listen(0, '127.0.0.1', resolve));
    return (plain.address() as AddressInfo).port;
  };

  const tried = (port: number, change: Partial<SmtpSettings> = {}, within = timeouts): Promise<Step[]> => {
    const settings: SmtpSettings = {
      ...{ host: 'mail.test', port, security: 'tls', user: 'mara', password: 'secret', ca: testCertificate },
      check: () => Promise.resolve('127.0.0.1'),
      ...change,
    };
    const signIn = { user: settings.user, pass: settings.password };
    return checkSmtp({ server: () => smtpServer(settings), signIn, mail }, within);
  };
  const start = async (options: SubmissionOptions): Promise<number> => {
    server = await SubmissionServer.start(options);
    return server.port;
  };

  it('works over TLS, by the name of the certificate and the address that was checked', async () => {
    const port = await start({ tls: true });
    const expected = ['smtp name', 'smtp reach', 'smtp tls', 'smtp sign-in', 'smtp test-mail'];
    expect(told(await tried(port))).toEqual(expected);
    expect(server?.taken).toMatchObject([{ from: mail.from, to: [mail.to], isEncrypted: true }]);
  });

  it('works over STARTTLS', async () => {
    const port = await start({ startTls: true });
    expect(told(await tried(port, { security: 'starttls' })).at(-1)).toBe('smtp test-mail');
    expect(server?.taken).toMatchObject([{ isEncrypted: true }]);
  });

  it.each([
    ['whose certificate nobody knows', { tls: true }, { ca: undefined }],
    ['whose certificate is for another name', { tls: true }, { host: 'other.test' }],
    ['whose certificate nobody knows, over STARTTLS', { startTls: true }, { ca: undefined, security: 'starttls' }],
    ['that speaks without encryption', {}, {}],
  ] as const)('ends at the encryption for one %s, and tells it no password', async (_, options, change) => {
    const port = await start(options);
    expect(told(await tried(port, change)).slice(1)).toEqual(['smtp reach', 'smtp tls: tls']);
    expect(server?.taken).toEqual([]);
  });

  it('demands STARTTLS anywhere but on this machine', async () => {
    const elsewhere: SmtpSettings = {
      ...{ host: 'mail.test', port: 587, security: 'starttls', user: 'mara', password: 'secret' },
      check: () => Promise.resolve('1.1.1.1'),
    };
    expect(await smtpServer(elsewhere)).toMatchObject({ host: '1.1.1.1', servername: 'mail.test', requireTLS: true });
  });

  it('ends where the password does not fit, with what the server says', async () => {
    const steps = await tried(await start({ tls: true }), { password: 'wrong' });
    expect(told(steps).at(-1)).toBe('smtp sign-in: sign-in');
    expect(steps.at(-1)?.answer).toContain('535 Who are you?');
    expect(JSON.stringify(steps)).not.toContain('wrong');
  });

  it('ends where the mail is not taken, with what the server says in one line', async () => {
    const steps = await tried(await start({ tls: true, refusal: [552, 'Mailbox\r\nfull'] }));
    expect(told(steps).at(-1)).toBe('smtp test-mail: refused');
    expect(steps.at(-1)?.answer).toMatch(/^552.Mailbox.*full$/);
  });

  it('ends where nobody answers: no server, a silent one, one that is no mail server', async () => {
    const port = await saying('');
    for (const security of ['tls', 'starttls'] as const) {
      const last = told(await tried(port, { security }, impatient)).at(-1);
      expect(last).toBe('smtp reach: reach');
    }
    plain?.close();
    const other = await saying('SSH-2.0-OpenSSH_9\r\n');
    expect(told(await tried(other, { security: 'starttls' })).at(-1)).toBe('smtp reach: reach');
    plain?.close();
    for (const socket of sockets) socket.destroy();
    expect(told(await tried(other))).toEqual(['smtp name', 'smtp reach: reach']);
  });

  it('ends where somebody goes on talking without an answer', async () => {
    let talks: NodeJS.Timeout | undefined;
    const port = await saying('220 mail.test\r\n');
    plain?.on('connection', (socket) => (talks = setInterval(() => socket.write('250-still there\r\n'), 50)));
    expect(told(await tried(port, { security: 'starttls' }, brief)).at(-1)).toBe('smtp reach: reach');
    clearInterval(talks);
  });

  it('ends at the name if there is none, or if it is private', async () => {
    const gone = Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    expect(await tried(1, { check: () => Promise.reject(gone) })).toEqual([
      { server: 'smtp', step: 'name', problem: 'name', answer: null },
    ]);
    const refused = await tried(1, { check: () => Promise.reject(new OutboundRefused('private')) });
    expect(refused).toEqual([{ server: 'smtp', step: 'name', problem: 'private', answer: null }]);
  });
});

describe('trying an IMAP server', () => {
  let server: TestImapServer;
  afterEach(() => server.stop());
  const folders = { keepsSent: true, sentFolder: null };

  it('works, over TLS too, and finds the folder of sent mails', async () => {
    server = await TestImapServer.start({ tls: true });
    const expected = ['imap name', 'imap reach', 'imap tls', 'imap sign-in', 'imap folders'];
    expect(told(await checkImap(server.settings, folders, timeouts))).toEqual(expected);
  });

  it('names no encryption where there was none, as on this machine', async () => {
    server = await TestImapServer.start();
    for (const password of ['secret', 'wrong'])
      expect(told(await checkImap({ ...server.settings, password }, folders, timeouts))).not.toContain('imap tls');
  });

  it('ends where the password does not fit, where no certificate does, and where nobody is', async () => {
    server = await TestImapServer.start({ tls: true });
    const { settings } = server;
    const wrong = told(await checkImap({ ...settings, password: 'wrong' }, folders, timeouts));
    expect(wrong.slice(2)).toEqual(['imap tls', 'imap sign-in: sign-in']);
    expect(told(await checkImap({ ...settings, ca: undefined }, folders, timeouts)).at(-1)).toBe('imap tls: tls');
    expect(told(await checkImap({ ...settings, port: 1 }, folders, timeouts)).at(-1)).toBe('imap reach: reach');
    const check = () => Promise.reject(new OutboundRefused('private'));
    expect(told(await checkImap({ ...settings, check }, folders, timeouts))).toEqual(['imap name: private']);
  });

  it.each([
    ['LOGIN', 'imap reach: reach'],
    ['LSUB', 'imap folders: reach'],
  ])('ends where somebody goes on talking without an answer to %s', async (command, expected) => {
    server = await TestImapServer.start();
    server.drip(command);
    expect(told(await checkImap(server.settings, folders, brief)).at(-1)).toBe(expected);
  });

  it('ends at the folders if the one for sent mails is not there, but only if it is wanted', async () => {
    server = await TestImapServer.start({ folders: { Archive: null } });
    expect(told(await checkImap(server.settings, folders, timeouts)).at(-1)).toBe('imap folders: folder');
    const named = { keepsSent: true, sentFolder: 'Archive' };
    expect(told(await checkImap(server.settings, named, timeouts)).at(-1)).toBe('imap folders');
    expect(told(await checkImap(server.settings, { ...folders, keepsSent: false })).at(-1)).toBe('imap folders');
  });
});

describe("checking the user's own mail account", () => {
  let app: TestApp;
  let own: Own;
  let smtp: SubmissionServer;
  let imap: TestImapServer;
  let mara: SignedIn;

  beforeAll(async () => {
    smtp = await SubmissionServer.start();
    imap = await TestImapServer.start();
    app = await startApp({ env: { OUTBOUND_ALLOW: '127.0.0.1', SMTP_URL: smtp.url } });
    own = app.get(OwnMailService);
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([smtp.stop(), imap.stop()]);
  });
  beforeEach(async () => {
    mara = await signedIn(app, { name: 'Mara' });
    smtp.taken.length = 0;
  });
  const saved = (change: object = {}) =>
    own.save(mara.account.id, {
      ...{ address: 'me@example.org', name: 'Mara Müller', userName: 'mara', password: 'secret' },
      ...{ smtpHost: '127.0.0.1', smtpPort: smtp.port, smtpSecurity: 'starttls' as const },
      ...{ imapHost: '127.0.0.1', imapPort: imap.port, imapSecurity: 'starttls' as const, reads: true },
      ...change,
    });

  it('sends a mail to its own address, looks into the mailbox, and notes that all is well', async () => {
    await saved();
    const answer = await mara.api.post('/own-mail/check', {});
    expect(answer.statusCode, answer.body).toBe(200);
    const { steps } = answer.json<{ steps: Step[] }>();
    expect(steps.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(told(steps).at(-1)).toBe('imap folders');
    expect(smtp.taken).toMatchObject([{ from: 'me@example.org', to: ['me@example.org'] }]);
    const parsed = await simpleParser(smtp.taken[0]?.raw ?? '');
    expect(parsed.from?.value).toEqual([{ name: 'Mara Müller', address: 'me@example.org' }]);
    expect(parsed.text).toContain('Angekommen.');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect((await own.find(mara.account.id)).checkedAt).toBe(app.clock.now().toISOString());
  });

  it('tells on the page which step is stuck and what the server says, and keeps it in mind', async () => {
    await saved({ password: 'wrong' });
    const page = await mara.visitor.submit('/settings/mail/check', { of: 'own' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Noch klappt nicht alles.');
    expect(page.body).toContain('Benutzername und Passwort passen hier nicht.');
    expect(page.body).toContain('535 Who are you?');
    expect(await own.find(mara.account.id)).toMatchObject({ problem: 'sign-in', checkedAt: null });
    expect((await mara.visitor.get('/settings/mail')).body).toContain('535 Who are you?');
  });

  it('reaches no private server that is not allowed', async () => {
    const before = smtp.connections;
    await saved({ smtpHost: 'localhost', imapHost: '127.0.0.3' });
    app.get(Resolver).addressesOf = () => Promise.resolve(['127.0.0.2']);
    const { steps } = (await mara.api.post('/own-mail/check')).json<{ steps: Step[] }>();
    expect(told(steps)).toEqual(['smtp name: private', 'imap name: private']);
    expect(smtp.connections).toBe(before);
  });

  it("tries the service's own server with a mail to the account's address, without the guard", async () => {
    const answer = await mara.api.post('/own-mail/check', { of: 'service' });
    const { steps } = answer.json<{ steps: Step[] }>();
    expect(told(steps)).toEqual(['smtp name', 'smtp reach', 'smtp sign-in', 'smtp test-mail']);
    expect(smtp.taken).toMatchObject([{ to: [mara.account.email] }]);
    expect(smtp.taken[0]?.raw).toContain('From: Wiedersehen <wiedersehen@127.0.0.1>');
  });

  it('runs one at a time for an account, and needs something to check', async () => {
    expect((await mara.api.post('/own-mail/check')).statusCode).toBe(404);
    await saved();
    const check = app.get(ConnectionCheck);
    const outcomes = await Promise.allSettled([check.check(mara.account), check.check(mara.account)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await check.check(mara.account)).toHaveLength(8);
  });

  it('runs at most five times an hour for an account, of both ways together', async () => {
    await saved();
    for (const of of ['own', 'service', 'own', 'service', 'own'])
      expect((await mara.api.post('/own-mail/check', { of })).statusCode).toBe(200);
    const before = smtp.connections;
    for (const of of ['own', 'service']) {
      const refused = await mara.api.post('/own-mail/check', { of });
      expect(refused.statusCode).toBe(429);
      expect(refused.json()).toMatchObject({ type: '/problems/too-many-mail-checks' });
      expect(refused.headers['retry-after']).toBe('3600');
    }
    const page = await mara.visitor.submit('/settings/mail/check', { of: 'own' });
    expect(page.body).toContain('Höchstens fünf Prüfungen in einer Stunde: in 60 Minuten geht die nächste.');
    expect(smtp.connections).toBe(before);
    const other = await signedIn(app);
    expect((await other.api.post('/own-mail/check', { of: 'service' })).statusCode).toBe(200);
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + 3_600_000).toISOString());
    expect((await mara.api.post('/own-mail/check')).statusCode).toBe(200);
    app.clock.set(now.toISOString());
  });

  it("sends no test mail by the service's server to an address that is stopped", async () => {
    const standing = app.get(MailStandingService);
    await standing.bounced(mara.account.id, '550 no such user');
    await standing.bounced(mara.account.id, '550 no such user');
    const refused = await mara.api.post('/own-mail/check', { of: 'service' });
    expect(refused.json()).toMatchObject({ type: '/problems/mail-address-stopped', status: 409 });
    expect(smtp.taken).toEqual([]);
    await standing.resume(mara.account.id);
    expect((await mara.api.post('/own-mail/check', { of: 'service' })).statusCode).toBe(200);
  });
});
