import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type AnswerToMeeting, InvitationsReader } from './invitations.reader.js';
import { type AnswerThere, AnswersReader } from './answers.reader.js';
import { type PushTrouble, PushTroubles } from '../../own-calendar/push-troubles.service.js';
import { DeliveryReader, type DeliveryTrouble } from './delivery.reader.js';

export interface MailNews {
  /** Messages whose answer is there. */
  readonly answers: readonly AnswerThere[];
  /** What calendars answered to invitations. */
  readonly meetingAnswers: readonly AnswerToMeeting[];
  /** What keeps the daily mail from arriving. */
  readonly deliveryTrouble: DeliveryTrouble | null;
  /** Meetings that do not stand in the user's own calendar as they may think. */
  readonly pushTroubles: readonly PushTrouble[];
}

/** What Today tells of mails and calendars: what came, and what does not get out. */
@Injectable()
export class MailNewsReader {
  constructor(
    private readonly answers: AnswersReader,
    private readonly delivery: DeliveryReader,
    private readonly invitations: InvitationsReader,
    private readonly calendar: PushTroubles,
  ) {}

  async of(account: Account): Promise<MailNews> {
    const [answers, deliveryTrouble, meetingAnswers, pushTroubles] = await Promise.all([
      this.answers.waiting(account),
      this.delivery.trouble(account),
      this.invitations.news(account),
      this.calendar.list(account.id),
    ]);
    return { answers, deliveryTrouble, meetingAnswers, pushTroubles };
  }
}
