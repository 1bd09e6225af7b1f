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
import type { ChangeKind } from './change-kinds.js';

/** What the user did to a person, with what it takes to take it back. It goes with the person. */
@Entity('changes')
@Index('changes_account', ['accountId', 'happenedAt', 'id'])
@Index('changes_contact', ['contactId', 'accountId', 'happenedAt', 'id'])
@Index('changes_told', ['contactId', 'accountId', 'kind', 'happenedAt', 'id'])
@Index('changes_act', ['accountId', 'actId'])
@Index('changes_old', ['happenedAt'], { where: 'detail is not null' })
export class Change {
  @IdColumn('changes_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'changes_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'changes_contact_fk', onDelete: 'CASCADE' })
  contactId!: string | null;
  /** The changes of one act (a bulk change, a merge) are taken back together. */
  @ReferenceColumn() actId!: string;
  @WordColumn(24) kind!: ChangeKind;
  /** What was there before: its shape depends on the kind. Null: nothing to take back. */
  @JsonColumn({ nullable: true }) detail!: unknown;
  @InstantColumn() happenedAt!: string;
  @InstantColumn({ nullable: true }) undoneAt!: string | null;
}
