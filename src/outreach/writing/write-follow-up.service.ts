import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsService } from '../attempts.service.js';
import { WriteDraftService } from './write-draft.service.js';

/** The gentle reminder: the same way, in the same language and form as the request that it continues. */
@Injectable()
export class WriteFollowUpService {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly drafts: WriteDraftService,
  ) {}

  async write(account: Account, attemptId: string): Promise<Attempt> {
    const { contactId, channel, language, form, city, purpose } = await this.attempts.find(account.id, attemptId);
    const likeBefore = { channel, language, form, city, purpose };
    return this.drafts.write(account, contactId, { ...likeBefore, situation: 'follow-up', parentId: attemptId });
  }
}
