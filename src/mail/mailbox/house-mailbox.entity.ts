import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, TextColumn, WordColumn } from '../../common/database/columns.js';
import type { ConnectionProblem } from '../own/domain/connection-problem.js';

/** How far a folder of the service's own mailbox (IMAP_URL) has been read; it belongs to no account. */
@Entity('house_mailbox')
@Index('house_mailbox_folder', ['folder'], { unique: true })
export class HouseMailbox {
  @IdColumn('house_mailbox_pk') id!: string;
  @WordColumn(255) folder!: string;
  @WordColumn(20) uidValidity!: string;
  /** The first mail that has not been read. */
  @IntegerColumn() nextUid!: number;
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
