import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import { Contact } from '../contacts/contact.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';

/** Another time that somebody proposed for a meeting (RFC 5546, 3.2.7): the user decides. */
@Entity('proposed_times')
@Index('proposed_times_meeting', ['meetingId', 'accountId', 'createdAt'])
@Index('proposed_times_contact', ['contactId', 'accountId'])
@Index('proposed_times_account', ['accountId', 'state', 'createdAt', 'id'])
export class ProposedTime {
  @IdColumn('proposed_times_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'proposed_times_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Meeting, { name: 'proposed_times_meeting_fk', onDelete: 'CASCADE' })
  meetingId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'proposed_times_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @InstantColumn() startAt!: string;
  @InstantColumn() endAt!: string;
  @TextColumn({ nullable: true }) comment!: string | null;
  @WordColumn(8) state!: 'open' | 'taken' | 'left';
  @InstantColumn() createdAt!: string;
}
