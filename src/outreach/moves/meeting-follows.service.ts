import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { factsOf, withFacts } from '../attempt-facts.js';
import { withMeetingOn } from '../domain/attempt-state.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { AttemptNotFound } from '../outreach.errors.js';

/** A meeting is moved, called off or gone: the answer that agreed on it keeps its person out of the suggestions as long. */
@Injectable()
export class MeetingFollows {
  constructor(private readonly effects: AttemptEffects) {}

  /** Whether the message whose yes agreed on it is still here; nobody else changes it until the unit of work ends. */
  async isThere(account: Account, attemptId: string): Promise<boolean> {
    try {
      await this.effects.locked(account.id, attemptId);
      return true;
    } catch (error) {
      if (error instanceof AttemptNotFound) return false;
      throw error;
    }
  }

  /** Inside a unit of work. */
  async follow(account: Account, attemptId: string | null, meeting: MeetingWithPeople | null): Promise<void> {
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
