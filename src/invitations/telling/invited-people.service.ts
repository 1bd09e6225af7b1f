import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import type { MeetingResponseWord } from '../../meetings/domain/words.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { emailOf } from '../../outreach/email-point.js';
import { letterAddress } from '../../outreach/sending/letter-address.js';
import { LetterWriting } from '../../outreach/sending/letter-writing.service.js';
import { newsFor, type Sent } from '../domain/news.js';
import type { News } from '../domain/words.js';
import { InvitationsQuery, type PostedInvitation } from '../invitations.query.js';
import { toldOf } from '../told.js';

/** Somebody of a meeting, or who was invited to it, and what they know. */
export interface InvitedPerson {
  readonly contact: Contact;
  /** Where a mail would go; null: nowhere. */
  readonly address: string | null;
  readonly invitation: PostedInvitation | null;
  /** Null: does not take part (any more). */
  readonly response: MeetingResponseWord | null;
  /** What they have not been told yet, whether or not a mail can go to them. */
  readonly news: News | null;
}

export interface InvitedRound {
  /** The mail account that invitations go out by; null: there is none. */
  readonly own: OwnMail | null;
  readonly people: readonly InvitedPerson[];
}

/** Who knows what about a meeting. */
@Injectable()
export class InvitedPeople {
  constructor(
    private readonly query: InvitationsQuery,
    private readonly contacts: ContactsService,
    private readonly letters: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /** Four statements, whoever takes part. */
  async of({ id: accountId }: Account, meeting: MeetingWithPeople): Promise<InvitedRound> {
    const invitations = await this.query.ofMeeting(accountId, meeting.id);
    const there = new Map(meeting.people.map(({ contactId, response }) => [contactId, response]));
    const ids = [...new Set([...there.keys(), ...invitations.map(({ contactId }) => contactId)])];
    const known = await this.contacts.findMany(accountId, ids);
    const points = await this.contacts.pointsOf(accountId, ids);
    const told = toldOf(meeting);
    const isAhead = meeting.startAt > this.clock.now().toISOString();
    const people = ids.flatMap((id) => {
      const contact = known.get(id);
      if (!contact) return [];
      const invitation = invitations.find(({ contactId }) => contactId === id) ?? null;
      const response = there.get(id) ?? null;
      const sent = invitation && sentOf(invitation, told);
      const news = newsFor({ isThere: response !== null, state: meeting.state, isAhead, sent });
      // that it is off goes to where the invitation went
      const to = news === 'cancel' && invitation ? invitation.address : (emailOf(points.get(id) ?? []) ?? '');
      return [{ contact, address: letterAddress(to), invitation, response, news }];
    });
    return { own: await this.letters.sendingAccount(accountId), people };
  }
}

/** An invitation as the rules read it; `told` is what the meeting says now. */
export function sentOf(invitation: PostedInvitation, told: string): Sent {
  const { method, state, sequence, sentAt } = invitation;
  return { method, state, sequence, wasSent: sentAt !== null, isSame: invitation.told === told };
}
