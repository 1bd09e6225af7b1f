import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type PutOff, PutOffService } from '../../../reactivation/put-off.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** Later, not now, somebody else: they are suggested as before. */
@Injectable()
export class PutOffUndoer extends Undoer {
  readonly kinds = ['put-off', 'skipped', 'swapped'] as const;

  constructor(private readonly putOffs: PutOffService) {
    super();
  }

  async undo(account: Account, { contactId, detail }: Change): Promise<void> {
    const putOff = detail as PutOff; // written by PutOffService
    if (!(await this.putOffs.takeBack(account, contactId ?? '', putOff))) throw new UndoOvertaken();
  }
}
