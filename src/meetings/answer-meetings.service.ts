import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { MeetingTimeInput } from './meetings.input.js';
import type { MeetingWithPeople } from './meeting-with-people.js';
import { MeetingsService } from './meetings.service.js';
import { MeetingsStore } from './meetings.store.js';
import type { Meeting } from './meeting.entity.js';

/** The meeting that a yes agreed on: one for an attempt. Called inside the unit of work of the answer. */
@Injectable()
export class AnswerMeetingsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly meetings: MeetingsService,
  ) {}

  ofAttempt(accountId: string, attemptId: string): Promise<Meeting | null> {
    return this.store.ofAttempt(accountId, attemptId);
  }

  /** Agreed; if this answer had a meeting already, that one moves and keeps its identity in calendars. */
  async agree(
    account: Account,
    of: { readonly attemptId: string; readonly contactId: string },
    time: MeetingTimeInput,
  ): Promise<MeetingWithPeople> {
    const known = await this.store.ofAttempt(account.id, of.attemptId);
    if (!known) return this.meetings.create(account, { ...time, contactIds: [of.contactId] }, of.attemptId);
    return this.meetings.update(account.id, known.id, { ...time, place: time.place ?? null, state: 'agreed' });
  }

  /** The answer was another one after all. */
  async withdraw(accountId: string, attemptId: string): Promise<void> {
    const known = await this.store.ofAttempt(accountId, attemptId);
    if (known) await this.meetings.remove(accountId, known.id);
  }
}
