import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type DeliveryResult, Mailer, type OutgoingMail } from './mailer.js';

/** RFC 5321, 4.5.3.2: a shorter wait for the answer to a message makes copies. In ms. */
const smtpTimeouts = {
  dnsTimeout: 30_000,
  connectionTimeout: 30_000,
  greetingTimeout: 60_000,
  socketTimeout: 600_000,
} as const;
type SmtpTimeouts = Readonly<Record<keyof typeof smtpTimeouts, number>>;

/** Longer answers are cut: servers have been seen to send a page. */
const MAX_ANSWER_LENGTH = 500;

/** RFC 5321, 4.2.1: replies from here on are final. */
const PERMANENT = 500;

interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
}

/** Talks SMTP, one connection a mail: a handful of mails a minute needs no pool. */
export class SmtpMailer extends Mailer {
  constructor(
    private readonly url: string,
    private readonly timeouts: SmtpTimeouts = smtpTimeouts,
  ) {
    super();
  }

  async deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    const body = new Body(mail.message);
    const { auth, ...server } = parseConnectionUrl(this.url);
    const connection = new SMTPConnection({ ...server, ...this.timeouts });
    try {
      await new Promise<void>((resolve, reject) => {
        connection.on('error', reject); // stays: an error after the answer must not end the process
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      if (auth) await login(connection, auth);
      const answer = await send(connection, mail, body);
      connection.quit();
      return { kind: 'accepted', answer: cut(answer) };
    } catch (error) {
      connection.close();
      // whatever nodemailer rejects with is an Error, with these fields where there was an answer
      return resultOf(error as SmtpError, body.begun);
    }
  }
}

/** The message, and whether its first byte was asked for: before that, nothing can have arrived. */
class Body extends Readable {
  begun = false;

  constructor(private readonly message: string) {
    super();
  }

  override _read(): void {
    this.begun = true;
    this.push(this.message, 'utf8');
    this.push(null);
  }
}

function login(
  connection: SMTPConnection,
  auth: NonNullable<ReturnType<typeof parseConnectionUrl>['auth']>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.login({ ...auth }, (error) => (error ? reject(error) : resolve()));
  });
}

function send(connection: SMTPConnection, mail: OutgoingMail, body: Body): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    const envelope = { from: mail.envelopeFrom, to: [mail.envelopeTo] };
    connection.send(envelope, body, (error, sent) => (error ? reject(error) : resolve(sent.response ?? '')));
  });
}

function resultOf(error: SmtpError, begun: boolean): DeliveryResult {
  const answer = cut(error.response ?? error.message);
  // a refused password is the server's setting, not this mail: it is put right while the mail waits
  if (error.code === 'EAUTH') return { kind: 'later', answer };
  if (error.responseCode) return { kind: error.responseCode >= PERMANENT ? 'refused' : 'later', answer };
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return { kind: 'refused', answer };
  return { kind: begun ? 'lost' : 'later', answer };
}

function cut(answer: string): string {
  return answer.slice(0, MAX_ANSWER_LENGTH);
}
