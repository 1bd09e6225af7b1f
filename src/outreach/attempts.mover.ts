import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { RowsMover } from '../contacts/merging/mover.js';
import { ContactFactsService } from './effects/contact-facts.service.js';

const noOutcome = { before: null, after: null };

/** Messages and calls; what they say about the person is derived from all of them. */
@Injectable()
export class AttemptsMover extends RowsMover {
  readonly name = 'attempts';

  constructor(
    unitOfWork: UnitOfWork,
    private readonly facts: ContactFactsService,
  ) {
    super(unitOfWork);
  }

  override async moveTo(accountId: string, move: Move): Promise<readonly string[]> {
    const ids = await super.moveTo(accountId, move);
    await this.facts.refresh(accountId, move.to, noOutcome);
    return ids;
  }

  override async moveBack(accountId: string, ids: readonly string[], move: Move): Promise<void> {
    await super.moveBack(accountId, ids, move);
    for (const contactId of [move.from, move.to]) await this.facts.refresh(accountId, contactId, noOutcome);
  }
}
