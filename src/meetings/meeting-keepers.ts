import { Injectable } from '@nestjs/common';
import type { MeetingWithPeople } from './meeting-with-people.js';
import type { Meeting } from './meeting.entity.js';

/** Whatever hangs on a meeting and goes with it: it says what it takes to bring it back. */
export interface MeetingKeeper<Kept = unknown> {
  /** What was kept stands under it for as long as the removal can be taken back: a name stays what it is. */
  readonly name: string;

  /** Inside the unit of work that removes the meeting, while it is there. Gives plain JSON. */
  keep(accountId: string, meetingId: string): Promise<Kept>;

  /** Inside the unit of work that has put the meeting back. */
  putBack(meeting: MeetingWithPeople, kept: Kept): Promise<void>;

  /** Who was told another time or place than the meeting has: what they said before that counts no more. */
  toldOtherwise(meeting: Meeting): Promise<readonly string[]>;
}

/** What hangs on meetings stands above them: it says here that it does. */
@Injectable()
export class MeetingKeepers {
  private readonly keepers: MeetingKeeper[] = [];

  /** At the start, once. */
  add(keeper: MeetingKeeper): void {
    this.keepers.push(keeper);
  }

  /** By the keepers' names. */
  async keep(accountId: string, meetingId: string): Promise<Record<string, unknown>> {
    const kept: Record<string, unknown> = {};
    for (const keeper of this.keepers) kept[keeper.name] = await keeper.keep(accountId, meetingId);
    return kept;
  }

  async putBack(meeting: MeetingWithPeople, kept: Readonly<Record<string, unknown>>): Promise<void> {
    for (const keeper of this.keepers) {
      const own = kept[keeper.name];
      if (own !== undefined) await keeper.putBack(meeting, own);
    }
  }

  async toldOtherwise(meeting: Meeting): Promise<ReadonlySet<string>> {
    const told = await Promise.all(this.keepers.map((keeper) => keeper.toldOtherwise(meeting)));
    return new Set(told.flat());
  }
}
