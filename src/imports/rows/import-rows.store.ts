import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Move } from '../../common/database/moved-rows.js';
import { changedRows, insertRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Additions } from '../domain/additions.js';
import type { Choices } from '../domain/choices.js';
import { type ParsedContact, type Told, told, untold } from '../domain/parsed-contact.js';
import type { PlannedRow } from '../preview/domain/plan-row.js';
import type { RowAction, RowStatus } from '../domain/words.js';
import { ImportRow } from './import-row.entity.js';
import type { Import } from '../import.entity.js';

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
  'source',
] as const;

/** What commits: a row that is not skipped. */
export interface RowToImport {
  readonly row: number;
  readonly action: Exclude<RowAction, 'skip'>;
  readonly status: RowStatus;
  readonly decided: boolean;
  readonly contactId: string | null;
  readonly choices: Choices | null;
  readonly parsed: ParsedContact;
}

/** What became of a row. */
export interface RowDone {
  readonly row: number;
  readonly contactId: string;
  readonly additions: Additions | null;
}

/** A row that changed somebody or something that was there before. */
export interface RowWithAdditions extends RowDone {
  readonly additions: Additions;
}

/** A row, and what it added to its person. */
export type RowOfPerson = Pick<ImportRow, 'accountId' | 'importId' | 'row' | 'additions'>;

interface StoredRow extends Omit<RowToImport, 'decided' | 'parsed' | 'choices'> {
  readonly decided: boolean | number;
  readonly parsed: string;
  readonly choices: string | null;
}

/** PostgreSQL allows 65,535 values in one statement. */
const ROWS_PER_STATEMENT = 500;

@Injectable()
export class ImportRowsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert({ accountId, id }: Import, planned: readonly PlannedRow[]): Promise<void> {
    const values = planned.map(({ row, status, action, reasons, contactId, parsed, label, source }) => [
      ...[accountId, id, row, status, action, false],
      ...[JSON.stringify(reasons), contactId, parsed && JSON.stringify(told(parsed)), label, source],
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
      `select row_number as "row", action, status, decided, contact_id as "contactId", choices, parsed from import_rows
        where account_id = ? and import_id = ? and row_number > ? and action <> 'skip' and parsed is not null
        order by row_number limit ${limit}`,
      [accountId, id, row],
    );
    return found.map(({ parsed, decided, choices, ...rest }) => ({
      ...rest,
      decided: Boolean(decided),
      choices: choices === null ? null : (JSON.parse(choices) as Choices), // looked at by readChoices
      parsed: untold(JSON.parse(parsed) as Told), // written by insert()
    }));
  }

  async countToImport({ accountId, id }: Import): Promise<number> {
    const sql = `select count(*) as n from import_rows
      where account_id = ? and import_id = ? and action <> 'skip' and parsed is not null`;
    const [row] = await rows<{ n: number | string }>(this.unitOfWork.reader, sql, [accountId, id]);
    return Number(row?.n ?? 0);
  }

  /** The next rows that come to nobody, in the file's order. */
  leftOutAfter({ accountId, id }: Import, row: number, limit: number): Promise<ImportRow[]> {
    return this.unitOfWork.reader.find(ImportRow, {
      where: { accountId, importId: id, row: MoreThan(row), action: 'skip' },
      order: { row: 'ASC' },
      take: limit,
    });
  }

  async lastRow({ accountId, id }: Import): Promise<number> {
    const sql = 'select max(row_number) as n from import_rows where account_id = ? and import_id = ?';
    const [row] = await rows<{ n: number | string | null }>(this.unitOfWork.reader, sql, [accountId, id]);
    return Number(row?.n ?? 0);
  }

  find({ accountId, id }: Import, row: number): Promise<ImportRow | null> {
    return this.unitOfWork.reader.findOneBy(ImportRow, { accountId, importId: id, row });
  }

  async change({ accountId, importId, row }: ImportRow, changes: Partial<ImportRow>): Promise<void> {
    await this.unitOfWork.writer.update(ImportRow, { accountId, importId, row }, changes);
  }

  /** Whom each row became or added to, and what it added; a statement for some hundred of them. */
  async keepDone({ accountId, id }: Import, done: readonly RowDone[]): Promise<void> {
    for (let start = 0; start < done.length; start += ROWS_PER_STATEMENT) {
      const part = done.slice(start, start + ROWS_PER_STATEMENT);
      // values in a list have no type of their own on PostgreSQL
      await rows(
        this.unitOfWork.writer,
        `update import_rows set contact_id = cast(v.column2 as varchar(36)), additions = cast(v.column3 as text)
          from (values ${part.map(() => '(?, ?, ?)').join(',')}) as v
         where import_rows.account_id = ? and import_rows.import_id = ? and row_number = cast(v.column1 as integer)`,
        [
          ...part.flatMap(({ row, contactId, additions }) => [row, contactId, additions && JSON.stringify(additions)]),
          ...[accountId, id],
        ],
      );
    }
  }

  /** What these rows have added so far. */
  async doneRows({ accountId, id }: Import, numbers: readonly number[]): Promise<RowDone[]> {
    const found: RowDone[] = [];
    for (let start = 0; start < numbers.length; start += ROWS_PER_STATEMENT) {
      const part = numbers.slice(start, start + ROWS_PER_STATEMENT);
      const some = await rows<StoredDone>(
        this.unitOfWork.reader,
        `select row_number as "row", contact_id as "contactId", additions from import_rows
          where account_id = ? and import_id = ? and row_number in (${part.map(() => '?').join(',')})`,
        [accountId, id, ...part],
      );
      found.push(...some.map(doneOf));
    }
    return found;
  }

  /** What done imports still say of these people goes; the rows stay, so that the counts of the import hold. */
  async forgetPeople(accountId: string, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await changedRows(
      this.unitOfWork.writer,
      `update import_rows set parsed = null, label = null, additions = null, reasons = '[]', contact_id = null,
          source = null, choices = null
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

  /** The next rows that changed somebody or something, the last one first. */
  async additionsBefore({ accountId, id }: Import, row: number, limit: number): Promise<RowWithAdditions[]> {
    const found = await rows<StoredDone>(
      this.unitOfWork.reader,
      `select row_number as "row", contact_id as "contactId", additions from import_rows
        where account_id = ? and import_id = ? and row_number < ? and additions is not null
        order by row_number desc limit ${limit}`,
      [accountId, id, row],
    );
    return found.map(doneOf).flatMap(({ additions, ...rest }) => (additions === null ? [] : [{ ...rest, additions }]));
  }
}

interface StoredDone extends Omit<RowDone, 'additions'> {
  readonly additions: string | null;
}

function doneOf({ additions, ...rest }: StoredDone): RowDone {
  return { ...rest, additions: additions === null ? null : (JSON.parse(additions) as Additions) }; // written by keepDone
}
