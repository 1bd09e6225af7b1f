import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type RemovedTemplate, TemplateHistory } from '../../../outreach/own-templates/template-history.service.js';
import { Undoer } from '../undoer.js';

/** A template of one's own that was removed. */
@Injectable()
export class TemplateUndoer extends Undoer {
  readonly kinds = ['template-removed'] as const;

  constructor(private readonly history: TemplateHistory) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    await this.history.putBack(account.id, detail as RemovedTemplate); // written by TemplateHistory
  }
}
