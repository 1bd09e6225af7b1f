import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';

/** A way into the user's own CalDAV server: says when they have no time, and takes meetings in if they want it. */
@Entity('calendar_accounts')
@Index('calendar_accounts_account', ['accountId', 'createdAt', 'id'])
@Index('calendar_accounts_push', ['nextPushAt', 'id'])
export class CalendarAccount {
  @IdColumn('calendar_accounts_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'calendar_accounts_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(100) label!: string;
  /** What the user typed: a server, or the address of their calendars. */
  @TextColumn() address!: string;
  @WordColumn(320) userName!: string;
  /** Encrypted for this account and column: src/common/secret-box.ts. Never leaves the service. */
  @TextColumn() passwordSealed!: string;
  /** Where the server keeps their calendars (RFC 4791, 6.2.1), once it was found. */
  @TextColumn({ nullable: true }) home!: string | null;
  /** The calendar into which meetings are written; null: none. */
  @TextColumn({ nullable: true }) pushTo!: string | null;
  /** The version of our calendar that has been written there; null: none yet. */
  @IntegerColumn({ nullable: true }) pushedVersion!: number | null;
  @InstantColumn({ nullable: true }) checkedAt!: string | null;
  @WordColumn(20, { nullable: true }) problem!: string | null;
  /** What the server said; shown to the user, never logged. */
  @TextColumn({ nullable: true }) problemAnswer!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
  /** Until then one instance alone writes there. */
  @InstantColumn({ nullable: true }) leaseUntil!: string | null;
  /** When the next look whether something has to be written is due; null: nothing is written there. */
  @InstantColumn({ nullable: true }) nextPushAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
