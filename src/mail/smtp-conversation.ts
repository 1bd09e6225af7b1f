import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Point } from '../common/failpoint.js';
import type { DeliveryResult, OutgoingMail } from './mailer.js';

/** How long each part of a conversation may take, in ms. */
export interface SmtpTimeouts {
  readonly name: number;
  readonly connect: number;
  readonly greeting: number;
  readonly signIn: number;
  /** Sender, recipient, and leave to say the message. */
  readonly envelope: number;
  /** The message, and its answer. */
  readonly message: number;
}

/** RFC 5321, 4.5.3.2: the end of the message gets ten minutes, as a shorter wait makes copies. The others are cut to what a mail in the background can wait for. */
export const smtpTimeouts: SmtpTimeouts = {
  name: 30_000,
  connect: 30_000,
  greeting: 60_000,
  signIn: 60_000,
  envelope: 120_000,
  message: 600_000,
};

export interface SmtpServer {
  /** As nodemailer wants it. */
  readonly options: SMTPConnection.Options;
  readonly signIn: SMTPConnection.AuthenticationType | null;
  readonly timeouts: SmtpTimeouts;
  /** Told how far it got, for tests. */
  readonly passed?: ((point: Point) => void) | undefined;
}

/** Longer answers are cut: servers have been seen to send a page. */
const MAX_ANSWER_LENGTH = 500;

/** RFC 5321, 4.2.1: replies from here on are final. */
const PERMANENT = 500;

interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  /** What the server answered to. */
  readonly command?: string | undefined;
}

/** Takes one mail to a server, on a connection of its own: a handful of mails a minute needs no pool. Never throws. */
export async function converse(server: SmtpServer, mail: OutgoingMail): Promise<DeliveryResult> {
  return new Conversation(server, mail).held();
}

class Conversation {
  private readonly connection: SMTPConnection;
  private readonly body: Body;
  /** Before it, whatever the server says is about the connection, not about this mail. */
  private envelopeBegun = false;

  constructor(
    private readonly server: SmtpServer,
    private readonly mail: OutgoingMail,
  ) {
    const { name, connect, greeting, message } = server.timeouts;
    this.connection = new SMTPConnection({
      ...server.options,
      dnsTimeout: name,
      connectionTimeout: connect,
      greetingTimeout: greeting,
      socketTimeout: message,
    });
    this.body = new Body(mail.message);
  }

  async held(): Promise<DeliveryResult> {
    try {
      const answer = await this.steps();
      this.connection.quit();
      return { kind: 'accepted', answer: cut(answer) };
    } catch (error) {
      this.connection.close();
      // whatever nodemailer rejects with is an Error, with these fields where there was an answer
      return this.resultOf(error as SmtpError);
    }
  }

  private async steps(): Promise<string> {
    const { signIn, timeouts } = this.server;
    const { name, connect, greeting, envelope, message } = timeouts;
    await this.step(name + connect + greeting + envelope, (done) => this.connection.connect(done));
    this.passed('mail-connected');
    if (signIn) await this.step(timeouts.signIn, (done) => this.connection.login(signIn, done));
    this.passed('mail-before-data');
    this.envelopeBegun = true;
    const answer = await this.sent(envelope, message);
    this.passed('mail-after-answer');
    return answer;
  }

  private async sent(envelopeMs: number, messageMs: number): Promise<string> {
    const late = new Deadline(envelopeMs);
    this.body.once('begin', () => late.begin(messageMs));
    // once the last byte has left us, and nothing has come back
    this.body.once('end', () => setImmediate(() => this.passed('mail-after-body')));
    const envelope = { from: this.mail.envelopeFrom, to: [this.mail.envelopeTo] };
    const sent = new Promise<string>((resolve, reject) => {
      this.connection.once('error', reject);
      this.connection.send(envelope, this.body, (error, info) =>
        error ? reject(error) : resolve(info.response ?? ''),
      );
    });
    return late.hold(sent);
  }

  /** One command, with a limit for its answer, and an end when the connection breaks. */
  private async step(ms: number, command: (done: (error?: Error | null) => void) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      this.connection.on('error', reject); // stays: an error after the answer must not end the process
      command((error) => (error ? reject(error) : resolve()));
    });
    await new Deadline(ms).hold(done);
  }

  private passed(point: Point): void {
    this.server.passed?.(point);
  }

  private resultOf(error: SmtpError): DeliveryResult {
    const answer = cut(error.response ?? error.message);
    // a refused password, a refused sender or a server that is closed is not this mail's fault: it is put right while the mail waits
    if (!this.envelopeBegun || error.command === 'MAIL FROM') return { kind: 'later', answer };
    if (error.responseCode) return refusal(error, error.responseCode, answer);
    if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return { kind: 'refused', answer };
    return { kind: this.body.begun ? 'lost' : 'later', answer };
  }
}

function refusal({ command }: SmtpError, code: number, answer: string): DeliveryResult {
  if (code < PERMANENT) return { kind: 'later', answer };
  return { kind: 'refused', answer, isAboutAddress: command === 'RCPT TO' };
}

/** The message, and whether its first byte was asked for: before that, nothing can have arrived. */
class Body extends Readable {
  begun = false;

  constructor(private readonly message: string) {
    super();
  }

  override _read(): void {
    if (!this.begun) this.emit('begin');
    this.begun = true;
    this.push(this.message, 'utf8');
    this.push(null);
  }
}

/** A server that says a word now and then must not hold a mail for ever. */
class Deadline {
  private timer: NodeJS.Timeout | null = null;
  private readonly over: Promise<never>;
  private end: (error: Error) => void = () => undefined;

  constructor(ms: number) {
    this.over = new Promise((_, reject) => {
      this.end = reject;
    });
    this.over.catch(() => undefined); // also when nobody waits any more
    this.begin(ms);
  }

  /** Counts anew. */
  begin(ms: number): void {
    clearTimeout(this.timer ?? undefined);
    this.timer = setTimeout(() => this.end(new Error('no answer in time')), ms);
  }

  async hold<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.over]);
    } finally {
      clearTimeout(this.timer ?? undefined);
    }
  }
}

function cut(answer: string): string {
  return answer.slice(0, MAX_ANSWER_LENGTH);
}
