import { Injectable } from '@nestjs/common';
import { insertRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Import } from '../import.entity.js';
import { ImportFile } from './import-file.entity.js';

/** A file of an import without its bytes. */
export type StoredFile = Omit<ImportFile, 'content'>;

const COLUMNS = [
  ...(['id', 'account_id', 'import_id', 'position', 'name', 'format', 'reading', 'confirmed', 'first_row'] as const),
  ...(['size', 'content'] as const),
];
const WITHOUT_CONTENT = {
  ...{ id: true, accountId: true, importId: true, position: true, name: true },
  ...{ format: true, reading: true, confirmed: true, firstRow: true, size: true },
} as const;

@Injectable()
export class ImportFilesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each with a statement of its own: together they may be too much for one. */
  async insert(files: readonly ImportFile[]): Promise<void> {
    for (const file of files) {
      const { id, accountId, importId, position, name, format, reading, confirmed, firstRow, size, content } = file;
      const values = [id, accountId, importId, position, name, format, JSON.stringify(reading), confirmed, firstRow];
      await insertRows(this.unitOfWork.writer, 'import_files', COLUMNS, [[...values, size, content]]);
    }
  }

  /** In the order in which they are read. */
  of({ accountId, id }: Import): Promise<StoredFile[]> {
    return this.unitOfWork.reader.find(ImportFile, {
      where: { accountId, importId: id },
      select: WITHOUT_CONTENT,
      order: { position: 'ASC' },
    });
  }

  /** '' once the import is done. */
  async contentOf({ accountId, id }: StoredFile): Promise<string> {
    const sql = 'select content from import_files where account_id = ? and id = ?';
    const [row] = await rows<{ content: string }>(this.unitOfWork.reader, sql, [accountId, id]);
    return row?.content ?? '';
  }

  async change({ accountId, id }: StoredFile, changes: Partial<ImportFile>): Promise<void> {
    await this.unitOfWork.writer.update(ImportFile, { accountId, id }, changes);
  }
}
