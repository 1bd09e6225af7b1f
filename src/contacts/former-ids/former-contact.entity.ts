import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../common/database/columns.js';
import { Contact } from '../contact.entity.js';

/** An id that once named a person: whom it became in a merge, or null: gone for good. Nothing else is kept of them. */
@Entity('former_contacts')
@Index('former_contacts_account', ['accountId', 'id'])
@Index('former_contacts_became', ['becameId', 'accountId'])
export class FormerContact {
  @IdColumn('former_contacts_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'former_contacts_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'former_contacts_became_fk', onDelete: 'SET NULL' })
  becameId!: string | null;
  @InstantColumn() createdAt!: string;
}
