import { Inject, Injectable } from '@nestjs/common';
import { chunked } from '../common/chunked.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import type { PageInput } from '../common/paging.input.js';
import type { Account } from '../accounts/account.entity.js';
import { type Mailbox, mailbox } from './mailbox.js';
import { messageBytes } from './message.js';
import type { MailKind, OutboxMail } from './outbox-mail.entity.js';
import { MailNotFound, MailNotRepeatable, MailWordsGone } from './outbox.errors.js';
import { OutboxStore } from './outbox.store.js';

/** The sender of every mail (a Mailbox, read once from MAIL_FROM). */
export const SENDER = Symbol('sender');

export interface Letter {
  readonly kind: MailKind;
  readonly messageId: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where an answer goes; without it, to MAIL_FROM. */
  readonly replyTo?: string | null | undefined;
  /** The return path (RFC 5321, 4.4): what can't be delivered comes back there; without it, to MAIL_FROM. */
  readonly envelopeFrom?: string | null | undefined;
}

/** Ids named in one statement. */
const IDS_AT_ONCE = 200;

/** A letter to an account's own address, with its bytes fixed. */
export interface ReadyLetter {
  readonly kind: MailKind;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly message: string;
}

@Injectable()
export class OutboxService {
  constructor(
    private readonly store: OutboxStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SENDER) private readonly sender: Mailbox,
  ) {}

  /** Everything that takes time, before the unit of work begins. */
  prepare(account: Account, letter: Letter): ReadyLetter {
    const to = mailbox(account.name, account.email);
    const returnPath = mailbox('', letter.envelopeFrom ?? this.sender.address).address;
    const replyTo = letter.replyTo ? mailbox('', letter.replyTo).address : null;
    const message = messageBytes({ ...letter, replyTo, from: this.sender, to, locale: account.locale });
    const { kind, messageId } = letter;
    return { kind, messageId, envelopeFrom: returnPath, envelopeTo: to.address, message };
  }

  /** Joins the caller's unit of work: the mail exists if and only if the change it tells about does. */
  async enqueue(accountId: string, letter: ReadyLetter, giveUpAt: Date): Promise<OutboxMail> {
    const now = this.clock.now();
    const mail: OutboxMail = {
      ...letter,
      id: newId(now),
      accountId,
      state: 'queued',
      attempts: 0,
      claims: null,
      lostAnswers: 0,
      nextTryAt: now.toISOString(),
      leaseUntil: null,
      giveUpAt: giveUpAt.toISOString(),
      lastResult: null,
      triedAt: null,
      answer: null,
      createdAt: now.toISOString(),
      sentAt: null,
    };
    await this.unitOfWork.run(() => this.store.insert(mail));
    return mail;
  }

  /** Whether there is a mail with this Message-ID, sent or not. */
  has(accountId: string, messageId: string): Promise<boolean> {
    return this.store.has(accountId, messageId);
  }

  /**
   * The same bytes once more, with all their tries, because the user says so. Throws MailNotFound, MailNotRepeatable (it is
   * on its way, or has arrived), MailWordsGone.
   */
  async again(accountId: string, id: string, giveUpAt: Date): Promise<void> {
    await this.unitOfWork.run(async () => {
      const mail = await this.store.findForChange(accountId, id);
      if (!mail) throw new MailNotFound();
      if (mail.state === 'sending' || mail.state === 'sent') throw new MailNotRepeatable();
      if (mail.message === '') throw new MailWordsGone();
      await this.store.queueAgain(mail, this.clock.now(), giveUpAt);
    });
  }

  /** One that went out, for whoever does something more about it, alone and for so long (ms); false: somebody else has it. */
  holdSent(accountId: string, id: string, forMs: number): Promise<boolean> {
    const now = this.clock.now();
    const lease = { now, leaseUntil: new Date(now.getTime() + forMs) };
    return this.unitOfWork.run(() => this.store.holdSent(accountId, id, lease));
  }

  /** Done with it. */
  releaseSent(accountId: string, id: string): Promise<void> {
    return this.unitOfWork.run(() => this.store.releaseSent(accountId, id));
  }

  /** Throws MailNotFound. */
  async find(accountId: string, id: string): Promise<OutboxMail> {
    const mail = await this.store.find(accountId, id);
    if (!mail) throw new MailNotFound();
    return mail;
  }

  /** The newest of the service's own mails to the account, however far it has come. */
  newest(accountId: string): Promise<OutboxMail | null> {
    return this.store.newest(accountId);
  }

  /** The words of mails that went out, or never will; inside a unit of work. */
  forgetWords(accountId: string): Promise<void> {
    return this.store.forgetWords(accountId);
  }

  /**
   * Takes a mail out that something newer takes the place of; inside a unit of work. False: it may have gone out, or is
   * going out.
   */
  withdraw(accountId: string, messageId: string): Promise<boolean> {
    return this.store.withdraw(accountId, messageId);
  }

  /** Mails of these kinds to addresses of somebody who is deleted for good. Inside a unit of work. */
  async removeTo(accountId: string, kinds: readonly MailKind[], addresses: readonly string[]): Promise<void> {
    for (const some of chunked(addresses, IDS_AT_ONCE)) await this.store.removeTo(accountId, kinds, some);
  }

  /** Letters to somebody who is deleted for good: their address stands in them, and in what the server said. Inside a unit of work. */
  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    for (const some of chunked(ids, IDS_AT_ONCE)) await this.store.remove(accountId, some);
  }

  /** What went out and what the server said, the newest first. */
  async log(accountId: string, { limit = DEFAULT_LIMIT, cursor }: PageInput): Promise<PageOf<OutboxMail>> {
    const before = readCursor(cursor)?.id ?? null;
    const found = await this.store.list(accountId, before, limit + 1);
    return pageOf(found, limit, ({ id }) => ({ key: null, id }));
  }
}
