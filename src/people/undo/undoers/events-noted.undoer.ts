import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type KeptBefore, KeepPastEventsService } from '../../../past-events/keep-past-events.service.js';
import { Undoer } from '../undoer.js';

/** Talks that came out of a calendar, all at once; those that the user has changed since stay. */
@Injectable()
export class EventsNotedUndoer extends Undoer {
  readonly kinds = ['events-noted'] as const;

  constructor(private readonly past: KeepPastEventsService) {
    super();
  }

  undo(account: Account, change: Change): Promise<void> {
    return this.undoAll(account, [change]);
  }

  override async undoAll(account: Account, changes: readonly Change[]): Promise<void> {
    // written by KeepPastEventsService
    await this.past.takeBack(
      account.id,
      changes.map(({ detail }) => detail as KeptBefore),
    );
  }
}
