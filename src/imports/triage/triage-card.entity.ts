import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
} from '../../common/database/columns.js';
import { Contact } from '../../contacts/contact.entity.js';

/**
 * Somebody out of an import who waits to be rated. Whoever was passed over has no card any more; whoever has been rated
 * is not asked about, unless the rating is taken back.
 */
@Entity('triage_cards')
@Index('triage_cards_account', ['accountId', 'weight', 'id'])
@Index('triage_cards_contact', ['contactId', 'accountId'], { unique: true })
export class TriageCard {
  @IdColumn('triage_cards_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'triage_cards_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'triage_cards_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  /** How promising, higher first. */
  @IntegerColumn() weight!: number;
  @InstantColumn() createdAt!: string;
}
