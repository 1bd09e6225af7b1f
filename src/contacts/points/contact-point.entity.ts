import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  WordColumn,
} from '../../common/database/columns.js';
import { Contact } from '../contact.entity.js';

export type ContactPointKind = 'email' | 'phone' | 'link';

/** A way to reach somebody: an e-mail address, a phone number or a profile page. */
@Entity('contact_points')
@Index('contact_points_contact', ['contactId', 'accountId', 'position'])
@Index('contact_points_key', ['accountId', 'kind', 'valueKey'])
export class ContactPoint {
  @IdColumn('contact_points_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'contact_points_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'contact_points_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @WordColumn(5) kind!: ContactPointKind;
  @WordColumn(500) value!: string;
  /** Canonical form for matching duplicates; shared addresses are allowed (couples have them). */
  @WordColumn(500) valueKey!: string;
  @WordColumn(100, { nullable: true }) label!: string | null;
  @FlagColumn() preferred!: boolean;
  @IntegerColumn() position!: number;
}
