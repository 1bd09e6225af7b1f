import { Injectable } from '@nestjs/common';
import { changedRows, rows } from '../../common/database/sql.js';
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

  async anyBefore(before: string): Promise<boolean> {
    // in the index's order, so that PostgreSQL takes it however many it thinks there are
    const sql = 'select 1 as found from invitation_replies where created_at < ? order by created_at limit 1';
    return (await rows(this.unitOfWork.reader, sql, [before])).length > 0;
  }

  /** Of all accounts, at most so many at a time; gives how many there were. */
  removeBefore(before: string, limit: number): Promise<number> {
    const sql = `delete from invitation_replies where id in
      (select id from invitation_replies where created_at < ? order by created_at, id limit ?)`;
    return changedRows(this.unitOfWork.writer, sql, [before, limit]);
  }
}
