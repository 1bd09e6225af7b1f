import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { ContactTrashService } from '../../../contacts/trash/contact-trash.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';
import { idsOf } from './ids-of.js';

/** Whoever was deleted is back. */
@Injectable()
export class DeletedUndoer extends Undoer {
  readonly kinds = ['deleted'] as const;

  constructor(private readonly trash: ContactTrashService) {
    super();
  }

  undo(account: Account, change: Change): Promise<void> {
    return this.undoAll(account, [change]);
  }

  /** Somebody who was fetched back one by one already is no reason to keep the others away. */
  override async undoAll(account: Account, changes: readonly Change[]): Promise<void> {
    const restored = await this.trash.restore(account.id, idsOf(changes));
    if (restored.length === 0) throw new UndoOvertaken();
  }
}
