import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { UpdateMeeting } from '../../meetings/meetings.input.js';
import { MeetingsService, type MeetingWithPeople } from '../../meetings/meetings.service.js';
import { factsOf, withFacts } from '../attempt-facts.js';
import { withMeetingOn } from '../domain/attempt-state.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';

/** A meeting is moved, called off or deleted: the answer that agreed on it keeps its person out of the suggestions as long. */
@Injectable()
export class ChangeMeetingService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly effects: AttemptEffects,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  update(account: Account, id: string, input: UpdateMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const meeting = await this.meetings.update(account.id, id, input);
      await this.follow(account, meeting.attemptId, meeting);
      return meeting;
    });
  }

  async remove(account: Account, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const { attemptId } = await this.meetings.find(account.id, id);
      await this.meetings.remove(account.id, id);
      await this.follow(account, attemptId, null);
    });
  }

  private async follow(account: Account, attemptId: string | null, meeting: MeetingWithPeople | null): Promise<void> {
    if (attemptId === null) return;
    const before = await this.effects.locked(account.id, attemptId);
    const on =
      meeting && takesPlace(meeting, before.contactId)
        ? localDateOf(new Date(meeting.startAt), account.timeZone)
        : null;
    const after = withFacts(before, withMeetingOn(factsOf(before), on));
    await this.effects.settle(account, { before, after, meeting: await this.effects.meetingOf(before) });
  }
}

function takesPlace({ state, people }: MeetingWithPeople, contactId: string): boolean {
  return (state === 'agreed' || state === 'done') && people.some((person) => person.contactId === contactId);
}
