import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { meetingLeft, type MeetingBefore, type MeetingWords } from '../../meetings/meeting-before.js';
import { MeetingKeepers } from '../../meetings/meeting-keepers.js';
import { MeetingNotFound } from '../../meetings/meetings.errors.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { MeetingFollows } from './meeting-follows.service.js';

/** Takes back what was done to a meeting. All inside a unit of work; false if something newer stands there. */
@Injectable()
export class MeetingBack {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly keepers: MeetingKeepers,
    private readonly follows: MeetingFollows,
    private readonly contacts: ContactsService,
    private readonly accounts: AccountsService,
  ) {}

  async takeBack(account: Account, { id, left, before, said = {} }: MeetingBefore): Promise<boolean> {
    await this.accounts.lock(account.id);
    const present = await this.present(account.id, id);
    if (!present || meetingLeft(present) !== left) return false;
    if (!before) {
      await this.meetings.remove(account.id, id);
      await this.follows.follow(account, present.attemptId, null);
      return true;
    }
    const meeting = await this.asBefore(account, id, before);
    if (meeting) await this.asSaid(meeting, said);
    return meeting !== null;
  }

  /** Null: nobody whom it was with is here any more. */
  private async asBefore(
    account: Account,
    id: string,
    { startAt, endAt, ...words }: MeetingWords,
  ): Promise<MeetingWithPeople | null> {
    const living = await this.contacts.findMany(account.id, words.contactIds);
    const contactIds = words.contactIds.filter((one) => living.has(one));
    if (contactIds.length === 0) return null;
    const input = { ...words, start: startAt, end: endAt, contactIds };
    const meeting = await this.meetings.update(account.id, id, input);
    await this.follows.follow(account, meeting.attemptId, meeting);
    return meeting;
  }

  /** What people had said counts again, unless they have said something since, or were told something else. */
  private async asSaid(meeting: MeetingWithPeople, said: NonNullable<MeetingBefore['said']>): Promise<void> {
    const { accountId, id: meetingId, people } = meeting;
    const toldOtherwise = await this.keepers.toldOtherwise(meeting);
    for (const { contactId, response: now } of people) {
      const response = said[contactId];
      if (response === undefined || now !== 'needs-action' || toldOtherwise.has(contactId)) continue;
      await this.meetings.respond(accountId, { meetingId, contactId, response });
    }
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
