import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type AnswerThere, AnswersReader } from './answers.reader.js';
import { DeliveryReader, type DeliveryTrouble } from './delivery.reader.js';

export interface MailNews {
  /** Messages whose answer is there. */
  readonly answers: readonly AnswerThere[];
  /** What keeps the daily mail from arriving. */
  readonly deliveryTrouble: DeliveryTrouble | null;
}

/** What Today tells of mails: those that came, and those that do not get out. */
@Injectable()
export class MailNewsReader {
  constructor(
    private readonly answers: AnswersReader,
    private readonly delivery: DeliveryReader,
  ) {}

  async of(account: Account): Promise<MailNews> {
    const [answers, deliveryTrouble] = await Promise.all([
      this.answers.waiting(account),
      this.delivery.trouble(account),
    ]);
    return { answers, deliveryTrouble };
  }
}
