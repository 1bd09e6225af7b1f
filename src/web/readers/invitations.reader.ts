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
import { type PushTrouble, PushTroubles } from '../../own-calendar/push-troubles.service.js';

export interface MeetingInvitations {
  readonly round: InvitedRound;
  readonly previews: readonly InvitationPreview[];
  readonly times: readonly ProposedTime[];
  /** Where it does not stand in a calendar of the user's own as they may think. */
  readonly troubles: readonly PushTrouble[];
}

export interface AnswerToMeeting extends MeetingAnswer {
  readonly contact: Contact;
}

/** What pages show of a meeting in calendars: other people's, and the user's own. */
@Injectable()
export class InvitationsReader {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly times: ProposedTimesService,
    private readonly contacts: ContactsService,
    private readonly calendar: PushTroubles,
  ) {}

  async of(account: Account, meeting: MeetingWithPeople): Promise<MeetingInvitations> {
    const round = await this.invitations.of(account, meeting);
    const previews = round.own ? await this.invitations.previews(account, meeting, round) : [];
    const troubles = await this.calendar.ofMeeting(account.id, meeting.id);
    return { round, previews, times: await this.times.open(account, meeting.id), troubles };
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
