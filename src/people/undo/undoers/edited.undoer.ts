import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import { Clock } from '../../../common/clock.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import type { ContactEdit } from '../../../contacts/edits/contact-edit.js';
import { TakeBackEditService } from '../../../contacts/edits/take-back-edit.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** An edited person is as before. */
@Injectable()
export class EditedUndoer extends Undoer {
  readonly kinds = ['edited'] as const;

  constructor(
    private readonly edits: TakeBackEditService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async undo(account: Account, { contactId, detail }: Change): Promise<void> {
    const edit = detail as ContactEdit; // written by EditsService
    if (!(await this.edits.takeBack(account.id, contactId ?? '', edit, this.clock.now()))) throw new UndoOvertaken();
  }
}
