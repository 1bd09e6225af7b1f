import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { InvitationReply } from '../invitation-reply.entity.js';

@Injectable()
export class InvitationRepliesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  has({ accountId, messageId, uid }: Pick<InvitationReply, 'accountId' | 'messageId' | 'uid'>): Promise<boolean> {
    return this.unitOfWork.writer.existsBy(InvitationReply, { accountId, messageId, uid });
  }

  async insert(reply: InvitationReply): Promise<void> {
    await this.unitOfWork.writer.insert(InvitationReply, reply);
  }
}
