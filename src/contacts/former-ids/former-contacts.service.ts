import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { AppError } from '../../common/errors.js';
import { ContactGone, ContactMoved, ContactNotFound } from '../contact.errors.js';
import { FormerContactsStore } from './former-contacts.store.js';

/** Ids that once named a person: addresses that somebody kept lead on to whom they became, or say that they are gone. */
@Injectable()
export class FormerContactsService {
  constructor(
    private readonly store: FormerContactsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Merged: the old id leads to the new one from now on, and so does whatever led to the old one. Before the old row
   * goes. Gives the ids that led to the old one; `forget` wants them back when the merge is undone.
   */
  becomes(accountId: string, oldId: string, newId: string): Promise<string[]> {
    return this.unitOfWork.run(async () => {
      const ledToOld = await this.store.idsThatBecame(accountId, oldId);
      await this.store.redirect(accountId, ledToOld, newId);
      await this.store.put([this.row(accountId, oldId, newId)]);
      return ledToOld;
    });
  }

  /** Purged: whoever asks for one of them is told that it is gone for good. */
  isGone(accountId: string, ids: readonly string[]): Promise<void> {
    return this.unitOfWork.run(() => this.store.put(ids.map((id) => this.row(accountId, id, null))));
  }

  /** The merge is undone and the old row is back: its id names a person again, and leads on those it led on before. */
  forget(accountId: string, oldId: string, ledToOld: readonly string[] = []): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.store.remove(accountId, [oldId]);
      await this.store.redirect(accountId, ledToOld, oldId);
    });
  }

  /** Why there is no such person: never was, merged into another, or gone for good. */
  async absence(accountId: string, id: string): Promise<AppError> {
    const former = await this.store.find(accountId, id);
    if (!former) return new ContactNotFound();
    return former.becameId === null ? new ContactGone() : new ContactMoved(id, former.becameId);
  }

  private row(
    accountId: string,
    id: string,
    becameId: string | null,
  ): Parameters<FormerContactsStore['put']>[0][number] {
    return { id, accountId, becameId, createdAt: this.clock.now().toISOString() };
  }
}
