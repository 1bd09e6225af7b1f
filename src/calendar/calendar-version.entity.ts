import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, IntegerColumn } from '../common/database/columns.js';

/**
 * One number for each account that rises with everything a calendar file shows. The database itself raises it, by triggers
 * (migrations/20261201102400-calendar-versions.ts): nothing here writes it.
 */
@Entity('calendar_versions')
@Index('calendar_versions_account', ['accountId'], { unique: true })
export class CalendarVersion {
  @IdColumn('calendar_versions_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'calendar_versions_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @IntegerColumn() version!: number;
}
