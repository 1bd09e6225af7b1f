import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  WordColumn,
} from '../../common/database/columns.js';
import { Contact } from '../contact.entity.js';
import type { ExtraEntry, ExtrasOrigin } from '../domain/extras.js';

/** What a file said about somebody that no field of ours holds: kept as it stood, so that exports can give it back. */
@Entity('contact_extras')
@Index('contact_extras_account', ['accountId', 'createdAt', 'id'])
@Index('contact_extras_contact', ['contactId', 'accountId', 'id'])
export class ContactExtras {
  @IdColumn('contact_extras_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'contact_extras_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'contact_extras_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @WordColumn(10) origin!: ExtrasOrigin;
  @JsonColumn() entries!: readonly ExtraEntry[];
  @InstantColumn() createdAt!: string;
}
