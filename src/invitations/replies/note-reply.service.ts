import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { LONGEST_MEETING_MS } from '../../meetings/domain/meeting-time.js';
import { MeetingNotFound } from '../../meetings/meetings.errors.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { type Asked, believedStamp, type CalendarReply, replyVerdict, type Verdict } from '../domain/reply-verdict.js';
import type { Invitation } from '../invitation.entity.js';
import { InvitationsStore } from '../invitations.store.js';
import { ProposedTimesStore } from '../proposed-times.store.js';
import { toldOf } from '../told.js';
import { InvitationRepliesStore } from './invitation-replies.store.js';

/** Writes down what a calendar answered. */
@Injectable()
export class NoteReply {
  constructor(
    private readonly replies: InvitationRepliesStore,
    private readonly store: InvitationsStore,
    private readonly times: ProposedTimesStore,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  /** Inside a unit of work. False: it does not answer this invitation. `key` tells the mail from others. */
  async note(account: Account, invitation: Invitation, reply: CalendarReply, key: string): Promise<boolean> {
    const meeting = await this.meetingOf(invitation);
    if (!meeting) return true;
    const now = this.clock.now();
    const verdict = replyVerdict(reply, askedBy(invitation, meeting), now);
    if (!verdict) return false;
    const of = { accountId: account.id, messageId: key, uid: reply.uid };
    if (await this.replies.has(of)) return true;
    const createdAt = now.toISOString();
    await this.replies.insert({ ...of, id: newId(now), stampedAt: reply.stampedAt, became: verdict.became, createdAt });
    if (verdict.became !== 'old') await this.apply(invitation, reply, verdict);
    return true;
  }

  private async apply(invitation: Invitation, { stampedAt, comment }: CalendarReply, verdict: Verdict): Promise<void> {
    const now = this.clock.now();
    const { accountId, meetingId, contactId } = invitation;
    await this.store.replied(invitation, believedStamp(stampedAt, now), now.toISOString());
    if (verdict.response) await this.meetings.respond(accountId, { meetingId, contactId, response: verdict.response });
    const time = verdict.proposed;
    if (!time || !isPossible(time, now)) return;
    const proposed = { accountId, meetingId, contactId, ...time, comment, createdAt: now.toISOString() };
    await this.times.dropOpen({ ...proposed, state: 'open' });
    await this.times.insert({ ...proposed, id: newId(now), state: 'open' });
  }

  private async meetingOf({ accountId, meetingId }: Invitation): Promise<MeetingWithPeople | null> {
    try {
      return await this.meetings.find(accountId, meetingId);
    } catch (error) {
      if (error instanceof MeetingNotFound) return null; // everybody is in the trash
      throw error;
    }
  }
}

/** What they were asked; the meeting as it is now, once it is another one than they know of. */
function askedBy({ address, sequence, repliedAt, told }: Invitation, meeting: MeetingWithPeople): Asked {
  const { startAt, endAt } = meeting;
  // a yes to the time before is none to this one, even while nobody was told of it
  const isOther = meeting.sequence > sequence && told !== toldOf(meeting);
  const asked = isOther ? meeting.sequence : sequence;
  return { address: address.toLowerCase(), sequence: asked, repliedAt, startAt, endAt };
}

/** It can become the time of a meeting, and has not come yet. */
function isPossible({ startAt, endAt }: { readonly startAt: string; readonly endAt: string }, now: Date): boolean {
  const lasts = Date.parse(endAt) - Date.parse(startAt);
  return lasts > 0 && lasts <= LONGEST_MEETING_MS && startAt > now.toISOString();
}
