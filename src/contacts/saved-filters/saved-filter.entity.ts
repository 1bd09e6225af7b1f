import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, JsonColumn, WordColumn } from '../../common/database/columns.js';

/** A selection of people that the user gave a name: what it asks for, never who it found. */
@Entity('saved_filters')
@Index('saved_filters_name', ['accountId', 'nameKey'], { unique: true })
export class SavedFilter {
  @IdColumn('saved_filters_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'saved_filters_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(100) name!: string;
  @WordColumn(100) nameKey!: string;
  /** The filter fields of the list of people, without a page of it. */
  @JsonColumn() query!: Readonly<Record<string, string>>;
  @InstantColumn() createdAt!: string;
}
