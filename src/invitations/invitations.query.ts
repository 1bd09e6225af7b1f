import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';
import type { Invitation } from './invitation.entity.js';

/** More people than one meeting takes. */
const MOST_OF_MEETING = 200;
/** On the page Today. */
const MOST_NEWS = 10;

/** An invitation with where its last mail is by now. */
export type PostedInvitation = Pick<
  Invitation,
  'contactId' | 'address' | 'sequence' | 'method' | 'state' | 'told' | 'sentAt' | 'repliedAt'
>;

/** Somebody can't come, or proposes another time. */
export interface MeetingAnswer {
  readonly meetingId: string;
  readonly contactId: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly timeZone: string;
  /** Null: they just can't. */
  readonly proposedId: string | null;
  readonly proposedStartAt: string | null;
  readonly proposedEndAt: string | null;
  readonly comment: string | null;
}

@Injectable()
export class InvitationsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of one meeting; without those in the trash. */
  async ofMeeting(accountId: string, meetingId: string): Promise<PostedInvitation[]> {
    const found = await rows<PostedInvitation & { readonly mailState: OutboxMail['state'] | null }>(
      this.unitOfWork.reader,
      `select i.contact_id as "contactId", i.address, i.sequence, i.method, i.state, i.told, i.sent_at as "sentAt",
              i.replied_at as "repliedAt", m.state as "mailState"
         from invitations i
         join contacts c on c.id = i.contact_id and c.deleted_at is null
         left join mail_outbox m on m.message_id = i.message_id and m.account_id = i.account_id
        where i.meeting_id = ? and i.account_id = ? order by i.created_at, i.id limit ${MOST_OF_MEETING}`,
      [meetingId, accountId],
    );
    return found.map(({ mailState, ...invitation }) => ({
      ...invitation,
      state: mailState === null ? invitation.state : stateOf(mailState),
    }));
  }

  /** Whether the mail under this Message-ID is the last one about its meeting, to somebody who is not in the trash. */
  async isWanted(accountId: string, messageId: string): Promise<boolean> {
    const found = await rows(
      this.unitOfWork.reader,
      `select 1 from invitations i join contacts c on c.id = i.contact_id and c.deleted_at is null
        where i.account_id = ? and i.message_id = ? limit 1`,
      [accountId, messageId],
    );
    return found.length > 0;
  }

  /** Times that were proposed and nobody has decided about, for meetings that end after an instant. */
  proposals(accountId: string, after: string): Promise<MeetingAnswer[]> {
    return rows<MeetingAnswer>(
      this.unitOfWork.reader,
      `select p.meeting_id as "meetingId", p.contact_id as "contactId", m.start_at as "startAt", m.end_at as "endAt",
              m.time_zone as "timeZone", p.id as "proposedId", p.start_at as "proposedStartAt",
              p.end_at as "proposedEndAt", p.comment
         from proposed_times p
         join meetings m on m.id = p.meeting_id and m.account_id = p.account_id
         join contacts c on c.id = p.contact_id and c.deleted_at is null
        where p.account_id = ? and p.state = 'open' and m.state in ('agreed', 'proposed') and p.start_at > ?
        order by p.created_at, p.id limit ${MOST_NEWS}`,
      [accountId, after],
    );
  }

  /** Who said since an instant that they can't come to a meeting that is still ahead. */
  declines(accountId: string, since: string, now: string): Promise<MeetingAnswer[]> {
    return rows<MeetingAnswer>(
      this.unitOfWork.reader,
      `select i.meeting_id as "meetingId", i.contact_id as "contactId", m.start_at as "startAt", m.end_at as "endAt",
              m.time_zone as "timeZone", null as "proposedId", null as "proposedStartAt", null as "proposedEndAt",
              null as comment
         from invitations i
         join meetings m on m.id = i.meeting_id and m.account_id = i.account_id
         join meeting_people p on p.meeting_id = i.meeting_id and p.account_id = i.account_id
              and p.contact_id = i.contact_id and p.response = 'declined'
         join contacts c on c.id = i.contact_id and c.deleted_at is null
        where i.account_id = ? and i.replied_at > ? and m.state in ('agreed', 'proposed') and m.start_at > ?
          and not exists (select 1 from proposed_times t where t.meeting_id = i.meeting_id
                and t.account_id = i.account_id and t.contact_id = i.contact_id and t.state = 'open')
        order by m.start_at, i.id limit ${MOST_NEWS}`,
      [accountId, since, now],
    );
  }
}

function stateOf(mail: OutboxMail['state']): Invitation['state'] {
  switch (mail) {
    case 'queued':
    case 'sending':
      return 'waiting';
    case 'sent':
      return 'sent';
    case 'ambiguous':
      return 'unclear';
    case 'dead':
      return 'turned-away';
    default:
      return mail satisfies never;
  }
}
