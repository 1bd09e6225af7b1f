import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../common/database/columns.js';
import { Contact } from '../../contacts/contact.entity.js';

/** Two people who look alike and are not the same: never asked again. The smaller id is the one. */
@Entity('dismissed_pairs')
@Index('dismissed_pairs_account', ['accountId', 'id'])
@Index('dismissed_pairs_one', ['oneId', 'otherId'], { unique: true })
@Index('dismissed_pairs_other', ['otherId', 'accountId'])
export class DismissedPair {
  @IdColumn('dismissed_pairs_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'dismissed_pairs_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'dismissed_pairs_one_fk', onDelete: 'CASCADE' })
  oneId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'dismissed_pairs_other_fk', onDelete: 'CASCADE' })
  otherId!: string;
  @InstantColumn() createdAt!: string;
}
