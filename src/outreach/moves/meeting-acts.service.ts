import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { ChangeKind } from '../../contacts/changes/change-kinds.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import type { MeetingBefore, RemovedMeeting } from '../../meetings/meeting-before.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingFollows } from './meeting-follows.service.js';

/** What follows from what the user does to a meeting: for its answer, and for taking it back. All inside a unit of work. */
@Injectable()
export class MeetingActs {
  constructor(
    private readonly follows: MeetingFollows,
    private readonly changes: ChangesService,
  ) {}

  follow(account: Account, attemptId: string | null, meeting: MeetingWithPeople | null): Promise<void> {
    return this.follows.follow(account, attemptId, meeting);
  }

  /** It stands with the first of the people, and goes for good with them. */
  async note(
    kind: ChangeKind,
    { accountId, people }: MeetingWithPeople,
    detail: MeetingBefore | RemovedMeeting,
  ): Promise<void> {
    await this.changes.record(accountId, { kind, contactId: people[0]?.contactId ?? null, detail });
  }
}
