import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { LetterQueue } from '../../outreach/sending/letter-queue.service.js';

/** A unit of work that puts mails into the outbox, and sends them right after it. */
@Injectable()
export class InvitationRun {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: LetterQueue,
  ) {}

  async posting({ id }: Account, work: () => Promise<readonly string[]>): Promise<void> {
    const outboxIds = await this.unitOfWork.run(work);
    if (outboxIds.length > 0) await this.queue.postAll(id, outboxIds);
  }
}
