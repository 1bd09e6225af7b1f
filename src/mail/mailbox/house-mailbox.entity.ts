import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, TextColumn, WordColumn } from '../../common/database/columns.js';

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
  @TextColumn({ nullable: true }) problem!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
}
