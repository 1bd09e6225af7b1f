import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import type { MeetingBefore, RemovedMeeting } from '../../../meetings/meeting-before.js';
import { MeetingBack } from '../../../outreach/moves/meeting-back.service.js';
import { RemovedMeetingBack } from '../../../outreach/moves/removed-meeting-back.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** A meeting that was noted, changed or removed. */
@Injectable()
export class MeetingUndoer extends Undoer {
  readonly kinds = ['meeting-added', 'meeting-changed', 'meeting-removed'] as const;

  constructor(
    private readonly back: MeetingBack,
    private readonly removed: RemovedMeetingBack,
  ) {
    super();
  }

  async undo(account: Account, { kind, detail }: Change): Promise<void> {
    const isBack =
      kind === 'meeting-removed'
        ? await this.removed.putBack(account, detail as RemovedMeeting) // written by ChangeMeetingService, like the other one
        : await this.back.takeBack(account, detail as MeetingBefore);
    if (!isBack) throw new UndoOvertaken();
  }
}
