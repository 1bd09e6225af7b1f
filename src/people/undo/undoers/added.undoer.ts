import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { ContactTrashService } from '../../../contacts/trash/contact-trash.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';
import { idsOf } from './ids-of.js';

/** Whoever was added, or fetched out of the trash, is in the trash (again). */
@Injectable()
export class AddedUndoer extends Undoer {
  readonly kinds = ['added', 'restored'] as const;

  constructor(private readonly trash: ContactTrashService) {
    super();
  }

  undo(account: Account, change: Change): Promise<void> {
    return this.undoAll(account, [change]);
  }

  override async undoAll(account: Account, changes: readonly Change[]): Promise<void> {
    const ids = idsOf(changes);
    const gone = await this.trash.throwAway(account.id, ids);
    if (gone.length < ids.length) throw new UndoOvertaken();
  }
}
