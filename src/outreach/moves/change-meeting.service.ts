import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { meetingLeft, meetingSaid, meetingWords } from '../../meetings/meeting-before.js';
import type { CreateMeeting, UpdateMeeting } from '../../meetings/meetings.input.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { RemovedMeetings } from '../../meetings/removed-meetings.service.js';
import { MeetingActs } from './meeting-acts.service.js';

/** What the user does to a meeting; each can be taken back (meeting-back.service.ts). */
@Injectable()
export class ChangeMeetingService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly removed: RemovedMeetings,
    private readonly acts: MeetingActs,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  create(account: Account, input: CreateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      const meeting = await this.meetings.create(account, input);
      await this.acts.note('meeting-added', meeting, { id: meeting.id, left: meetingLeft(meeting) });
      return meeting;
    });
  }

  update(account: Account, id: string, input: UpdateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const before = await this.meetings.find(account.id, id);
      const meeting = await this.meetings.update(account.id, id, input);
      await this.acts.follow(account, meeting.attemptId, meeting);
      const left = meetingLeft(meeting);
      if (left !== meetingLeft(before)) {
        const detail = { id, left, before: meetingWords(before), said: meetingSaid(before) };
        await this.acts.note('meeting-changed', meeting, detail);
      }
      return meeting;
    });
  }

  async remove(account: Account, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const removed = await this.removed.remove(account.id, id);
      await this.acts.follow(account, removed.row.attemptId, null);
      await this.acts.note('meeting-removed', { ...removed.row, people: removed.people }, removed);
    });
  }
}
