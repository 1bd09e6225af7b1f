import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { MeetingAnswer } from '../../invitations/invitations.query.js';
import { type InvitationPreview, InvitationsService } from '../../invitations/invitations.service.js';
import type { ProposedTime } from '../../invitations/proposed-time.entity.js';
import { ProposedTimesService } from '../../invitations/proposed-times.service.js';
import type { InvitedRound } from '../../invitations/telling/invited-people.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';

export interface MeetingInvitations {
  readonly round: InvitedRound;
  readonly preview: InvitationPreview | null;
  readonly times: readonly ProposedTime[];
}

export interface AnswerToMeeting extends MeetingAnswer {
  readonly contact: Contact;
}

/** What pages show of invitations. */
@Injectable()
export class InvitationsReader {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly times: ProposedTimesService,
    private readonly contacts: ContactsService,
  ) {}

  async of(account: Account, meeting: MeetingWithPeople): Promise<MeetingInvitations> {
    const round = await this.invitations.of(account, meeting);
    const preview = round.own ? await this.invitations.preview(account, meeting, round) : null;
    return { round, preview, times: await this.times.open(account, meeting.id) };
  }

  /** Who can't come, or would rather come at another time. */
  async news(account: Account): Promise<AnswerToMeeting[]> {
    const news = await this.invitations.news(account);
    if (news.length === 0) return [];
    const ids = [...new Set(news.map(({ contactId }) => contactId))];
    const people = await this.contacts.findMany(account.id, ids);
    return news.flatMap((answer) => {
      const contact = people.get(answer.contactId);
      return contact ? [{ ...answer, contact }] : [];
    });
  }
}
