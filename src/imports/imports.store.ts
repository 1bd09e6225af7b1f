import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Position } from '../common/cursor.js';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { ImportState } from './domain/words.js';
import { Import } from './import.entity.js';

const running: readonly ImportState[] = ['reading', 'importing'];

@Injectable()
export class ImportsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Import | null> {
    return this.unitOfWork.reader.findOneBy(Import, { accountId, id });
  }

  /** Newest first. */
  page(accountId: string, after: Position | null, limit: number): Promise<Import[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(Import, 'import')
      .where('import.accountId = :accountId', { accountId })
      .orderBy('import.createdAt', 'DESC')
      .addOrderBy('import.id', 'DESC')
      .take(limit);
    if (after) query.andWhere('(import.createdAt, import.id) < (:key, :id)', { key: after.key, id: after.id });
    return query.getMany();
  }

  running(accountId: string): Promise<Import[]> {
    return this.unitOfWork.reader.findBy(Import, { accountId, state: In([...running]) });
  }

  /** Of all accounts: what a process may have left behind. */
  allRunning(): Promise<Import[]> {
    return this.unitOfWork.reader.findBy(Import, { state: In([...running]) });
  }

  async insert(found: Import): Promise<void> {
    await this.unitOfWork.writer.insert(Import, found);
  }

  /** Moves it on, unless somebody else did so first, or took over the work on it: false then. */
  async move(current: Import, from: ImportState, changes: Partial<Import> & { state: ImportState }): Promise<boolean> {
    const { accountId, id, runner } = current;
    const whose = running.includes(from) ? { runner } : {};
    const result = await this.unitOfWork.writer.update(Import, { accountId, id, state: from, ...whose }, changes);
    return result.affected !== 0;
  }

  async save(current: Import, changes: Partial<Import>): Promise<void> {
    const { accountId, id } = current;
    await this.unitOfWork.writer.update(Import, { accountId, id }, changes);
  }

  /** What was read of its files so far; the files stay. */
  async forgetReadRows({ accountId, id }: Import): Promise<void> {
    for (const table of ['import_parts', 'import_rows']) {
      await rows(this.unitOfWork.writer, `delete from ${table} where account_id = ? and import_id = ?`, [
        accountId,
        id,
      ]);
    }
  }

  /** Nobody reads its files again; which rows came from which file stays known. */
  async forgetFileContents({ accountId, id }: Import): Promise<void> {
    const sql = `update import_files set content = '', reading = '{}' where account_id = ? and import_id = ?`;
    await rows(this.unitOfWork.writer, sql, [accountId, id]);
  }

  /** Rows and files that nothing needs any more. */
  async forgetRowsOf(accountId: string, imports: readonly Import[]): Promise<number> {
    if (imports.length === 0) return 0;
    const ids = imports.map(({ id }) => id);
    const which = `where account_id = ? and import_id in (${ids.map(() => '?').join(',')})`;
    await rows(this.unitOfWork.writer, `delete from import_parts ${which}`, [accountId, ...ids]);
    await rows(this.unitOfWork.writer, `delete from import_files ${which}`, [accountId, ...ids]);
    const sql = `delete from import_rows ${which}`;
    return changedRows(this.unitOfWork.writer, sql, [accountId, ...ids]);
  }

  /** Of all accounts. */
  previewsUntouchedSince(instant: string): Promise<Import[]> {
    return this.unitOfWork.reader.findBy(Import, { state: 'preview', updatedAt: LessThan(instant) });
  }

  untouchedSince(accountId: string, instant: string): Promise<Import[]> {
    return this.unitOfWork.reader.findBy(Import, { accountId, updatedAt: LessThan(instant) });
  }
}
