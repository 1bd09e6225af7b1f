import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow, {
  type Connection,
  type Handler,
  type ImapServer,
  type MimeNode,
  type StoredMessage,
} from 'hoodiecrow-imap';
import parseMime from 'hoodiecrow-imap/lib/mimeparser.js';
import type { ImapSettings } from '../../src/mail/mailbox/imap-settings.js';
import { testCertificate, testKey } from './test-certificate.js';

/** Between two lines of a server that answers nothing: shorter than any silence that is waited for. */
const DRIP_MS = 50;

/** Plugins of hoodiecrow; NAMESPACE and ENABLE are left out, nothing here needs them. */
type Capability = 'IDLE' | 'SPECIAL-USE' | 'UIDPLUS' | 'AUTH-PLAIN' | 'ID' | 'UNSELECT' | 'STARTTLS' | 'LOGINDISABLED';

export interface ImapServerOptions {
  /** Mails that lie in INBOX, the oldest first; see `aMail`. */
  readonly messages?: readonly string[];
  /** Passwords by user name. All of them see the same folders: for two mailboxes, start two servers. */
  readonly users?: Readonly<Record<string, string>>;
  readonly capabilities?: readonly Capability[];
  /** Further folders and what they are for (RFC 6154); `{ Sent: '\\Sent' }` if nothing is said. */
  readonly folders?: Readonly<Record<string, string | null>>;
  /** Encrypted from the first byte, with `testCertificate`. */
  readonly tls?: boolean;
}

/**
 * An IMAP server in memory (hoodiecrow-imap): real sockets and the real protocol (RFC 3501), but not a real mail server.
 * It says BODYSTRUCTURE as RFC 3501 has it, but for parts with numbers above 9.
 */
export class TestImapServer {
  /** What clients said, a line each, without tags and passwords: `UID FETCH 1 (...)`. */
  readonly commands: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly hung = new Map<string, Handler>();
  private readonly first: { readonly user: string; readonly password: string };
  private bytes = 0;

  private constructor(
    private readonly server: ImapServer,
    private readonly users: Record<string, { password: string }>,
    private readonly encrypted: boolean,
  ) {
    const [user = '', { password } = { password: '' }] = Object.entries(users)[0] ?? [];
    this.first = { user, password };
    server.connectionHandlers.push((connection) => this.watch(connection));
    server.messageHandlers.push((_server, message) => {
      message.parsed = withoutFalseMails(parseMime(message.raw));
    });
  }

  static async start(options: ImapServerOptions = {}): Promise<TestImapServer> {
    const users = Object.fromEntries(
      Object.entries(options.users ?? { mara: 'secret' }).map(([name, password]) => [name, { password }]),
    );
    const folders = Object.entries(options.folders ?? { Sent: '\\Sent' }).map(([name, use]) => [
      name,
      use === null ? {} : { 'special-use': use },
    ]);
    const server = hoodiecrow({
      users,
      plugins: options.capabilities ?? ['IDLE', 'SPECIAL-USE'],
      storage: { INBOX: {}, '': { separator: '/', folders: Object.fromEntries(folders) as object } },
      secureConnection: options.tls ?? false,
      credentials: { key: testKey, cert: testCertificate },
    });
    const started = new TestImapServer(server, users, options.tls ?? false);
    for (const message of options.messages ?? []) started.append(message);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get host(): string {
    return '127.0.0.1';
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** For IMAP_URL. */
  get url(): string {
    const { user, password } = this.settings;
    return `${this.encrypted ? 'imaps' : 'imap'}://${user}:${password}@${this.host}:${this.port}`;
  }

  /** For the first of its users. */
  get settings(): ImapSettings {
    const security = this.encrypted ? 'tls' : 'starttls';
    return { host: this.host, port: this.port, security, ...this.first, ca: testCertificate };
  }

  /** A mail arrives; clients that wait are told. Gives its uid. Text is kept as UTF-8, bytes as they are. */
  append(raw: string | Buffer, { folder = 'INBOX', at = new Date() } = {}): number {
    return this.server.appendMessage(folder, [], at, Buffer.from(raw).toString('latin1')).message.uid;
  }

  /** The mails in a folder, byte for byte. */
  stored(folder = 'INBOX'): { readonly uid: number; readonly flags: readonly string[]; readonly raw: Buffer }[] {
    return (this.server.getMailbox(folder)?.messages ?? []).map(({ uid, flags, raw }: StoredMessage) => ({
      uid,
      flags,
      raw: Buffer.from(raw, 'latin1'),
    }));
  }

  /** The folder was made anew (a restored backup): other numbers from here on (RFC 9051, 2.3.1.1). */
  renumber(folder = 'INBOX'): void {
    const found = this.server.getMailbox(folder);
    if (found) found.uidvalidity += 1;
  }

  /** The next mail in INBOX gets this uid. */
  number(uidNext: number): void {
    const found = this.server.getMailbox('INBOX');
    if (found) found.uidnext = uidNext;
  }

  /** Clients that are connected now. */
  get connections(): number {
    return this.sockets.size;
  }

  /** What went to clients, in bytes. */
  get bytesSent(): number {
    return [...this.sockets].reduce((sum, socket) => sum + socket.bytesWritten, this.bytes);
  }

  /** Ends every connection, as a restart does; new ones are taken. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nobody gets in any more: passwords are wrong from here on. */
  refuseSignIn(): void {
    for (const user of Object.values(this.users)) user.password = `${user.password}, but another one`;
  }

  /** Never answers this command any more: 'LOGIN', 'UID FETCH', 'APPEND'. */
  hang(command: string): void {
    this.hung.set(command, this.server.getCommandHandler(command));
    this.server.setCommandHandler(command, () => undefined);
  }

  /** Never answers this command any more, but says something every now and then. */
  drip(command: string): void {
    this.hung.set(command, this.server.getCommandHandler(command));
    this.server.setCommandHandler(command, ({ socket }) => {
      const timer = setInterval(() => {
        if (socket?.destroyed ?? true) clearInterval(timer);
        else socket?.write('* OK still there\r\n');
      }, DRIP_MS);
    });
  }

  /** Says this line again and again instead of an answer, as fast as it is read. */
  flood(command: string, line: string): void {
    this.hung.set(command, this.server.getCommandHandler(command));
    this.server.setCommandHandler(command, ({ socket }) => {
      const lines = `${line}\r\n`.repeat(1000);
      const go = (): void => {
        if (!socket || socket.destroyed) return;
        if (socket.write(lines)) setImmediate(go);
        else socket.once('drain', go);
      };
      go();
    });
  }

  /** Answers this command with these untagged lines, and that all is well. */
  lie(command: string, ...lines: readonly string[]): void {
    this.hung.set(command, this.server.getCommandHandler(command));
    this.server.setCommandHandler(command, (connection, parsed, data, done) => {
      for (const line of lines) connection.socket?.write(`${line}\r\n`);
      connection.send({ tag: parsed.tag, command: 'OK', attributes: [] }, 'LIE', parsed, data);
      done();
    });
  }

  /** Answers it with NO from here on, as a full mailbox does. */
  refuse(command: string, words: string): void {
    this.hung.set(command, this.server.getCommandHandler(command));
    this.server.setCommandHandler(command, (connection, parsed, data, done) => {
      const attributes = [{ type: 'TEXT', value: words }];
      connection.send({ tag: parsed.tag, command: 'NO', attributes }, 'REFUSED', parsed, data);
      done();
    });
  }

  /** One mail alone: its fetch is refused, as by servers that can't convert it, or never answered. */
  spoil(uid: number, how: 'refused' | 'silent'): void {
    const handler = this.server.getCommandHandler('UID FETCH');
    this.hung.set('UID FETCH', handler);
    this.server.setCommandHandler('UID FETCH', (connection, parsed, data, done) => {
      const [set] = parsed.attributes ?? [];
      if (String(set?.value) !== String(uid)) return handler(connection, parsed, data, done);
      if (how === 'silent') return;
      const attributes = [{ type: 'TEXT', value: 'This mail can not be shown' }];
      connection.send({ tag: parsed.tag, command: 'NO', attributes }, 'REFUSED', parsed, data);
      done();
    });
  }

  /** Answers everything again. */
  recover(): void {
    for (const [command, handler] of this.hung) this.server.setCommandHandler(command, handler);
    this.hung.clear();
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.drop();
    await closed;
  }

  private watch({ socket }: Connection): void {
    if (!socket) return;
    socket.setNoDelay(true);
    this.sockets.add(socket);
    socket.on('data', (chunk: Buffer) => this.note(chunk.toString('latin1')));
    // not 'close': the connection takes all listeners of its socket away there
    const gone = setInterval(() => {
      if (!socket.destroyed) return;
      clearInterval(gone);
      this.bytes += this.sockets.delete(socket) ? socket.bytesWritten : 0;
    }, 10);
    gone.unref();
  }

  private note(said: string): void {
    for (const line of said.split('\r\n')) {
      const command = line.replace(/^\S+ /, '');
      if (command !== '') this.commands.push(/^(LOGIN|AUTHENTICATE)\b/i.exec(command)?.[0] ?? command);
    }
  }
}

/**
 * The server takes every message/* part for a mail inside the mail; only message/rfc822 is one. It compares the type with
 * 'message' as it stands, and says it in capitals anyway.
 */
function withoutFalseMails(node: MimeNode): MimeNode {
  const type = node.parsedHeader['content-type'];
  if (type?.type === 'message' && type.subtype?.toLowerCase() !== 'rfc822') type.type = 'MESSAGE';
  for (const child of node.childNodes ?? []) withoutFalseMails(child);
  return node;
}

/** A short mail, with these headers besides or instead of its own (null: without it). Lines end as RFC 5322 wants them. */
export function aMail(headers: Readonly<Record<string, string | null>> = {}, body = 'Hallo,\n\nalles gut.\n'): string {
  count += 1;
  const all: Record<string, string | null> = {
    From: 'Jana Beispiel <jana@example.org>',
    To: 'Mara <mara@example.org>',
    Subject: 'Hallo',
    Date: 'Mon, 23 Nov 2026 08:00:00 +0000',
    'Message-ID': `<m${count}@example.org>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${lines.join('\n')}\n\n${body}`.replace(/\r?\n/g, '\r\n');
}
let count = 0;
