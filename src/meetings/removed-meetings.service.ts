import { Injectable } from '@nestjs/common';
import type { RemovedMeeting } from './meeting-before.js';
import { MeetingKeepers } from './meeting-keepers.js';
import type { MeetingWithPeople } from './meeting-with-people.js';
import { MeetingsService } from './meetings.service.js';

/** Meetings that go and may come back, with all that hangs on them. Every method belongs inside a unit of work. */
@Injectable()
export class RemovedMeetings {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly keepers: MeetingKeepers,
  ) {}

  /** Gives what it takes to put it back. Throws MeetingNotFound. */
  async remove(accountId: string, id: string): Promise<RemovedMeeting> {
    const { people, ...row } = await this.meetings.find(accountId, id);
    const kept = await this.keepers.keep(accountId, id);
    await this.meetings.remove(accountId, id);
    return { row, people, kept };
  }

  /** With those of its people who are still here; null: nobody is. */
  async putBack({ row, people, kept = {} }: RemovedMeeting): Promise<MeetingWithPeople | null> {
    const meeting = await this.meetings.putBack(row, people);
    if (meeting) await this.keepers.putBack(meeting, kept);
    return meeting;
  }
}
