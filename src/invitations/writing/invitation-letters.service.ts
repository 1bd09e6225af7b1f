import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { type Mailbox, mailbox } from '../../mail/mailbox.js';
import type { ReadyLetter } from '../../mail/outbox.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import type { Meeting } from '../../meetings/meeting.entity.js';
import { letterAddress } from '../../outreach/sending/letter-address.js';
import type { News } from '../domain/words.js';
import { invitationFile } from './invitation-file.js';
import { invitationMessage } from './invitation-message.js';
import { InvitationWording, type InvitationWords } from './invitation-words.service.js';

/** What is said to one person, and with which number. */
export interface ToSay {
  readonly meeting: Meeting;
  readonly contact: Contact;
  readonly address: string;
  readonly news: News;
  readonly sequence: number;
  /** The Message-ID of the mail before. */
  readonly inReplyTo: string | null;
}

/** Makes the mail of an invitation, and its file. */
@Injectable()
export class InvitationLetters {
  constructor(
    private readonly wording: InvitationWording,
    private readonly clock: Clock,
  ) {}

  async write(account: Account, own: OwnMail, said: ToSay): Promise<ReadyLetter> {
    const from = organizerOf(account, own);
    const words = await this.words(account, own, said);
    const messageId = `<${randomUUID()}@${from.address.slice(from.address.indexOf('@') + 1)}>`;
    const method = said.news === 'cancel' ? 'CANCEL' : 'REQUEST';
    const date = this.clock.now();
    const calendar = invitationFile({ ...said, method, summary: words.summary, saidAt: date, organizer: from });
    const { address: to, inReplyTo } = said;
    const message = await invitationMessage({ ...words, from, to, messageId, inReplyTo, date, method, calendar });
    const kind = said.news === 'cancel' ? 'cancellation' : 'invitation';
    return { kind, messageId, envelopeFrom: from.address, envelopeTo: to, message };
  }

  /** Subject and text, as they would go out now. */
  words(
    account: Account,
    own: OwnMail | null,
    { meeting, contact, news }: Omit<ToSay, 'sequence' | 'inReplyTo'>,
  ): Promise<InvitationWords> {
    return this.wording.of({ account, writer: own?.name ?? account.name, meeting, contact, news });
  }

  /** The invitation as a file, for whoever sends it with another program. */
  async file(account: Account, own: OwnMail | null, said: Omit<ToSay, 'inReplyTo'>): Promise<string> {
    const { summary } = await this.words(account, own, said);
    const organizer = own ? organizerOf(account, own) : mailbox(account.name, account.email);
    return invitationFile({ ...said, method: 'REQUEST', summary, saidAt: this.clock.now(), organizer });
  }
}

/** The mailbox that answers reach. */
function organizerOf(account: Account, own: OwnMail): Mailbox {
  return mailbox(own.name ?? account.name, letterAddress(own.address) ?? own.address);
}
