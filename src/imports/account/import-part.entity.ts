import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, IntegerColumn, ReferenceColumn, TextColumn } from '../../common/database/columns.js';
import { Import } from '../import.entity.js';

/** Some rows of an account file, looked at and waiting for the yes. They go as soon as the import rests. */
@Entity('import_parts')
@Index('import_parts_account', ['accountId', 'importId'])
@Index('import_parts_import', ['importId', 'accountId', 'position'])
export class ImportPart {
  @IdColumn('import_parts_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'import_parts_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Import, { name: 'import_parts_import_fk', onDelete: 'CASCADE' })
  importId!: string;
  @IntegerColumn() position!: number;
  /** `{ table, rows }` as JSON, in the words of the file. */
  @TextColumn() content!: string;
}
