import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, DayColumn, IdColumn, InstantColumn, WordColumn } from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';

/** A secret address from which one calendar program reads meetings and reminders. Only the hash of the secret is stored. */
@Entity('feeds')
@Index('feeds_token', ['tokenHash'], { unique: true })
@Index('feeds_account', ['accountId', 'createdAt'])
export class Feed {
  @IdColumn('feeds_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'feeds_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(100) label!: string;
  @WordColumn(64) tokenHash!: string;
  @DayColumn({ nullable: true }) lastUsedOn!: LocalDate | null;
  @InstantColumn() createdAt!: string;
}
