import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { OutboxService } from '../../mail/outbox.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { LetterQueue } from '../../outreach/sending/letter-queue.service.js';
import { nextSequence } from '../domain/news.js';
import type { News } from '../domain/words.js';
import { InvitationsStore } from '../invitations.store.js';
import { toldOf } from '../told.js';
import { InvitationLetters } from '../writing/invitation-letters.service.js';
import { type InvitedPerson, sentOf } from './invited-people.service.js';
import { ToldNotes } from './told-notes.service.js';

/** Somebody who has an address and whom there is something to tell. */
export interface Tellable extends InvitedPerson {
  readonly address: string;
  readonly news: News;
}

export function isTellable(person: InvitedPerson): person is Tellable {
  return person.address !== null && person.news !== null;
}

/** Who writes about what. */
export interface Teller {
  readonly account: Account;
  readonly own: OwnMail;
  readonly meeting: MeetingWithPeople;
}

/** Puts what there is to tell on its way, and remembers what was told. All inside a unit of work. */
@Injectable()
export class TellPeople {
  constructor(
    private readonly store: InvitationsStore,
    private readonly letters: InvitationLetters,
    private readonly outbox: OutboxService,
    private readonly queue: LetterQueue,
    private readonly notes: ToldNotes,
  ) {}

  /** Gives ids in the outbox. Throws LettersFull. */
  async tell(teller: Teller, people: readonly Tellable[]): Promise<string[]> {
    const outboxIds: string[] = [];
    for (const person of people) {
      const id = await this.tellOne(teller, person);
      if (id !== null) outboxIds.push(id);
    }
    return outboxIds;
  }

  private async tellOne({ account, own, meeting }: Teller, person: Tellable): Promise<string | null> {
    const { contact, address } = person;
    const before = await this.store.find(account.id, meeting.id, contact.id);
    // what has not gone out yet never will: the new mail says it all
    const isWithdrawn = before !== null && (await this.outbox.withdraw(account.id, before.messageId));
    const isUnheard = before !== null && isWithdrawn && before.sentAt === null;
    if (isUnheard && person.news === 'cancel') {
      await this.store.remove(account.id, [before.id]);
      return null;
    }
    const news = isUnheard ? 'invite' : person.news;
    const sent = person.invitation && sentOf(person.invitation, toldOf(meeting));
    const sequence = nextSequence({ news, meeting: meeting.sequence, sent });
    const inReplyTo = before && before.sentAt !== null ? before.messageId : null;
    const letter = await this.letters.write(account, own, { meeting, contact, address, news, sequence, inReplyTo });
    const { messageId } = letter;
    await this.notes.keep({ meeting, news, before, contactId: contact.id, address, sequence, messageId });
    return this.queue.enqueue(account, letter);
  }
}
