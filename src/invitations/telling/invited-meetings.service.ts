import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import type { UpdateMeeting } from '../../meetings/meetings.input.js';
import { ChangeMeetingService } from '../../outreach/moves/change-meeting.service.js';
import { CancelPeople } from './cancel-people.service.js';
import { InvitationRun } from './invitation-run.service.js';

/** A meeting is off, or somebody takes part no more: those who were invited hear of it, if the user ticked that. */
@Injectable()
export class InvitedMeetings {
  constructor(
    private readonly changes: ChangeMeetingService,
    private readonly meetings: MeetingsService,
    private readonly accounts: AccountsService,
    private readonly cancelling: CancelPeople,
    private readonly run: InvitationRun,
  ) {}

  /** The change and the mails about it, together or not at all. Another time is never told by itself. */
  async update(account: Account, id: string, input: UpdateMeeting, tell: boolean): Promise<MeetingWithPeople> {
    if (!tell) return this.changes.update(account, id, input);
    await this.run.posting(account, async () => {
      const meeting = await this.changes.update(account, id, input);
      return this.cancelling.tell(account, meeting);
    });
    return this.meetings.find(account.id, id);
  }

  async remove(account: Account, id: string, tell: boolean): Promise<void> {
    if (!tell) return this.changes.remove(account, id);
    await this.run.posting(account, async () => {
      await this.accounts.lock(account.id);
      const meeting = await this.meetings.find(account.id, id);
      const outboxIds = await this.cancelling.tell(account, { ...meeting, state: 'not-this-time' });
      await this.changes.remove(account, id);
      return outboxIds;
    });
  }
}
