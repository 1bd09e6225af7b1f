import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type DecidedTime, ProposedTimesService } from '../../../invitations/proposed-times.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** Another time that somebody proposed was taken, or left. */
@Injectable()
export class ProposedTimeUndoer extends Undoer {
  readonly kinds = ['proposed-time'] as const;

  constructor(private readonly times: ProposedTimesService) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    const isBack = await this.times.openAgain(account, detail as DecidedTime); // written by ProposedTimesService
    if (!isBack) throw new UndoOvertaken();
  }
}
