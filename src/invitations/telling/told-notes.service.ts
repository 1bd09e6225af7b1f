import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import type { News } from '../domain/words.js';
import type { Invitation } from '../invitation.entity.js';
import { InvitationsStore } from '../invitations.store.js';
import { toldOf } from '../told.js';

/** Whoever heard that it is off and is invited once more has not answered that. */
const NOT_YET = 'needs-action';

/** What was said last, to whom, in which mail. */
export interface Told extends Pick<Invitation, 'contactId' | 'address' | 'sequence' | 'messageId'> {
  readonly meeting: MeetingWithPeople;
  readonly news: News;
  readonly before: Invitation | null;
}

/** Remembers what somebody was told. */
@Injectable()
export class ToldNotes {
  constructor(
    private readonly store: InvitationsStore,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  /** Inside a unit of work. The meeting's own number is never lower than what was told, so that all calendars agree. */
  async keep({ meeting, news, before, ...said }: Told): Promise<void> {
    const now = this.clock.now();
    const at = now.toISOString();
    const method = news === 'cancel' ? 'cancel' : 'request';
    const isAnew = before?.method === 'cancel' && method === 'request';
    const { contactId } = said;
    if (isAnew) await this.meetings.respond(meeting.accountId, { meetingId: meeting.id, contactId, response: NOT_YET });
    const told = { ...said, method, told: toldOf(meeting), state: 'waiting', updatedAt: at } as const;
    if (before) {
      // an answer to the new number counts, whatever clock stamped the one before it (RFC 5546, 2.1.5)
      const repliedAt = said.sequence > before.sequence ? null : before.repliedAt;
      await this.store.update({ ...before, ...told, repliedAt, sentAt: isAnew ? null : before.sentAt });
    } else {
      const { accountId, id: meetingId } = meeting;
      const first = { id: newId(now), accountId, meetingId, sentAt: null, repliedAt: null, createdAt: at };
      await this.store.insert([{ ...first, ...told }]);
    }
    await this.meetings.raiseSequence(meeting.accountId, meeting.id, said.sequence);
  }
}
