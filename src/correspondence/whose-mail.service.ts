import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { addDays } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { AttemptThreads } from '../outreach/answering/attempt-threads.service.js';
import type { MailSides } from './domain/mail-sides.js';
import { type Candidates, type MailFacts, type MessageFacts, type WhatItIs, whatItIs } from './domain/what-it-is.js';
import { whoShares } from './domain/who-shares.js';
import type { SeenMail } from './seen-mail.js';

/** A message that was sent by hand is marked as sent at most so many days before or after. */
const MARKED_WITHIN_DAYS = 3;

/** What a mail is to one person. */
export interface ToPerson {
  readonly contactId: string;
  readonly kind: WhatItIs['kind'] | 'bounce';
  readonly attemptId: string | null;
}

/** Finds out whom a mail was exchanged with, and what it is to each of them. Changes nothing. */
@Injectable()
export class WhoseMail {
  constructor(
    private readonly contacts: ContactsService,
    private readonly threads: AttemptThreads,
  ) {}

  async of(account: Account, mail: SeenMail, sides: MailSides): Promise<ToPerson[]> {
    const facts = factsOf(account, mail, sides);
    const thread = sides.direction === 'inbound' ? await this.threadOf(account.id, mail) : [];
    const reached = await this.contacts.reachedBy(account.id, sides.others);
    // an answer may come from an address that nobody has written down yet
    const [byThread] = reached.length === 0 ? thread : [];
    const ids = byThread ? [byThread.contactId] : [...new Set(reached.map(({ contactId }) => contactId))];
    const candidates = await this.candidates(account.id, facts, { ids, thread });
    const meant = sides.direction === 'inbound' ? sharing(ids, facts, candidates) : ids;
    return meant.flatMap((contactId) => {
      const found = whatItIs(facts, ofOne(contactId, candidates));
      return found ? [{ ...found, contactId }] : [];
    });
  }

  /** Whether it is the address of anybody the user has written down. */
  async reachedBy(accountId: string, address: string): Promise<boolean> {
    return (await this.contacts.reachedBy(accountId, [address])).length > 0;
  }

  /**
   * The message that came back, by its Message-ID in what is quoted of it, or, in a notice that certainly is one, by the
   * thread; null: none of ours.
   */
  async returned(account: Account, mail: SeenMail): Promise<ToPerson | null> {
    const returnedId = await mail.returnedMessageId();
    const byThread = mail.isBounce ? idsOf(mail) : [];
    const ids = returnedId === null ? byThread : [returnedId];
    const [message] = await this.threads.ofMessageIds(account.id, ids);
    return message ? { kind: 'bounce', attemptId: message.id, contactId: message.contactId } : null;
  }

  /** The service sent it itself: it stands there already. */
  async isOwnLetter(accountId: string, { messageId }: SeenMail): Promise<boolean> {
    return (await this.threads.ofMessageIds(accountId, [messageId])).length > 0;
  }

  private threadOf(accountId: string, mail: SeenMail): Promise<MessageFacts[]> {
    return this.threads.ofMessageIds(accountId, idsOf(mail));
  }

  private async candidates(
    accountId: string,
    { direction, on }: MailFacts,
    { ids, thread }: { readonly ids: readonly string[]; readonly thread: readonly MessageFacts[] },
  ): Promise<Candidates> {
    if (direction === 'inbound') {
      return { threaded: thread, waiting: await this.threads.waiting(accountId, ids), letters: [] };
    }
    const letters = await this.threads.letters(accountId, ids, addDays(on, -MARKED_WITHIN_DAYS));
    return { threaded: [], waiting: [], letters };
  }
}

function idsOf({ inReplyTo, references }: SeenMail): string[] {
  return [...new Set([...(inReplyTo === null ? [] : [inReplyTo]), ...references])];
}

function factsOf({ timeZone }: Account, mail: SeenMail, { direction }: MailSides): MailFacts {
  const { subject, isAutomatic, date } = mail;
  return { direction, subject, isAutomatic, at: date.toISOString(), on: localDateOf(date, timeZone) };
}

function sharing(ids: readonly string[], { at }: MailFacts, { threaded, waiting }: Candidates): readonly string[] {
  return whoShares(
    ids.map((contactId) => ({
      contactId,
      isThreaded: threaded.some((message) => message.contactId === contactId),
      isWaitedFor: waiting.some(
        (message) => message.contactId === contactId && message.sentAt !== null && message.sentAt <= at,
      ),
    })),
  );
}

function ofOne(contactId: string, { threaded, waiting, letters }: Candidates): Candidates {
  const theirs = (messages: readonly MessageFacts[]): readonly MessageFacts[] =>
    messages.filter((message) => message.contactId === contactId);
  return { threaded: theirs(threaded), waiting: theirs(waiting), letters: theirs(letters) };
}
