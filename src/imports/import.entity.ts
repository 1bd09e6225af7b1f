import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, IntegerColumn, WordColumn } from '../common/database/columns.js';
import type { ImportState } from './domain/words.js';

/** One file on its way in: what was found in it, and what became of it. */
@Entity('imports')
@Index('imports_account', ['accountId', 'createdAt', 'id'])
@Index('imports_state', ['state', 'updatedAt'])
export class Import {
  @IdColumn('imports_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'imports_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(200) fileName!: string;
  @WordColumn(20) format!: string;
  @WordColumn(20) encoding!: string;
  @WordColumn(10) state!: ImportState;
  /** Why it came to nothing: the key `problem.TYPE` of a sentence. */
  @WordColumn(60, { nullable: true }) problem!: string | null;
  /* What the preview found, row by row. */
  @IntegerColumn() newRows!: number;
  @IntegerColumn() existingRows!: number;
  @IntegerColumn() unclearRows!: number;
  /* What the import did, in people. */
  @IntegerColumn() added!: number;
  @IntegerColumn() updated!: number;
  /* What taking it back did: gone; still there, because something hangs on them. */
  @IntegerColumn() removed!: number;
  @IntegerColumn() kept!: number;
  /** The process that works on it, so that a later one sees when it has gone. */
  @WordColumn(300) runner!: string;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
  @InstantColumn({ nullable: true }) doneAt!: string | null;
}
