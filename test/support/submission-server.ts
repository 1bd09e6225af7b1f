import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  SMTPServer,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server';
import { testCertificate, testKey } from './test-certificate.js';

export interface SubmissionOptions {
  readonly user?: string;
  readonly password?: string;
  /** Encrypted from the first byte, with `testCertificate`. */
  readonly tls?: boolean;
  /** Offers STARTTLS, and takes passwords over nothing else. */
  readonly startTls?: boolean;
  /** What it says to every message instead of taking it: a code of SMTP and words. */
  readonly refusal?: readonly [code: number, words: string];
}

/** A mail as it came in. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly isEncrypted: boolean;
}

/** A real server (smtp-server) on this machine as users have them: they sign in, and give it their mail (RFC 6409). */
export class SubmissionServer {
  readonly taken: TakenMail[] = [];
  /** How often somebody connected. */
  connections = 0;
  readonly user: string;
  readonly password: string;
  private readonly server: SMTPServer;

  private constructor(private readonly options: SubmissionOptions) {
    const { user = 'mara', password = 'secret', tls = false, startTls = false } = options;
    this.user = user;
    this.password = password;
    this.server = new SMTPServer({
      ...{ secure: tls, key: testKey, cert: testCertificate },
      ...{ hideSTARTTLS: !startTls, allowInsecureAuth: !tls && !startTls },
      ...{ disableReverseLookup: true, closeTimeout: 50 },
      onConnect: (_session, done) => {
        this.connections += 1;
        done();
      },
      onAuth: (auth, _session, done) => (this.knows(auth) ? done(null, { user }) : done(new Error('Who are you?'))),
      onData: (stream, session, done) => void this.take(stream, session).then(() => done(), done),
    });
    this.server.on('error', () => undefined); // clients that hang up are no reason to end the test
  }

  static async start(options: SubmissionOptions = {}): Promise<SubmissionServer> {
    const started = new SubmissionServer(options);
    const listener = started.server.listen(0, '127.0.0.1');
    if (!listener.listening) await once(listener, 'listening');
    return started;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** For SMTP_URL. */
  get url(): string {
    return `smtp://${this.user}:${this.password}@127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private knows({ username, password }: SMTPServerAuthentication): boolean {
    return username === this.user && password === this.password;
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const bytes = await buffer(stream);
    const [responseCode, words] = this.options.refusal ?? [];
    if (responseCode) throw Object.assign(new Error(words), { responseCode });
    const { mailFrom, rcptTo } = session.envelope;
    this.taken.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      raw: bytes.toString('utf8'),
      isEncrypted: session.secure,
    });
  }
}
