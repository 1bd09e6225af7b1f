import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type AnswerToMeeting, InvitationsReader } from './invitations.reader.js';
import { type AnswerThere, AnswersReader } from './answers.reader.js';
import { DeliveryReader, type DeliveryTrouble } from './delivery.reader.js';

export interface MailNews {
  /** Messages whose answer is there. */
  readonly answers: readonly AnswerThere[];
  /** What calendars answered to invitations. */
  readonly meetingAnswers: readonly AnswerToMeeting[];
  /** What keeps the daily mail from arriving. */
  readonly deliveryTrouble: DeliveryTrouble | null;
}

/** What Today tells of mails: those that came, and those that do not get out. */
@Injectable()
export class MailNewsReader {
  constructor(
    private readonly answers: AnswersReader,
    private readonly delivery: DeliveryReader,
    private readonly invitations: InvitationsReader,
  ) {}

  async of(account: Account): Promise<MailNews> {
    const [answers, deliveryTrouble, meetingAnswers] = await Promise.all([
      this.answers.waiting(account),
      this.delivery.trouble(account),
      this.invitations.news(account),
    ]);
    return { answers, deliveryTrouble, meetingAnswers };
  }
}
