import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { RowsMover } from '../contacts/merging/mover.js';
import { InteractionsStore } from './interactions.store.js';

/** Talks; the silence since the last one is counted anew. */
@Injectable()
export class InteractionsMover extends RowsMover {
  readonly name = 'interactions';

  constructor(
    unitOfWork: UnitOfWork,
    private readonly store: InteractionsStore,
    private readonly contacts: ContactsService,
  ) {
    super(unitOfWork);
  }

  override async moveTo(accountId: string, move: Move): Promise<readonly string[]> {
    const ids = await super.moveTo(accountId, move);
    await this.restartSilence(accountId, move.to);
    return ids;
  }

  override async moveBack(accountId: string, ids: readonly string[], move: Move): Promise<void> {
    await super.moveBack(accountId, ids, move);
    for (const contactId of [move.from, move.to]) await this.restartSilence(accountId, contactId);
  }

  private async restartSilence(accountId: string, contactId: string): Promise<void> {
    await this.contacts.setLastInteraction(accountId, contactId, await this.store.latestOn(accountId, contactId));
  }
}
