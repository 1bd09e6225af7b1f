import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { InvalidInput } from '../../common/errors.js';
import { localDateOf } from '../../common/zoned-time.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import { MeetingNoted } from '../../meetings/meetings.errors.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { ChangeMeetingService } from '../../outreach/moves/change-meeting.service.js';
import type { LogMeeting } from './after-meeting.input.js';

/** A meeting took place: a talk with each of those who were there, on its day. */
@Injectable()
export class AfterMeetingService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly meetings: MeetingsService,
    private readonly changes: ChangeMeetingService,
    private readonly interactions: InteractionsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The meeting is done, and the talks are noted: one act. Throws MeetingNotFound, MeetingNoted, and InvalidInput for a meeting ahead or
   * somebody who does not take part.
   */
  log(account: Account, meetingId: string, input: LogMeeting): Promise<MeetingWithPeople> {
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id); // said twice at the same moment, it is noted once
      const meeting = await this.meetings.find(account.id, meetingId);
      if (meeting.state === 'done') throw new MeetingNoted();
      const talk = {
        on: localDateOf(new Date(meeting.startAt), account.timeZone),
        channel: input.channel ?? 'coffee',
        direction: 'mutual',
        summary: input.summary ?? null,
      } as const;
      for (const contactId of whoWasThere(meeting, input)) await this.interactions.log(account, contactId, talk);
      return this.changes.update(account, meetingId, { state: 'done' });
    });
  }
}

function whoWasThere({ people }: MeetingWithPeople, { contactIds }: LogMeeting): readonly string[] {
  const present = people.map(({ contactId }) => contactId);
  const strangers = contactIds?.some((id) => !present.includes(id)) ?? false;
  if (!strangers) return contactIds ?? present;
  const detail = 'contactIds holds somebody who does not take part in this meeting.';
  throw new InvalidInput([{ pointer: '/contactIds', detail, code: 'notAtMeeting' }]);
}
