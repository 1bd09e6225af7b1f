import { Injectable } from '@nestjs/common';
import { findForChange } from '../../common/database/for-change.js';
import { isTaken } from '../../common/database/taken.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRows } from '../../common/database/whole-rows.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedFilterNameTaken } from './saved-filters.errors.js';

@Injectable()
export class SavedFiltersStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name, as far as `most`. */
  list(accountId: string, most: number): Promise<SavedFilter[]> {
    const where = `account_id = ? order by name_key limit ${Math.trunc(most)}`;
    return wholeRows(this.unitOfWork.reader, SavedFilter, where, [accountId]);
  }

  find(accountId: string, id: string): Promise<SavedFilter | null> {
    return this.unitOfWork.reader.findOneBy(SavedFilter, { accountId, id });
  }

  findForChange(accountId: string, id: string): Promise<SavedFilter | null> {
    return findForChange(this.unitOfWork.writer, SavedFilter, { accountId, id });
  }

  count(accountId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(SavedFilter, { accountId });
  }

  async insert(filter: SavedFilter): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.insert(SavedFilter, filter));
  }

  async save({ id, accountId, ...fields }: SavedFilter): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.update(SavedFilter, { accountId, id }, fields));
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(SavedFilter, { accountId, id });
  }
}

async function unlessTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (isTaken(error)) throw new SavedFilterNameTaken();
    throw error;
  }
}
