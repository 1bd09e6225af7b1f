import { Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { ForgetReplies } from './replies/forget-replies.service.js';

/** Answers to invitations have had their time. */
@Injectable()
export class InvitationsSchedule extends MinuteSchedule {
  constructor(
    private readonly replies: ForgetReplies,
    log: Log,
  ) {
    super('invitations', log);
  }

  protected async pass(): Promise<void> {
    await this.step('forget replies', () => this.replies.forgetOld());
  }
}
