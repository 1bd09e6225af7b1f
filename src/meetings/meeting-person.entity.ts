import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, ReferenceColumn, WordColumn } from '../common/database/columns.js';
import { Contact } from '../contacts/contact.entity.js';
import type { MeetingResponseWord } from './domain/words.js';
import { Meeting } from './meeting.entity.js';

@Entity('meeting_people')
@Index('meeting_people_meeting', ['meetingId', 'accountId', 'contactId'], { unique: true })
@Index('meeting_people_account', ['accountId', 'contactId'])
@Index('meeting_people_contact', ['contactId', 'accountId'])
export class MeetingPerson {
  @IdColumn('meeting_people_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'meeting_people_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Meeting, { name: 'meeting_people_meeting_fk', onDelete: 'CASCADE' })
  meetingId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'meeting_people_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @WordColumn(12) response!: MeetingResponseWord;
}
