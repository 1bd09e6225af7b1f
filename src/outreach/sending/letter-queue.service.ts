import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { within } from '../../common/within.js';
import { OutboxSender } from '../../mail/outbox-sender.service.js';
import { OutboxService, type ReadyLetter } from '../../mail/outbox.service.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptMailsStore } from '../attempt-mails.store.js';
import { LettersQuery } from './letters.query.js';
import { LettersFull } from './sending.errors.js';

/** Against misuse of a session that is not the user's any more. Nobody writes to so many people by hand in a day. */
const MOST_LETTERS_A_DAY = 50;
const DAY_MS = 86_400_000;

/** A server that asks for patience is asked again so long: a letter that arrives in the night surprises both. In ms. */
const GIVE_UP_AFTER_MS = 4 * 3_600_000;

/** Most servers have answered by then; what takes longer is told on the letter's page. In ms. */
const PATIENCE_MS = 4_000;

/** As long as requests get to finish when the service stops. In ms. */
const STOP_WITHIN_MS = 10_000;

/** Letters on their way into the outbox, and out of it at once. */
@Injectable()
export class LetterQueue implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly outbox: OutboxService,
    private readonly sender: OutboxSender,
    private readonly mails: AttemptMailsStore,
    private readonly letters: LettersQuery,
    private readonly clock: Clock,
  ) {}

  /** Joins the unit of work in which the draft is locked. Gives the mail's id in the outbox. Throws LettersFull. */
  async put(account: Account, { id: attemptId }: Attempt, letter: ReadyLetter): Promise<string> {
    const outboxId = await this.enqueue(account, letter);
    const now = this.clock.now();
    const createdAt = now.toISOString();
    const { messageId } = letter;
    await this.mails.insert({
      id: newId(now),
      accountId: account.id,
      attemptId,
      outboxId,
      messageId,
      keptAt: null,
      createdAt,
    });
    return outboxId;
  }

  /** The mail alone, of whatever kind; joins the caller's unit of work. Throws LettersFull. */
  async enqueue(account: Account, letter: ReadyLetter): Promise<string> {
    await this.assertNotFull(account);
    return (await this.outbox.enqueue(account.id, letter, this.giveUpAt())).id;
  }

  /** The same bytes once more, because the user says so. */
  async putAgain(account: Account, outboxId: string): Promise<void> {
    await this.outbox.again(account.id, outboxId, this.giveUpAt());
  }

  /** Does not wait for the next minute; gives it a moment, so that most people see at once that it is out. */
  post(accountId: string, outboxId: string): Promise<void> {
    return this.postAll(accountId, [outboxId]);
  }

  /** One after the other, as all of them go to the same server. */
  async postAll(accountId: string, outboxIds: readonly string[]): Promise<void> {
    const posted = this.sendEach(accountId, outboxIds).catch(() => undefined); // the next minute's pass takes the rest
    this.underWay.add(posted);
    void posted.finally(() => this.underWay.delete(posted));
    await within(PATIENCE_MS, posted);
  }

  /** An answer that nobody waits for any more is a lost one. */
  async beforeApplicationShutdown(): Promise<void> {
    await within(
      STOP_WITHIN_MS,
      Promise.all(this.underWay).then(() => undefined),
    );
  }

  private async sendEach(accountId: string, outboxIds: readonly string[]): Promise<void> {
    for (const outboxId of outboxIds) await this.sender.sendOne(accountId, outboxId);
  }

  /** Of the last 24 hours: a day that begins with the account's zone could be begun twice. */
  private async assertNotFull({ id }: Account): Promise<void> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    if ((await this.letters.countSince(id, since.toISOString())) >= MOST_LETTERS_A_DAY) {
      throw new LettersFull(MOST_LETTERS_A_DAY);
    }
  }

  private giveUpAt(): Date {
    return new Date(this.clock.now().getTime() + GIVE_UP_AFTER_MS);
  }
}
