import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { AnswerMeetingsService } from '../../meetings/answer-meetings.service.js';
import type { RemovedMeeting } from '../../meetings/meeting-before.js';
import { RemovedMeetings } from '../../meetings/removed-meetings.service.js';
import { MeetingFollows } from './meeting-follows.service.js';

/**
 * Calendars were told that it is off with the sequence after its last one (RFC 5546, 3.2.5): what is on again needs a
 * higher one.
 */
const ON_AGAIN = 2;

/** A meeting that was removed stands there again. */
@Injectable()
export class RemovedMeetingBack {
  constructor(
    private readonly removed: RemovedMeetings,
    private readonly ofAnswers: AnswerMeetingsService,
    private readonly follows: MeetingFollows,
    private readonly accounts: AccountsService,
  ) {}

  /** Inside a unit of work; false if something newer stands there. */
  async putBack(account: Account, { row, people, kept }: RemovedMeeting): Promise<boolean> {
    await this.accounts.lock(account.id);
    const { id: accountId } = account;
    const attemptId = await this.answerOf(account, row.attemptId);
    if (attemptId !== null && (await this.ofAnswers.ofAttempt(accountId, attemptId)) !== null) return false;
    const meeting = await this.removed.putBack({
      row: { ...row, accountId, sequence: row.sequence + ON_AGAIN, attemptId },
      people: people.map((person) => ({ ...person, accountId })),
      ...(kept ? { kept } : {}),
    });
    if (!meeting) return false;
    await this.follows.follow(account, attemptId, meeting);
    return true;
  }

  /** The message whose yes agreed on it may be gone meanwhile: then the meeting stands alone. */
  private async answerOf(account: Account, attemptId: string | null): Promise<string | null> {
    return attemptId !== null && (await this.follows.isThere(account, attemptId)) ? attemptId : null;
  }
}
