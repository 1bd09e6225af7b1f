import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { TargetTaken } from '../../../targets/target.errors.js';
import { type RemovedTarget, TargetsService } from '../../../targets/targets.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** A target that was removed. */
@Injectable()
export class TargetUndoer extends Undoer {
  readonly kinds = ['target-removed'] as const;

  constructor(private readonly targets: TargetsService) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    try {
      await this.targets.putBack(account.id, detail as RemovedTarget); // written by TargetsService
    } catch (error) {
      if (error instanceof TargetTaken) throw new UndoOvertaken();
      throw error;
    }
  }
}
