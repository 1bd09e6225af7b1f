import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';

/** A mail as it came over the wire. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly message: string;
}

/** How the next mails end: taken, or with this answer at this place, or without one. */
export type Mood = 'take' | 'drop' | { readonly at: 'recipient' | 'message'; readonly answer: string };

/** A user's own mail server (smtp-server): real sockets and the real protocol, mails stay in memory. */
export class LetterServer {
  readonly taken: TakenMail[] = [];
  /** Users who signed in. */
  readonly signedIn: string[] = [];
  /** Holds the answer to a message until it resolves. */
  patience: Promise<void> = Promise.resolve();
  mood: Mood = 'take';
  private readonly server: SMTPServer;

  private constructor(private readonly password: string) {
    this.server = new SMTPServer({
      authMethods: ['PLAIN', 'LOGIN'],
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: (auth, _session, done) => this.signIn(auth, done),
      onRcptTo: (_address, _session, done) => done(this.refusalAt('recipient')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.take(Buffer.concat(chunks).toString('utf8'), session, done));
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(password = 'secret'): Promise<LetterServer> {
    const started = new LetterServer(password);
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', () => resolve()));
    return started;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private signIn(
    { username = '', password }: SMTPServerAuthentication,
    done: (error: Error | null, answer?: { user: string }) => void,
  ): void {
    if (password !== this.password) return done(replyOf('535 5.7.8 Authentication credentials invalid'));
    this.signedIn.push(username);
    done(null, { user: username });
  }

  private async take(message: string, session: SMTPServerSession, done: (error?: Error | null) => void): Promise<void> {
    await this.patience;
    const refusal = this.refusalAt('message');
    if (refusal) return done(refusal);
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    this.taken.push({ from, to: rcptTo.map(({ address }) => address), message });
    if (this.mood === 'drop') for (const connection of this.server.connections) connection.close();
    else done();
  }

  private refusalAt(place: 'recipient' | 'message'): Error | null {
    const { mood } = this;
    return typeof mood === 'object' && mood.at === place ? replyOf(mood.answer) : null;
  }
}

function replyOf(answer: string): Error {
  const [code = '', ...words] = answer.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}
