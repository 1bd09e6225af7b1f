import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import type { PageInput } from '../common/paging.input.js';
import type { Account } from '../accounts/account.entity.js';
import { type Mailbox, mailbox } from './mailbox.js';
import { messageBytes } from './message.js';
import type { MailKind, OutboxMail } from './outbox-mail.entity.js';
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
}

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
  async prepare(account: Account, letter: Letter): Promise<ReadyLetter> {
    const to = mailbox(account.name, account.email);
    const message = await messageBytes({ ...letter, from: this.sender, to, locale: account.locale });
    const { kind, messageId } = letter;
    return { kind, messageId, envelopeFrom: this.sender.address, envelopeTo: to.address, message };
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
      lostAnswers: 0,
      nextTryAt: now.toISOString(),
      leaseUntil: null,
      giveUpAt: giveUpAt.toISOString(),
      answer: null,
      createdAt: now.toISOString(),
      sentAt: null,
    };
    await this.unitOfWork.run(() => this.store.insert(mail));
    return mail;
  }

  /** The words of mails that went out, or never will; inside a unit of work. */
  forgetWords(accountId: string): Promise<void> {
    return this.store.forgetWords(accountId);
  }

  /** What went out and what the server said, the newest first. */
  async log(accountId: string, { limit = DEFAULT_LIMIT, cursor }: PageInput): Promise<PageOf<OutboxMail>> {
    const before = readCursor(cursor)?.id ?? null;
    const found = await this.store.list(accountId, before, limit + 1);
    return pageOf(found, limit, ({ id }) => ({ key: null, id }));
  }
}
