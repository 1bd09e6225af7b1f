import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Import } from '../import.entity.js';
import { ImportPart } from './import-part.entity.js';

/** An account file between its preview and the yes. */
@Injectable()
export class ImportPartsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(part: ImportPart): Promise<void> {
    await this.unitOfWork.writer.insert(ImportPart, part);
  }

  after({ accountId, id: importId }: Import, position: number): Promise<ImportPart | null> {
    return this.unitOfWork.reader
      .createQueryBuilder(ImportPart, 'part')
      .where('part.importId = :importId and part.accountId = :accountId', { importId, accountId })
      .andWhere('part.position > :position', { position })
      .orderBy('part.position', 'ASC')
      .limit(1)
      .getOne();
  }

  async forget({ accountId, id }: Import): Promise<void> {
    const sql = 'delete from import_parts where account_id = ? and import_id = ?';
    await rows(this.unitOfWork.writer, sql, [accountId, id]);
  }
}
