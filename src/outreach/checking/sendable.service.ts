import { Injectable } from '@nestjs/common';
import { SlotsService } from '../../slots/slots.service.js';
import type { Attempt } from '../attempt.entity.js';
import { DraftChecks } from './draft-checks.service.js';

/** Whether a draft may go out as it stands; asked in the unit of work in which it does. */
@Injectable()
export class Sendable {
  constructor(
    private readonly checks: DraftChecks,
    private readonly slots: SlotsService,
  ) {}

  /** Throws PlaceholderLeft, or SlotTaken if a time that it names is somebody else's by now. */
  async assert(draft: Attempt): Promise<void> {
    this.checks.assertSendable(draft);
    await this.slots.assertStillFree(draft.accountId, draft.id);
  }
}
