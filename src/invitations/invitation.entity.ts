import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  WordColumn,
} from '../common/database/columns.js';
import { Contact } from '../contacts/contact.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';

/** A meeting that somebody was asked to put into their calendar (RFC 6047), and what their calendar answered. */
@Entity('invitations')
@Index('invitations_meeting', ['meetingId', 'accountId', 'contactId'], { unique: true })
@Index('invitations_contact', ['contactId', 'accountId'])
@Index('invitations_account', ['accountId', 'createdAt', 'id'])
@Index('invitations_message', ['accountId', 'messageId'])
export class Invitation {
  @IdColumn('invitations_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'invitations_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Meeting, { name: 'invitations_meeting_fk', onDelete: 'CASCADE' })
  meetingId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'invitations_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  /** Whom it went to: an answer counts only from there. */
  @WordColumn(320) address!: string;
  /** Of the meeting as it was last sent (RFC 5545, 3.8.7.4). */
  @IntegerColumn() sequence!: number;
  @WordColumn(8) method!: 'request' | 'cancel';
  @WordColumn(12) state!: 'waiting' | 'sent' | 'turned-away' | 'unclear';
  /** Tells whether the meeting is still as the last mail said it (told.ts). */
  @WordColumn(32, { nullable: true }) told!: string | null;
  /** Of the last mail about it. */
  @WordColumn(255) messageId!: string;
  @InstantColumn({ nullable: true }) sentAt!: string | null;
  /** The DTSTAMP of the last answer: an older one changes nothing any more (RFC 5546, 2.1.5). */
  @InstantColumn({ nullable: true }) repliedAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
