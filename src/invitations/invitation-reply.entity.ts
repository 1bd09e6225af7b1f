import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, WordColumn } from '../common/database/columns.js';

/** An answer of a calendar that was taken in: each counts once. */
@Entity('invitation_replies')
@Index('invitation_replies_message', ['accountId', 'messageId', 'uid'], { unique: true })
@Index('invitation_replies_created', ['createdAt', 'id'])
export class InvitationReply {
  @IdColumn('invitation_replies_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'invitation_replies_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(255) messageId!: string;
  @WordColumn(255) uid!: string;
  @InstantColumn() stampedAt!: string;
  /** What it led to, in one word. */
  @WordColumn(12) became!: string;
  @InstantColumn() createdAt!: string;
}
