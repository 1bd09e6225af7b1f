import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../../common/database/columns.js';
import { Contact } from '../contact.entity.js';
import type { MutualRelation } from '../domain/relation-kinds.js';

/** Two people who belong together. The smaller id is the one, so that each pair stands once. */
@Entity('relations')
@Index('relations_account', ['accountId', 'createdAt', 'id'])
@Index('relations_one', ['oneId', 'otherId', 'kind', 'accountId'], { unique: true })
@Index('relations_other', ['otherId', 'accountId'])
export class Relation {
  @IdColumn('relations_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'relations_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(12) kind!: MutualRelation;
  @ReferenceColumn() @ForeignKey(() => Contact, { name: 'relations_one_fk', onDelete: 'CASCADE' }) oneId!: string;
  @ReferenceColumn() @ForeignKey(() => Contact, { name: 'relations_other_fk', onDelete: 'CASCADE' }) otherId!: string;
  @InstantColumn() createdAt!: string;
}
