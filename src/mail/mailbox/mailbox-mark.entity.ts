import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../../common/database/columns.js';
import type { ConnectionProblem } from '../own/domain/connection-problem.js';

/** How far a folder of somebody's mailbox has been read. Numbers of mails only mean something with `uidValidity` (RFC 9051, 2.3.1.1). */
@Entity('mailbox_marks')
@Index('mailbox_marks_folder', ['accountId', 'folder'], { unique: true })
export class MailboxMark {
  @IdColumn('mailbox_marks_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'mailbox_marks_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(255) folder!: string;
  @WordColumn(20) uidValidity!: string;
  /** The first mail that has not been read. */
  @IntegerColumn() nextUid!: number;
  /** When somebody last looked and found out how things stand. */
  @InstantColumn({ nullable: true }) lookedAt!: string | null;
  /** Until then one instance alone reads it. */
  @InstantColumn({ nullable: true }) leaseUntil!: string | null;
  /** The step at which the last look ended. */
  @TextColumn({ nullable: true }) problem!: ConnectionProblem | null;
  /** What the server said; shown to whom it concerns, never logged. */
  @TextColumn({ nullable: true }) problemAnswer!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
  /** Mails that could not be taken and come again, and when the folder got other numbers: JSON (stuck-mails.store.ts); null: neither. */
  @TextColumn({ nullable: true }) stuck!: string | null;
  /** How many were given up since the folder was first read; null: none. */
  @IntegerColumn({ nullable: true }) passedOver!: number | null;
  @InstantColumn({ nullable: true }) passedOverAt!: string | null;
}
