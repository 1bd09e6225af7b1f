import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { mailbox } from '../../mail/mailbox.js';
import type { ReadyLetter } from '../../mail/outbox.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { continuesRequest } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { emailOf } from '../email-point.js';
import { threadOf } from './domain/letter-thread.js';
import { letterAddress } from './letter-address.js';
import { letterMessage } from './letter-message.js';
import { LettersQuery } from './letters.query.js';
import { NoLetterAddress, SendingNotSetUp, subjectMissing } from './sending.errors.js';

/** Who writes, and to whom. */
export interface LetterWay {
  readonly own: OwnMail;
  readonly to: string;
}

export interface WrittenLetter {
  readonly ready: ReadyLetter;
  /** What its Date says. */
  readonly date: Date;
}

/** Makes a mail of a draft, before the unit of work begins. */
@Injectable()
export class LetterWriting {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly contacts: ContactsService,
    private readonly letters: LettersQuery,
    private readonly clock: Clock,
  ) {}

  /** Null: no mail account that sends, or no address that a mail can go to. */
  async wayOf({ id: accountId }: Account, { contactId }: Pick<Attempt, 'contactId'>): Promise<LetterWay | null> {
    const own = await this.sendingAccount(accountId);
    const to = own ? await this.addressOf(accountId, contactId) : null;
    return own && to !== null ? { own, to } : null;
  }

  /** The mail account that sends; null: there is none, or it does not. */
  async sendingAccount(accountId: string): Promise<OwnMail | null> {
    const own = await this.ownMail.of(accountId);
    return own?.sends === true && letterAddress(own.address) !== null ? own : null;
  }

  /** Throws SendingNotSetUp, NoLetterAddress, or InvalidInput for a letter without a subject. */
  async write(account: Account, attempt: Attempt): Promise<WrittenLetter> {
    const own = await this.sendingAccount(account.id);
    if (!own) throw new SendingNotSetUp();
    const to = await this.addressOf(account.id, attempt.contactId);
    if (to === null) throw new NoLetterAddress();
    if (!/\S/.test(attempt.subject)) throw subjectMissing();
    const from = mailbox(own.name ?? account.name, letterAddress(own.address) ?? own.address);
    const messageId = `<${randomUUID()}@${from.address.slice(from.address.indexOf('@') + 1)}>`;
    const date = this.clock.now();
    const message = await letterMessage({
      ...{ from, to, messageId, date, language: attempt.language },
      ...{ subject: attempt.subject, text: attempt.body },
      thread: threadOf(await this.earlierThan(attempt)),
    });
    return { ready: { kind: 'letter', messageId, envelopeFrom: from.address, envelopeTo: to, message }, date };
  }

  private async addressOf(accountId: string, contactId: string): Promise<string | null> {
    const points = (await this.contacts.pointsOf(accountId, [contactId])).get(contactId) ?? [];
    return letterAddress(emailOf(points) ?? '');
  }

  private earlierThan(attempt: Attempt): Promise<string[]> {
    const { accountId, parentId } = attempt;
    return continuesRequest(attempt) && parentId !== null
      ? this.letters.threadOf(accountId, parentId)
      : Promise.resolve([]);
  }
}
