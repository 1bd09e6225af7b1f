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

/** RFC 5321, 4.1.1.4: the only leave to say the message. */
const GO_ON = /^354\b/;

/** RFC 5321, 3.8: the server closes the connection, whatever it was asked. */
const CLOSING = 421;

interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  /** What the server answered to. */
  readonly command?: string | undefined;
}

/** Takes one mail to a server, on a connection of its own. Never throws. */
export async function converse(server: SmtpServer, mail: OutgoingMail): Promise<DeliveryResult> {
  const session = new SmtpSession(server);
  const { result } = await session.deliver(mail);
  session.end();
  return result;
}

/** What became of a mail, and whether the server went away before a word of it was said: then another connection may do. */
export interface Tried {
  readonly result: DeliveryResult;
  readonly isGone: boolean;
}

/** A connection to a server, for one mail after the other. One that a mail was not accepted on is closed. */
export class SmtpSession {
  private readonly connection: SMTPConnection;
  private state: 'new' | 'open' | 'over' = 'new';
  /** What waits for an answer is told that the connection broke. */
  private broke: (error: Error) => void = () => undefined;

  constructor(private readonly server: SmtpServer) {
    const { name, connect, greeting, message } = server.timeouts;
    this.connection = new SMTPConnection({
      ...server.options,
      dnsTimeout: name,
      connectionTimeout: connect,
      greetingTimeout: greeting,
      socketTimeout: message,
    });
    // stays: an error after the answer must not end the process
    this.connection.on('error', (error: Error) => this.broke(error));
    this.connection.once('end', () => (this.state = 'over'));
  }

  /** The server can be given another mail. */
  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** One mail at a time. Never throws. */
  async deliver(mail: OutgoingMail): Promise<Tried> {
    const body = new Body(mail.message, () => this.mayBeSaid());
    let envelopeBegun = false;
    try {
      if (this.state === 'new') await this.open();
      this.passed('mail-before-data');
      envelopeBegun = true;
      const answer = await this.sent(mail, body);
      this.passed('mail-after-answer');
      return { result: { kind: 'accepted', answer: cut(answer) }, isGone: false };
    } catch (error) {
      this.close();
      // whatever nodemailer rejects with is an Error, with these fields where there was an answer
      const { responseCode } = error as SmtpError;
      const isGone = !body.begun && (responseCode === undefined || responseCode === CLOSING);
      return { result: resultOf(error as SmtpError, { envelopeBegun, bodyBegun: body.begun }), isGone };
    }
  }

  /** Says goodbye, if there is somebody to say it to. */
  end(): void {
    if (this.state === 'open') this.connection.quit();
    this.state = 'over';
  }

  private close(): void {
    this.state = 'over';
    this.connection.close();
  }

  private async open(): Promise<void> {
    const { signIn, timeouts } = this.server;
    const { name, connect, greeting, envelope } = timeouts;
    await this.step(name + connect + greeting + envelope, (done) => this.connection.connect(done));
    this.passed('mail-connected');
    if (signIn) await this.step(timeouts.signIn, (done) => this.connection.login(signIn, done));
    this.state = 'open';
  }

  private async sent({ envelopeFrom, envelopeTo }: OutgoingMail, body: Body): Promise<string> {
    const { envelope, message } = this.server.timeouts;
    const late = new Deadline(envelope);
    body.once('begin', () => late.begin(message));
    // once the last byte has left us, and nothing has come back
    body.once('end', () => setImmediate(() => this.passed('mail-after-body')));
    const sent = new Promise<string>((resolve, reject) => {
      this.broke = reject;
      this.connection.send({ from: envelopeFrom, to: [envelopeTo] }, body, (error, info) =>
        error ? reject(error) : resolve(info.response ?? ''),
      );
    });
    return late.hold(sent);
  }

  /** One command, with a limit for its answer, and an end when the connection breaks. */
  private async step(ms: number, command: (done: (error?: Error | null) => void) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      this.broke = reject;
      command((error) => (error ? reject(error) : resolve()));
    });
    await new Deadline(ms).hold(done);
  }

  /** nodemailer says a message after any 2xx too, and takes that server's next answer for having accepted it. */
  private mayBeSaid(): boolean {
    const response = this.connection.lastServerResponse || '';
    if (GO_ON.test(response)) return true;
    const [code = '0'] = /^\d{3}/.exec(response) ?? [];
    this.broke(Object.assign(new Error('no leave to say the message'), { response, responseCode: Number(code) }));
    return false;
  }

  private passed(point: Point): void {
    this.server.passed?.(point);
  }
}

function resultOf(
  error: SmtpError,
  { envelopeBegun, bodyBegun }: { readonly envelopeBegun: boolean; readonly bodyBegun: boolean },
): DeliveryResult {
  const answer = cut(error.response ?? error.message);
  // a refused password, a refused sender or a server that is closed is not this mail's fault: it is put right while the mail waits
  if (!envelopeBegun || error.command === 'MAIL FROM') return { kind: 'later', answer };
  if (error.responseCode) return refusal(error, error.responseCode, answer);
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return { kind: 'refused', answer };
  return { kind: bodyBegun ? 'lost' : 'later', answer };
}

function refusal({ command }: SmtpError, code: number, answer: string): DeliveryResult {
  if (code < PERMANENT) return { kind: 'later', answer };
  return { kind: 'refused', answer, isAboutAddress: command === 'RCPT TO' };
}

/** The message, and whether its first byte was asked for: before that, nothing can have arrived. */
class Body extends Readable {
  begun = false;

  constructor(
    private readonly message: string,
    private readonly mayBegin: () => boolean,
  ) {
    super();
  }

  override _read(): void {
    if (!this.begun && !this.mayBegin()) return;
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
