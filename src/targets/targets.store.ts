import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { isTaken } from '../common/database/taken.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { Target } from './target.entity.js';
import { TargetTaken } from './target.errors.js';

@Injectable()
export class TargetsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Employers first, then fields, each by name, as far as `most`. */
  list(accountId: string, most: number): Promise<Target[]> {
    const where = `account_id = ? order by kind, name_key limit ${Math.trunc(most)}`;
    return wholeRows(this.unitOfWork.reader, Target, where, [accountId]);
  }

  find(accountId: string, id: string): Promise<Target | null> {
    return wholeRow(this.unitOfWork.reader, Target, 'id = ? and account_id = ?', [id, accountId]);
  }

  findForChange(accountId: string, id: string): Promise<Target | null> {
    return findForChange(this.unitOfWork.writer, Target, { accountId, id });
  }

  count(accountId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(Target, { accountId });
  }

  async insert(target: Target): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.insert(Target, target));
  }

  async save({ id, accountId, ...fields }: Target): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.update(Target, { accountId, id }, fields));
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Target, { accountId, id });
  }
}

async function unlessTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (isTaken(error)) throw new TargetTaken();
    throw error;
  }
}
