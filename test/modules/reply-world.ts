import { type ParsedMail, simpleParser } from 'mailparser';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Engine } from '../../src/common/database/database.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { MailboxWatch } from '../../src/mail/mailbox/mailbox-watch.schedule.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { MarkSentService } from '../../src/outreach/moves/mark-sent.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import type { Reminder } from '../../src/reminders/reminder.entity.js';
import type { CreateReminder } from '../../src/reminders/reminders.input.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMail, TestImapServer } from '../support/imap-server.js';

/** The name of the mailbox on the server is not its address. */
const ADDRESS = 'mail@example.org';

/** The whole service with a mailbox of its own: a real IMAP connection to a server in memory. */
export class ReplyWorld {
  private constructor(
    readonly app: TestApp,
    readonly server: TestImapServer,
  ) {}

  static async open(engine: Engine, clock: string): Promise<ReplyWorld> {
    const server = await TestImapServer.start();
    const env = { IMAP_URL: server.url, REPLY_ADDRESS: ADDRESS };
    const world = new ReplyWorld(await startApp({ engine, clock, env }), server);
    await world.look(); // what lies there before the first look is never read
    return world;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.stop();
  }

  async look(): Promise<void> {
    await this.app.get(MailboxWatch).lookNow();
  }

  /** The daily mails that are due, and of them this account's. */
  async digestOf(account: Account): Promise<{ mail: OutboxMail; read: ParsedMail; replyTo: string; text: string }> {
    await this.app.get(DigestService).sendDue(this.app.clock.now());
    const [mail] = await this.outbox(account, 'digest');
    if (!mail) throw new Error('no daily mail was made');
    const read = await simpleParser(mail.message);
    const replyTo = read.replyTo?.value[0]?.address ?? '';
    return { mail, read, replyTo, text: read.text ?? '' };
  }

  outbox(account: Account, kind: OutboxMail['kind']): Promise<OutboxMail[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.app.unitOfWork.reader.find(OutboxMail, { where: { accountId: account.id, kind }, order });
  }

  async receipts(account: Account): Promise<ParsedMail[]> {
    return Promise.all((await this.outbox(account, 'receipt')).map(({ message }) => simpleParser(message)));
  }

  promise(account: Account, it: Pick<CreateReminder, 'contactId' | 'text' | 'dueOn'>): Promise<Reminder> {
    return this.app.get(RemindersService).create(account, { kind: 'promise', ...it });
  }

  /** A message that waits for an answer. */
  async request(account: Account, contact: Contact): Promise<Attempt> {
    const wish = { situation: 'coffee', channel: 'email' } as const;
    const draft = await this.app.get(WriteDraftService).write(account, contact.id, wish);
    return this.app.get(MarkSentService).markSent(account, draft.id, {});
  }

  /** A mail arrives and is read. */
  async arrives(headers: Readonly<Record<string, string | null>>, body: string): Promise<void> {
    this.server.append(aMail(headers, body));
    await this.look();
  }

  /** The user answers, and the answer is read. */
  answer(account: Account, to: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    return this.arrives({ From: `${account.name} <${account.email}>`, To: to, Subject: 'Re: Heute', ...headers }, body);
  }

  /** Everything that an answer may change, without when it was written. */
  async state(): Promise<unknown> {
    const { reader } = this.app.unitOfWork;
    const tables = ['accounts', 'contacts', 'interactions', 'reminders', 'suggestion_events', 'attempts', 'meetings'];
    const found = await Promise.all(
      tables.map(async (table) => {
        const all = await rows<Record<string, unknown>>(reader, `select * from ${table} order by id`);
        return all.map(({ updated_at: _, ...row }) => row);
      }),
    );
    return Object.fromEntries(tables.map((table, index) => [table, found[index]]));
  }
}

/** The tokens of links in a text, in their order. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(/\/m\/([0-9a-f]{32})/g)].map(([, token = '']) => token);
}

/** The number of the line about somebody in a daily mail. */
export function numberOf(text: string, name: string): number {
  return Number(new RegExp(`^(\\d+)\\) .*${name}`, 'm').exec(text)?.[1]);
}
