import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type AnswerTalk, InteractionsService } from '../../interactions/interactions.service.js';
import { AnswerMeetingsService } from '../../meetings/answer-meetings.service.js';
import { WebhookEvents } from '../../webhooks/webhook-events.service.js';
import { attemptNews } from '../attempt-news.js';
import type { Attempt } from '../attempt.entity.js';
import { answerDay } from '../domain/answer-seen.js';
import type { AgreedMeeting } from '../domain/undo.js';
import { isAnswer } from '../domain/words.js';

/** What an answer leaves behind: the conversation that it was, the meeting that it agreed on, and a word to webhooks. */
@Injectable()
export class AnswerTraces {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly meetings: AnswerMeetingsService,
    private readonly webhooks: WebhookEvents,
  ) {}

  async meetingOf(accountId: string, attemptId: string): Promise<AgreedMeeting | null> {
    const meeting = await this.meetings.ofAttempt(accountId, attemptId);
    if (!meeting) return null;
    return { start: meeting.startAt, end: meeting.endAt, timeZone: meeting.timeZone, place: meeting.place };
  }

  /** Exactly one conversation for an answer, none without; and the meeting, or none. */
  async follow(
    account: Account,
    change: { before: Attempt; after: Attempt; meeting: AgreedMeeting | null },
  ): Promise<void> {
    const { before, after, meeting } = change;
    await this.followAnswer(account, before, after);
    const { id: attemptId, contactId } = after;
    const known = await this.meetingOf(account.id, attemptId);
    if (meeting === null) await this.meetings.withdraw(account.id, attemptId);
    else if (!known || !isSame(known, meeting)) await this.meetings.agree(account, { attemptId, contactId }, meeting);
  }

  private async followAnswer(account: Account, before: Attempt, after: Attempt): Promise<void> {
    const [was, is] = [answerOf(before), answerOf(after)];
    if (isSameTalk(was, is)) return;
    const { id: attemptId, contactId, channel } = after;
    if (is && !was) await this.webhooks.record(account.id, attemptNews('attempt.answered', after));
    if (!is) return this.interactions.removeOfAttempt(account.id, attemptId);
    if (was && (await this.interactions.correctOfAttempt(account, attemptId, is))) return;
    const { on, direction, notedBy } = is;
    const by = notedBy === null ? {} : { notedBy };
    await this.interactions.log(account, contactId, { on, direction, ...by, channel, summary: null, attemptId });
  }
}

/** "An answer of any kind (yes, no, talked, a reply) is one" (product.md, "Contact and standing"). */
function answerOf(attempt: Attempt): AnswerTalk | null {
  const { outcome, outcomeOn } = attempt;
  if (isAnswer(outcome) && outcomeOn !== null)
    return { on: outcomeOn, direction: outcome === 'talked' ? 'mutual' : 'inbound', notedBy: null };
  const on = answerDay(attempt);
  return on === null ? null : { on, direction: 'inbound', notedBy: 'mailbox' };
}

function isSameTalk(a: AnswerTalk | null, b: AnswerTalk | null): boolean {
  return a?.on === b?.on && a?.direction === b?.direction && a?.notedBy === b?.notedBy;
}

function isSame(a: AgreedMeeting, b: AgreedMeeting): boolean {
  return a.start === b.start && a.end === b.end && a.timeZone === b.timeZone && a.place === b.place;
}
