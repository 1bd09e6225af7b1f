import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  WordColumn,
} from '../../common/database/columns.js';
import type { CustomKind } from '../domain/custom-values.js';

/** A field that the user invented: the values stand with each contact. */
@Entity('custom_fields')
@Index('custom_fields_name', ['accountId', 'nameKey'], { unique: true })
export class CustomField {
  @IdColumn('custom_fields_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'custom_fields_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(100) name!: string;
  @WordColumn(100) nameKey!: string;
  @WordColumn(6) kind!: CustomKind;
  /** The words to choose from; null unless the kind is choice. */
  @JsonColumn({ nullable: true }) choices!: readonly string[] | null;
  @IntegerColumn() position!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
