import { ApiProperty } from '@nestjs/swagger';
import type { MeetingResponseWord } from '../../meetings/domain/words.js';
import type { ProposedTime } from '../../invitations/proposed-time.entity.js';
import type { InvitedRound } from '../../invitations/telling/invited-people.service.js';

export class InvitationResponse {
  contactId!: string;
  /** Where a mail goes; null: nowhere. */
  address!: string | null;
  /** Where the last mail about it is; null: there was none. */
  @ApiProperty({ enum: ['waiting', 'sent', 'turned-away', 'unclear'], type: String, nullable: true })
  mail!: 'waiting' | 'sent' | 'turned-away' | 'unclear' | null;
  /** What the last mail said; null: there was none. */
  @ApiProperty({ enum: ['request', 'cancel'], type: String, nullable: true })
  method!: 'request' | 'cancel' | null;
  /** Of the last mail (RFC 5545, SEQUENCE). */
  sequence!: number | null;
  /** Null: does not take part any more. */
  response!: MeetingResponseWord | null;
  /** What they have not been told yet. */
  @ApiProperty({ enum: ['invite', 'update', 'cancel'], type: String, nullable: true })
  news!: 'invite' | 'update' | 'cancel' | null;
  sentAt!: string | null;
  repliedAt!: string | null;
}

export class ProposedTimeResponse {
  id!: string;
  contactId!: string;
  start!: string;
  end!: string;
  comment!: string | null;
  createdAt!: string;
}

export class InvitationsResponse {
  /** The address that invitations come from; null: there is no mail account that sends. */
  from!: string | null;
  items!: InvitationResponse[];
  /** Other times that people proposed and nobody has decided about. */
  proposedTimes!: ProposedTimeResponse[];
}

const notInvited = { state: null, method: null, sequence: null, sentAt: null, repliedAt: null } as const;

export function invitationsResponse(
  { own, people }: InvitedRound,
  times: readonly ProposedTime[],
): InvitationsResponse {
  return {
    from: own?.address ?? null,
    items: people.map(({ contact, address, invitation, response, news }) => {
      const { state: mail, method, sequence, sentAt, repliedAt } = invitation ?? notInvited;
      return { contactId: contact.id, address, response, news, mail, method, sequence, sentAt, repliedAt };
    }),
    proposedTimes: times.map(({ id, contactId, startAt: start, endAt: end, comment, createdAt }) => {
      return { id, contactId, start, end, comment, createdAt };
    }),
  };
}
