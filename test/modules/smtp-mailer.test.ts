import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SmtpMailer } from '../../src/mail/smtp-mailer.js';

const mail = {
  messageId: '<m@example.org>',
  envelopeFrom: 'w@example.org',
  envelopeTo: 'jana@example.org',
  message: 'Subject: x\r\n\r\n.dot first\r\nGr=C3=BC=C3=9Fe\r\n',
  createdAt: new Date('2026-11-23T07:30:00Z'),
};

const timeouts = { name: 500, connect: 500, greeting: 500, signIn: 500, envelope: 500, message: 500 };

/** What a mail server answers to each command; `null` hangs, 'drop' ends the connection. `BODY` answers the message. */
type Script = Readonly<Record<string, string | null>>;

const friendly: Script = {
  HELLO: '220 test',
  EHLO: '250 test',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  BODY: '250 2.0.0 taken',
  QUIT: '221 bye',
};

describe('a mail over SMTP', () => {
  let server: Server | undefined;
  let received: { commands: string[]; bodies: string[] };
  const sockets = new Set<Socket>();

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server?.close();
  });

  it('arrives byte for byte with the envelope that was given', async () => {
    expect(await deliverTo(friendly)).toEqual({ kind: 'accepted', answer: '250 2.0.0 taken' });
    expect(received.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      'MAIL FROM:<w@example.org>',
      'RCPT TO:<jana@example.org>',
    ]);
    expect(received.bodies).toEqual([mail.message.replace('\r\n.dot', '\r\n..dot')]);
  });

  it.each<[string, Script, string, string]>([
    ['451 after the recipient', { RCPT: '451 4.7.1 greylisted' }, 'later', '451 4.7.1 greylisted'],
    ['451 after the message', { BODY: '451 4.3.0 try again' }, 'later', '451 4.3.0 try again'],
    ['421 instead of a greeting', { HELLO: '421 busy' }, 'later', '421 busy'],
    ['554 instead of a greeting, which is not about this mail', { HELLO: '554 no service' }, 'later', '554 no service'],
    ['552 for the recipient', { RCPT: '552 5.2.2 mailbox full' }, 'refused', '552 5.2.2 mailbox full'],
    ['550 for the recipient', { RCPT: '550 5.1.1 nobody' }, 'refused', '550 5.1.1 nobody'],
    ['554 for the message', { BODY: '554 5.7.1 no' }, 'refused', '554 5.7.1 no'],
  ])('%s', async (_name, script, kind, answer) => {
    const result = await deliverTo({ ...friendly, ...script });
    expect(result.kind).toBe(kind);
    expect(result.answer).toContain(answer);
  });

  it('is said only after 354: a server that answers 250 to DATA has not taken it', async () => {
    const script = { ...friendly, DATA: '250 2.0.0 fine', BODY: '250 2.0.0 fine' };
    expect(await deliverTo(script)).toEqual({ kind: 'later', answer: '250 2.0.0 fine' });
    expect(received.bodies).toEqual([]);
  });

  it('says no password to a server elsewhere that does not offer STARTTLS', async () => {
    const script = {
      ...friendly,
      EHLO: '250-test\r\n250 AUTH PLAIN',
      AUTH: '235 2.7.0 welcome',
      STAR: '502 5.5.1 what?',
    };
    const { kind, answer } = await deliverTo(script, 'user:secret@', '0.0.0.0'); // which leads here, and is no loopback address
    expect([kind, answer]).toEqual(['later', '502 5.5.1 what?']);
    expect(received.commands.map((line) => line.slice(0, 4))).toEqual(['EHLO', 'STAR']);
    expect(received.bodies).toEqual([]);
  });

  it.each<[string, Script, string]>([
    ['a connection that drops before the message', { RCPT: 'drop' }, 'later'],
    ['a server that hangs before the message', { RCPT: null }, 'later'],
    ['a server without a greeting', { HELLO: null }, 'later'],
    ['a connection that drops after the message', { BODY: 'drop' }, 'lost'],
    ['a server that hangs after the message', { BODY: null }, 'lost'],
  ])('%s', async (_name, script, kind) => {
    expect((await deliverTo({ ...friendly, ...script })).kind).toBe(kind);
  });

  it('a server that is not there means later', async () => {
    expect((await new SmtpMailer('smtp://127.0.0.1:1', { timeouts }).deliver(mail)).kind).toBe('later');
  });

  it('signs in where the address says so', async () => {
    const script = { ...friendly, EHLO: '250-test\r\n250 AUTH PLAIN', AUTH: '235 2.7.0 welcome' };
    expect(await deliverTo(script, 'us%40er:p%3Ass@')).toMatchObject({ kind: 'accepted' });
    const [, token = ''] =
      /^AUTH PLAIN (\S+)$/.exec(received.commands.find((line) => line.startsWith('AUTH')) ?? '') ?? [];
    expect(Buffer.from(token, 'base64').toString()).toBe('\0us@er\0p:ss');
  });

  it('a refused password is not the mail’s fault', async () => {
    const script = { ...friendly, EHLO: '250-test\r\n250 AUTH PLAIN', AUTH: '535 5.7.8 no' };
    expect(await deliverTo(script, 'user:secret@')).toMatchObject({ kind: 'later' });
  });

  it('keeps the connection for the next mail, and takes another one if the server has closed it meanwhile', async () => {
    const hellos = (): number => received.commands.filter((line) => line.startsWith('EHLO')).length;
    const mailer = await mailerFor(friendly);
    for (let count = 0; count < 3; count += 1) expect((await mailer.deliver(mail)).kind).toBe('accepted');
    expect([hellos(), received.bodies.length]).toEqual([1, 3]);
    for (const socket of sockets) socket.end('421 too long idle\r\n');
    expect((await mailer.deliver(mail)).kind).toBe('accepted');
    expect([hellos(), received.bodies.length]).toEqual([2, 4]);
  });

  it('a kept connection on which the server says "later" about the mail is no reason to ask it twice', async () => {
    const script = { ...friendly };
    const mailer = await mailerFor(script);
    await mailer.deliver(mail);
    script.RCPT = '451 4.7.1 greylisted';
    expect((await mailer.deliver(mail)).kind).toBe('later');
    expect(received.commands.filter((line) => line.startsWith('RCPT'))).toHaveLength(2);
  });

  async function deliverTo(script: Script, credentials = '', host?: string): Promise<{ kind: string; answer: string }> {
    return (await mailerFor(script, credentials, host)).deliver(mail);
  }

  async function mailerFor(script: Script, credentials = '', host = '127.0.0.1'): Promise<SmtpMailer> {
    received = { commands: [], bodies: [] };
    server = createServer((socket) => play(socket, script));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new SmtpMailer(`smtp://${credentials}${host}:${port}`, { timeouts });
  }

  function play(socket: Socket, script: Script): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const answer = (step: string): void => {
      const line = script[step];
      if (line === 'drop') socket.destroy();
      else if (line !== null) socket.write(`${line ?? '500 what?'}\r\n`);
    };
    answer('HELLO');
    let body: string | null = null;
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      if (body === null) {
        received.commands.push(text.trim());
        const command = text.slice(0, 4).toUpperCase();
        if (command === 'DATA') body = '';
        answer(command);
        return;
      }
      body += text;
      if (!body.endsWith('\r\n.\r\n')) return;
      received.bodies.push(body.slice(0, -3));
      body = null;
      answer('BODY');
    });
  }
});
