import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../common/database/columns.js';
import { Contact } from '../contacts/contact.entity.js';

/** A meeting time that a draft or an open request offers to one person. */
@Entity('held_slots')
@Index('held_slots_attempt', ['attemptId', 'accountId', 'startAt'], { unique: true })
@Index('held_slots_start', ['accountId', 'startAt'])
@Index('held_slots_held', ['releasedAt', 'endAt'])
@Index('held_slots_contact', ['contactId', 'accountId'])
export class HeldSlot {
  @IdColumn('held_slots_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'held_slots_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  // by name: outreach stands above slots
  @ReferenceColumn()
  @ForeignKey('Attempt', { name: 'held_slots_attempt_fk', onDelete: 'CASCADE' })
  attemptId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'held_slots_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @InstantColumn() startAt!: string;
  @InstantColumn() endAt!: string;
  /** The zone in which the slot is said in words. */
  @WordColumn(64) timeZone!: string;
  /** When it was let go; null while it is held. */
  @InstantColumn({ nullable: true }) releasedAt!: string | null;
}
