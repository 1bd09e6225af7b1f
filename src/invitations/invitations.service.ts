import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { InvalidInput } from '../common/errors.js';
import type { MeetingWithPeople } from '../meetings/meeting-with-people.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { InvitationsQuery, type MeetingAnswer } from './invitations.query.js';
import { NotToInvite } from './invitations.errors.js';
import { InvitedPeople, type InvitedRound } from './telling/invited-people.service.js';
import { isTellable } from './telling/tell-people.service.js';
import { InvitationLetters } from './writing/invitation-letters.service.js';
import type { InvitationWords } from './writing/invitation-words.service.js';

/** A no is said on Today for so long; on the page of its meeting always. In ms. */
const NEWS_FOR_MS = 3 * 86_400_000;

/** What a mail to one person would say now. */
export interface InvitationPreview extends Pick<InvitationWords, 'subject' | 'text'> {
  readonly contactId: string;
}

/** How it stands with the invitations to a meeting. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly people: InvitedPeople,
    private readonly query: InvitationsQuery,
    private readonly letters: InvitationLetters,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  /** Throws MeetingNotFound. */
  async find(account: Account, meetingId: string): Promise<InvitedRound> {
    return this.of(account, await this.meetings.find(account.id, meetingId));
  }

  of(account: Account, meeting: MeetingWithPeople): Promise<InvitedRound> {
    return this.people.of(account, meeting);
  }

  /** For each whom the button would write to, each in their language and form. */
  async previews(
    account: Account,
    meeting: MeetingWithPeople,
    { own, people }: InvitedRound,
  ): Promise<InvitationPreview[]> {
    const previews: InvitationPreview[] = [];
    for (const person of people.filter(isTellable)) {
      const { subject, text } = await this.letters.words(account, own, { ...person, meeting });
      previews.push({ contactId: person.contact.id, subject, text });
    }
    return previews;
  }

  /** For whoever sends it with another program. Throws MeetingNotFound, NotToInvite, or InvalidInput without an address. */
  async file(account: Account, meetingId: string, contactId: string): Promise<string> {
    const meeting = await this.meetings.find(account.id, meetingId);
    if (meeting.state !== 'agreed') throw new NotToInvite();
    const { own, people } = await this.people.of(account, meeting);
    const person = people.find(({ contact }) => contact.id === contactId);
    if (!person?.address || person.response === null) throw notAtMeeting();
    const { contact, address } = person;
    return this.letters.file(account, own, { meeting, contact, address, news: 'invite', sequence: meeting.sequence });
  }

  /** Proposed times, and who said lately that they can't come. */
  async news({ id }: Account): Promise<MeetingAnswer[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - NEWS_FOR_MS).toISOString();
    const proposals = await this.query.proposals(id, now.toISOString());
    return [...proposals, ...(await this.query.declines(id, since, now.toISOString()))];
  }
}

function notAtMeeting(): InvalidInput {
  const detail = 'contactId names somebody who takes part in this meeting and has an e-mail address.';
  return new InvalidInput([{ pointer: '/contactId', detail, code: 'notAtMeeting' }]);
}
