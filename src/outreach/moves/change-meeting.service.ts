import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { ChangeKind } from '../../contacts/changes/change-kinds.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { meetingLeft, meetingWords, type RemovedMeeting } from '../../meetings/meeting-before.js';
import type { CreateMeeting, UpdateMeeting } from '../../meetings/meetings.input.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { MeetingFollows } from './meeting-follows.service.js';

/** What the user does to a meeting; each can be taken back (meeting-back.service.ts). */
@Injectable()
export class ChangeMeetingService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly follows: MeetingFollows,
    private readonly accounts: AccountsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  create(account: Account, input: CreateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      const meeting = await this.meetings.create(account, input);
      await this.note('meeting-added', meeting, { id: meeting.id, left: meetingLeft(meeting) });
      return meeting;
    });
  }

  update(account: Account, id: string, input: UpdateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const before = await this.meetings.find(account.id, id);
      const meeting = await this.meetings.update(account.id, id, input);
      await this.follows.follow(account, meeting.attemptId, meeting);
      const left = meetingLeft(meeting);
      if (left !== meetingLeft(before)) {
        await this.note('meeting-changed', meeting, { id, left, before: meetingWords(before) });
      }
      return meeting;
    });
  }

  async remove(account: Account, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const meeting = await this.meetings.find(account.id, id);
      const { people, ...row } = meeting;
      await this.meetings.remove(account.id, id);
      await this.follows.follow(account, meeting.attemptId, null);
      await this.note('meeting-removed', meeting, { row, people } satisfies RemovedMeeting);
    });
  }

  /** It stands with the first of the people, and goes for good with them. */
  private async note(kind: ChangeKind, { accountId, people }: MeetingWithPeople, detail: object): Promise<void> {
    await this.changes.record(accountId, { kind, contactId: people[0]?.contactId ?? null, detail });
  }
}
