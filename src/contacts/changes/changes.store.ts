import { Injectable } from '@nestjs/common';
import { insertRows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Change } from './change.entity.js';

const COLUMNS = ['id', 'account_id', 'contact_id', 'act_id', 'kind', 'detail', 'happened_at', 'undone_at'];

@Injectable()
export class ChangesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(changes: readonly Change[]): Promise<void> {
    const values = changes.map(({ id, accountId, contactId, actId, kind, detail, happenedAt, undoneAt }) => {
      const text = detail === null ? null : JSON.stringify(detail);
      return [id, accountId, contactId, actId, kind, text, happenedAt, undoneAt];
    });
    await insertRows(this.unitOfWork.writer, 'changes', COLUMNS, values);
  }

  ofAct(accountId: string, actId: string): Promise<Change[]> {
    return this.unitOfWork.reader.find(Change, { where: { accountId, actId }, order: { id: 'ASC' } });
  }
}
