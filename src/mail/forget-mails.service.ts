import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { inPortions } from '../common/in-portions.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { mailKeptSince, wordsKeptSince } from './domain/kept-mails.js';
import { OutboxStore } from './outbox.store.js';

const MAILS_AT_ONCE = 200;

/** What went out, or never will, is not kept for ever: first its words go, then that it was. */
@Injectable()
export class ForgetMails {
  constructor(
    private readonly store: OutboxStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of all accounts. Only looks as long as there is nothing to do: no need to queue up for writing each minute. */
  async forgetOld(): Promise<void> {
    const now = this.clock.now();
    const { store } = this;
    await this.inPortions(
      () => store.overWithWords(wordsKeptSince(now), MAILS_AT_ONCE),
      (ids) => store.forgetWordsOf(ids),
    );
    await this.inPortions(
      () => store.over(mailKeptSince(now), MAILS_AT_ONCE),
      (ids) => store.removeOver(ids),
    );
  }

  private async inPortions(
    find: () => Promise<readonly string[]>,
    step: (ids: readonly string[]) => Promise<number>,
  ): Promise<void> {
    await inPortions(MAILS_AT_ONCE, async () => {
      const ids = await find();
      return ids.length === 0 ? 0 : this.unitOfWork.run(() => step(ids));
    });
  }
}
