import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { SlotsService } from '../../slots/slots.service.js';
import type { Attempt } from '../attempt.entity.js';
import type { WriteDraft } from '../attempts.input.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { DraftWording } from './draft-wording.service.js';

/** Another occasion, form or day makes another letter in place of the draft: its words and times, under its id. */
@Injectable()
export class RewriteDraftService {
  constructor(
    private readonly wording: DraftWording,
    private readonly effects: AttemptEffects,
    private readonly slots: SlotsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  rewrite(
    account: Account,
    attemptId: string,
    { input, keepForm }: { readonly input: WriteDraft; readonly keepForm: boolean },
  ): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const draft = await this.effects.lockedDraft(account.id, attemptId);
      const { contactId, parentId } = draft;
      const wish = { contactId, input: { ...input, parentId }, keepForm, draft };
      const { columns, origin } = await this.wording.of(account, wish);
      const attempt = { ...draft, ...columns, updatedAt: this.clock.now().toISOString() };
      await this.slots.replace(account.id, { attemptId, contactId }, input.slots ?? []);
      await this.wording.noteOrigin(attempt, origin);
      await this.effects.touched(attempt);
      return attempt;
    });
  }
}
