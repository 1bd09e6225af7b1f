import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import type { Interaction } from '../../../interactions/interaction.entity.js';
import { InteractionsService, type LoggedBefore } from '../../../interactions/interactions.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** What was written down about a talk, changed or removed. */
@Injectable()
export class LoggedUndoer extends Undoer {
  readonly kinds = ['logged', 'log-edited', 'log-removed'] as const;

  constructor(private readonly interactions: InteractionsService) {
    super();
  }

  async undo(account: Account, { kind, detail }: Change): Promise<void> {
    if (kind === 'log-removed') {
      const { row } = detail as { row: Interaction }; // written by InteractionsService, like the other one
      return this.interactions.putBack(account.id, row);
    }
    if (!(await this.interactions.takeBack(account, detail as LoggedBefore))) throw new UndoOvertaken();
  }
}
