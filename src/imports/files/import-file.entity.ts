import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../../common/database/columns.js';
import type { Reading } from '../domain/reading.js';
import { Import } from '../import.entity.js';

/** A file of an import as it came, so that it can be read once more. It goes as soon as the import is done. */
@Entity('import_files')
@Index('import_files_account', ['accountId', 'importId'])
@Index('import_files_import', ['importId', 'accountId', 'position'])
export class ImportFile {
  @IdColumn('import_files_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'import_files_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Import, { name: 'import_files_import_fk', onDelete: 'CASCADE' })
  importId!: string;
  /** 1 is the first file. */
  @IntegerColumn() position!: number;
  /** Without folders. */
  @WordColumn(200) name!: string;
  @WordColumn(20) format!: string;
  /** What the user said about it. */
  @JsonColumn() reading!: Reading;
  /** True where nothing has to be asked: a known format, or columns that the user has looked at. */
  @FlagColumn() confirmed!: boolean;
  /** The number of its first row in the preview; null until it was read. */
  @IntegerColumn({ nullable: true }) firstRow!: number | null;
  /** In bytes. */
  @IntegerColumn() size!: number;
  /** Its bytes, deflated, in base64. */
  @TextColumn() content!: string;
}
