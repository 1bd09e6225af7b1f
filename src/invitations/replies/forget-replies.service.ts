import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { inPortions } from '../../common/in-portions.js';
import { InvitationRepliesStore } from './invitation-replies.store.js';

/** Unit: days. As long as a mail is kept in the list of those that went out (mail/domain/kept-mails.ts): nobody answers later. */
const KEPT_DAYS = 400;
const REPLIES_AT_ONCE = 500;
const MS_PER_DAY = 86_400_000;

/** Which answers were taken in is not kept for ever. */
@Injectable()
export class ForgetReplies {
  constructor(
    private readonly store: InvitationRepliesStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of all accounts; gives how many there were. Only looks as long as there is nothing to do. */
  forgetOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * MS_PER_DAY).toISOString();
    return inPortions(REPLIES_AT_ONCE, async () => {
      if (!(await this.store.anyBefore(before))) return 0;
      return this.unitOfWork.run(() => this.store.removeBefore(before, REPLIES_AT_ONCE));
    });
  }
}
