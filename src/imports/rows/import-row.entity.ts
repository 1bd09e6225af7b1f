import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { FlagColumn, JsonColumn, ReferenceColumn, TextColumn, WordColumn } from '../../common/database/columns.js';
import type { Additions } from '../domain/additions.js';
import type { Choices } from '../domain/choices.js';
import { type ParsedContact, type Told, told, untold } from '../domain/parsed-contact.js';
import type { Remark, RowAction, RowStatus } from '../domain/words.js';
import { Import } from '../import.entity.js';

const primaryKeyConstraintName = 'import_rows_pk';

const parsedAsText = {
  to: (parsed: ParsedContact | null) => parsed && JSON.stringify(told(parsed)),
  from: (text: string | null) => (text === null ? null : untold(JSON.parse(text) as Told)), // written one line above
};

/** A row of the preview. Rows go when their import can no longer be undone: nobody's data stays here for longer. */
@Entity('import_rows')
@Index('import_rows_status', ['importId', 'accountId', 'status', 'row'])
export class ImportRow {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName })
  @ForeignKey(() => Account, { name: 'import_rows_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName })
  @ForeignKey(() => Import, { name: 'import_rows_import_fk', onDelete: 'CASCADE' })
  importId!: string;
  /** 1 is the first person of the file. */
  @PrimaryColumn({ type: 'integer', name: 'row_number', primaryKeyConstraintName }) row!: number;
  @WordColumn(8) status!: RowStatus;
  @WordColumn(6) action!: RowAction;
  /** True once the user chose the action. */
  @FlagColumn() decided!: boolean;
  @JsonColumn() reasons!: Remark[];
  /** Who it is, may be, or will be once added; no foreign key, because that may be nobody yet. */
  @ReferenceColumn({ nullable: true }) contactId!: string | null;
  @Column({ type: 'text', nullable: true, transformer: parsedAsText }) parsed!: ParsedContact | null;
  /** What can be shown of a row without a person. */
  @TextColumn({ nullable: true }) label!: string | null;
  /** What an update added to a person who was there before: taking the import back takes it away again. */
  @JsonColumn({ nullable: true }) additions!: Additions | null;
  /** The original line of a row that could not be read. */
  @TextColumn({ nullable: true }) source!: string | null;
  /** What the user chose field by field for somebody who is there already. */
  @JsonColumn({ nullable: true }) choices!: Choices | null;
}
