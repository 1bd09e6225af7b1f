import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { OutboxService } from '../../mail/outbox.service.js';
import type { AttemptMail } from '../attempt-mail.entity.js';
import { AttemptMailsStore } from '../attempt-mails.store.js';

/** Longer than a visit to a mailbox may take (mailbox-reader.ts): whoever has not come back by then is gone. In ms. */
const TURN_MS = 5 * 60_000;

/** Who puts the copy of a letter away: one at a time, whatever instance and however often the button is pressed. */
@Injectable()
export class CopyTurns {
  constructor(
    private readonly outbox: OutboxService,
    private readonly mails: AttemptMailsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null: there is nothing to put away, or somebody is at it. Whoever begins ends, or gives up. */
  begin(accountId: string, outboxId: string): Promise<AttemptMail | null> {
    return this.unitOfWork.run(async () => {
      if (!(await this.outbox.holdSent(accountId, outboxId, TURN_MS))) return null;
      const mail = await this.mails.ofOutbox(accountId, outboxId);
      if (mail?.keptAt === null) return mail;
      await this.outbox.releaseSent(accountId, outboxId);
      return null;
    });
  }

  /** The copy is there. */
  async end({ accountId, id }: AttemptMail, outboxId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.mails.setKept(accountId, id, this.clock.now().toISOString());
      await this.outbox.releaseSent(accountId, outboxId);
    });
  }

  /** It is not: the next one may try. */
  giveUp(accountId: string, outboxId: string): Promise<void> {
    return this.outbox.releaseSent(accountId, outboxId);
  }
}
