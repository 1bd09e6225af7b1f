import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Move } from '../common/database/moved-rows.js';
import { changedRows, insertRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Additions } from './domain/fill-in.js';
import { type ParsedContact, type Told, told, untold } from './domain/parsed-contact.js';
import type { PlannedRow } from './domain/plan-row.js';
import type { RowAction, RowStatus } from './domain/words.js';
import { ImportRow } from './import-row.entity.js';
import type { Import } from './import.entity.js';

const COLUMNS = [
  'account_id',
  'import_id',
  'row_number',
  'status',
  'action',
  'decided',
  'reasons',
  'contact_id',
  'parsed',
  'label',
] as const;

/** What commits: a row that is not skipped. */
export interface RowToImport {
  readonly row: number;
  readonly action: Exclude<RowAction, 'skip'>;
  readonly status: RowStatus;
  readonly decided: boolean;
  readonly contactId: string | null;
  readonly parsed: ParsedContact;
}

/** A row, and what it added to its person. */
export type RowOfPerson = Pick<ImportRow, 'accountId' | 'importId' | 'row' | 'additions'>;

interface StoredRow extends Omit<RowToImport, 'decided' | 'parsed'> {
  readonly decided: boolean | number;
  readonly parsed: string;
}

@Injectable()
export class ImportRowsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert({ accountId, id }: Import, planned: readonly PlannedRow[]): Promise<void> {
    const values = planned.map(({ row, status, action, reasons, contactId, parsed, label }) => [
      ...[accountId, id, row, status, action, false],
      ...[JSON.stringify(reasons), contactId, parsed && JSON.stringify(told(parsed)), label],
    ]);
    await insertRows(this.unitOfWork.writer, 'import_rows', COLUMNS, values);
  }

  /** The next rows, in the file's order. */
  after({ accountId, id }: Import, row: number, limit: number, status?: RowStatus): Promise<ImportRow[]> {
    return this.unitOfWork.reader.find(ImportRow, {
      where: { accountId, importId: id, row: MoreThan(row), ...(status ? { status } : {}) },
      order: { row: 'ASC' },
      take: limit,
    });
  }

  /** The next rows that add or update somebody. */
  async toImportAfter({ accountId, id }: Import, row: number, limit: number): Promise<RowToImport[]> {
    const found = await rows<StoredRow>(
      this.unitOfWork.reader,
      `select row_number as "row", action, status, decided, contact_id as "contactId", parsed from import_rows
        where account_id = ? and import_id = ? and row_number > ? and action <> 'skip' and parsed is not null
        order by row_number limit ${limit}`,
      [accountId, id, row],
    );
    return found.map(({ parsed, decided, ...rest }) => ({
      ...rest,
      decided: Boolean(decided),
      parsed: untold(JSON.parse(parsed) as Told), // written by insert()
    }));
  }

  find({ accountId, id }: Import, row: number): Promise<ImportRow | null> {
    return this.unitOfWork.reader.findOneBy(ImportRow, { accountId, importId: id, row });
  }

  async change({ accountId, importId, row }: ImportRow, changes: Partial<ImportRow>): Promise<void> {
    await this.unitOfWork.writer.update(ImportRow, { accountId, importId, row }, changes);
  }

  async keepAdditions({ accountId, id }: Import, row: number, additions: Additions): Promise<void> {
    await this.unitOfWork.writer.update(ImportRow, { accountId, importId: id, row }, { additions });
  }

  /** What done imports still say of these people goes; the rows stay, so that the counts of the import hold. */
  async forgetPeople(accountId: string, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await changedRows(
      this.unitOfWork.writer,
      `update import_rows set parsed = null, label = null, additions = null, reasons = '[]', contact_id = null
        where account_id = ? and contact_id in (${contactIds.map(() => '?').join(',')})
          and import_id in (select id from imports where account_id = ? and state <> 'preview' and state <> 'reading')`,
      [accountId, ...contactIds, accountId],
    );
  }

  /** Rows of any import that are about this person. */
  ofContact(accountId: string, contactId: string): Promise<ImportRow[]> {
    return this.unitOfWork.reader.findBy(ImportRow, { accountId, contactId });
  }

  /** Only if it is still about `from`: two merges, or a new preview, may have passed. */
  async repoint(row: RowOfPerson, { from, to }: Move): Promise<void> {
    const { accountId, importId, additions } = row;
    const where = { accountId, importId, row: row.row, contactId: from };
    await this.unitOfWork.writer.update(ImportRow, where, { contactId: to, additions });
  }

  /** The next updates that changed somebody. */
  updatesAfter({ accountId, id }: Import, row: number, limit: number): Promise<ImportRow[]> {
    return this.unitOfWork.reader
      .createQueryBuilder(ImportRow, 'row')
      .where('row.accountId = :accountId and row.importId = :id', { accountId, id })
      .andWhere('row.row > :row and row.additions is not null', { row })
      .orderBy('row.row', 'ASC')
      .take(limit)
      .getMany();
  }
}
