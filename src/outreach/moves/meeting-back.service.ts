import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { AnswerMeetingsService } from '../../meetings/answer-meetings.service.js';
import {
  meetingLeft,
  type MeetingBefore,
  type MeetingWords,
  type RemovedMeeting,
} from '../../meetings/meeting-before.js';
import { MeetingNotFound } from '../../meetings/meetings.errors.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { MeetingFollows } from './meeting-follows.service.js';

/**
 * Calendars were told that it is off with the sequence after its last one (RFC 5546, 3.2.5): what is on again needs a
 * higher one.
 */
const ON_AGAIN = 2;

/** Takes back what was done to a meeting. All inside a unit of work; false if something newer stands there. */
@Injectable()
export class MeetingBack {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly ofAnswers: AnswerMeetingsService,
    private readonly follows: MeetingFollows,
    private readonly contacts: ContactsService,
    private readonly accounts: AccountsService,
  ) {}

  async takeBack(account: Account, { id, left, before }: MeetingBefore): Promise<boolean> {
    await this.accounts.lock(account.id);
    const present = await this.present(account.id, id);
    if (!present || meetingLeft(present) !== left) return false;
    if (!before) {
      await this.meetings.remove(account.id, id);
      await this.follows.follow(account, present.attemptId, null);
      return true;
    }
    return this.asBefore(account, id, before);
  }

  async putBack(account: Account, { row, people }: RemovedMeeting): Promise<boolean> {
    await this.accounts.lock(account.id);
    const taken = row.attemptId !== null && (await this.ofAnswers.ofAttempt(account.id, row.attemptId)) !== null;
    if (taken) return false;
    const sequence = row.sequence + ON_AGAIN;
    const meeting = await this.meetings.putBack(
      { ...row, accountId: account.id, sequence, attemptId: null },
      people.map((person) => ({ ...person, accountId: account.id })),
    );
    if (!meeting) return false;
    await this.withItsAnswer(account, meeting, row.attemptId);
    return true;
  }

  private async asBefore(account: Account, id: string, { startAt, endAt, ...words }: MeetingWords): Promise<boolean> {
    const living = await this.contacts.findMany(account.id, words.contactIds);
    const contactIds = words.contactIds.filter((one) => living.has(one));
    if (contactIds.length === 0) return false;
    const input = { ...words, start: startAt, end: endAt, contactIds };
    const meeting = await this.meetings.update(account.id, id, input);
    await this.follows.follow(account, meeting.attemptId, meeting);
    return true;
  }

  /** The message whose yes agreed on it may be gone meanwhile: then the meeting stands alone. */
  private async withItsAnswer(account: Account, meeting: MeetingWithPeople, attemptId: string | null): Promise<void> {
    if (attemptId === null || !(await this.follows.isThere(account, attemptId))) return;
    await this.ofAnswers.attach(meeting, attemptId);
    await this.follows.follow(account, attemptId, meeting);
  }

  private async present(accountId: string, id: string): Promise<MeetingWithPeople | null> {
    try {
      return await this.meetings.find(accountId, id);
    } catch (error) {
      if (error instanceof MeetingNotFound) return null;
      throw error;
    }
  }
}
