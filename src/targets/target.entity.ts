import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, TextColumn, WordColumn } from '../common/database/columns.js';
import type { TargetKind } from './domain/words.js';

/** An employer or a field that I aim at. */
@Entity('targets')
@Index('targets_name', ['accountId', 'kind', 'nameKey'], { unique: true })
export class Target {
  @IdColumn('targets_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'targets_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(10) kind!: TargetKind;
  @WordColumn(200) name!: string;
  @WordColumn(200) nameKey!: string;
  @TextColumn({ nullable: true }) note!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
