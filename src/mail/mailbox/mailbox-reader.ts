import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { isThisMachine } from '../domain/this-machine.js';
import { NameNotResolved, OutboundRefused } from '../../common/outbound/outbound.errors.js';
import type { ImapSettings } from './imap-settings.js';
import { MailboxProblem } from './mailbox.errors.js';
import { endWhereTooMuchIsSaid, watchSigningIn } from './most-said.js';
import { OpenMailbox } from './open-mailbox.js';
import { problemOf } from './problem-of.js';

/** Waits for a server. In ms. */
export interface ImapTimeouts {
  /** Name, connection and encryption together. */
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  /** No byte for so long: given up. While it waits for mails, a sign of life is asked for instead. */
  readonly socketTimeout: number;
  /** From connecting to having signed in, whatever is said meanwhile: a line now and then is no answer. */
  readonly openTimeout: number;
  /** For what somebody does in a visit, after signing in. */
  readonly visitTimeout: number;
}

const imapTimeouts: ImapTimeouts = {
  ...{ connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 90_000 },
  ...{ openTimeout: 60_000, visitTimeout: 2 * 60_000 },
};

/**
 * What a server may send in one answer, in bytes: headers with thousands of recipients fit, whole mails don't. More ends the
 * connection before it costs memory, as do too many answers (most-said.ts).
 */
const limits = {
  maxLineLength: 1024 * 1024,
  maxLiteralSize: 1024 * 1024,
  maxResponseSize: 2 * 1024 * 1024,
  maxResponseTokens: 100_000,
} as const;

/** Opens mailboxes over IMAP. Nothing is ever changed in them but by `append`. */
export class MailboxReader {
  private readonly timeouts: ImapTimeouts;

  constructor(timeouts: Partial<ImapTimeouts> = {}) {
    this.timeouts = { ...imapTimeouts, ...timeouts };
  }

  /**
   * Connects and signs in. Never says a password over a connection that others can read: without TLS only to this machine
   * itself. Throws MailboxProblem. Whoever opens closes.
   */
  async open(settings: ImapSettings): Promise<OpenMailbox> {
    const address = await addressOf(settings);
    const { connectionTimeout, greetingTimeout, socketTimeout, openTimeout } = this.timeouts;
    const client = new ImapFlow({
      ...{ connectionTimeout, greetingTimeout, socketTimeout },
      ...limits,
      ...encryption(settings, address),
      host: address,
      port: settings.port,
      auth: { user: settings.user, pass: settings.password },
      clientInfo: { name: 'Wiedersehen', version: false, vendor: false, 'support-url': false },
      disableCompression: true, // a small answer could unpack to a large one
      disableAutoIdle: true,
      logger: false,
    });
    // before connect(): an error that nobody listens to would end the process
    client.on('error', (error) => {
      client.context ??= error;
    });
    await signIn(client, openTimeout);
    endWhereTooMuchIsSaid(client);
    return new OpenMailbox(client);
  }

  /** Opens, lets somebody work for a while and closes again. Throws MailboxProblem, or what `work` throws. */
  async visit<T>(settings: ImapSettings, work: (mailbox: OpenMailbox) => Promise<T>): Promise<T> {
    const mailbox = await this.open(settings);
    try {
      return await mailbox.within(this.timeouts.visitTimeout, () => work(mailbox));
    } finally {
      await mailbox.close();
    }
  }
}

async function signIn(client: ImapFlow, withinMs: number): Promise<void> {
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    client.close();
  }, withinMs);
  const noLongerWatched = watchSigningIn(client);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    // what it says about a connection that we have closed would blame the encryption
    const { step, answer } = isLate ? new MailboxProblem('reach', '') : problemOf(error, client);
    throw new MailboxProblem(step, answer, { cause: error, isEncrypted: client.secureConnection });
  } finally {
    clearTimeout(late);
    noLongerWatched();
  }
}

async function addressOf({ host, check }: ImapSettings): Promise<string> {
  if (!check) return host;
  try {
    return await check(host);
  } catch (error) {
    if (error instanceof OutboundRefused) throw new MailboxProblem('private', '', { cause: error });
    if (error instanceof NameNotResolved) throw new MailboxProblem('name', '', { cause: error });
    throw problemOf(error);
  }
}

/** The address may be another one than the name: the certificate is checked for the name. */
function encryption(
  { host, security, ca }: ImapSettings,
  address: string,
): Pick<NonNullable<ConstructorParameters<typeof ImapFlow>[0]>, 'secure' | 'doSTARTTLS' | 'servername' | 'tls'> {
  const startTls = security === 'starttls' && !isThisMachine(address) ? { doSTARTTLS: true } : {};
  return {
    secure: security === 'tls',
    ...startTls,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  };
}
