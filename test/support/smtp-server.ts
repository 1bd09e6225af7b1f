import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** Where a conversation is: after connecting, the sender, the recipient, when the message begins, once it is all there. */
export type Phase = 'connect' | 'mail' | 'rcpt' | 'begin' | 'body';

/** ok · an answer like `451 4.7.1 try again` · the connection breaks · nothing comes any more · ok, but later, in ms. */
export type Reaction = 'ok' | 'drop' | 'hang' | { readonly say: string } | { readonly afterMs: number };

export interface Received {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly sha: string;
  /** Whether the server said that it has it. */
  acked: boolean;
}

/** What it does: asked at each phase. */
export type Behaviour = (phase: Phase, session: SMTPServerSession) => Reaction;

interface Connection {
  readonly session: SMTPServerSession;
  readonly _socket: Socket;
}

/** A real SMTP server (smtp-server) on this machine that does what mail servers do on bad days. */
export class TestSmtpServer {
  /** Every message that came in whole, in the order of coming, acknowledged or not. */
  readonly received: Received[] = [];
  private readonly server: SMTPServer;

  private constructor(public behave: Behaviour) {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 50,
      onConnect: (session, done) => this.react('connect', session, done),
      onMailFrom: (_address, session, done) => this.react('mail', session, done),
      onRcptTo: (_address, session, done) => this.react('rcpt', session, done),
      onData: (stream, session, done) => {
        this.react('begin', session, (refused) => {
          if (refused) return void buffer(stream).then(() => done(refused));
          void buffer(stream).then((bytes) => this.whole(bytes, session, done), done);
        });
      },
    });
    this.server.on('error', () => undefined); // connections that break are what it is for
  }

  static async start(behave: Behaviour = () => 'ok', port = 0): Promise<TestSmtpServer> {
    const started = new TestSmtpServer(behave);
    const listener = started.server.listen(port, '127.0.0.1');
    if (!listener.listening) await once(listener, 'listening');
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  get acked(): readonly Received[] {
    return this.received.filter(({ acked }) => acked);
  }

  async close(): Promise<void> {
    for (const { _socket } of this.connections()) _socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private whole(bytes: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const source = bytes.toString('utf8');
    const mail: Received = {
      messageId: /^Message-ID: (\S+)/im.exec(source)?.[1] ?? '',
      from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      to: session.envelope.rcptTo[0]?.address ?? '',
      source,
      sha: createHash('sha256').update(bytes).digest('hex'),
      acked: false,
    };
    this.received.push(mail);
    this.react('body', session, (refused) => {
      if (!refused) mail.acked = true;
      done(refused);
    });
  }

  private react(phase: Phase, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const reaction = this.behave(phase, session);
    if (reaction === 'ok') done();
    else if (reaction === 'drop')
      this.connections()
        .find((one) => one.session.id === session.id)
        ?._socket.destroy();
    else if (reaction === 'hang') return;
    else if ('afterMs' in reaction) setTimeout(() => done(), reaction.afterMs);
    else done(refusal(reaction.say));
  }

  private connections(): Connection[] {
    return [...(this.server as unknown as { connections: Set<Connection> }).connections];
  }
}

function refusal(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}
