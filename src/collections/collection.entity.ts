import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, IntegerColumn, WordColumn } from '../common/database/columns.js';
import type { CollectionKind } from './domain/collection-kind.js';

/**
 * How often something changed in an address book, a calendar or a list of tasks. The database itself counts, by triggers
 * (migrations/collection-triggers.ts).
 */
@Entity('collections')
@Index('collections_kind', ['accountId', 'kind'], { unique: true })
export class Collection {
  @IdColumn('collections_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'collections_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(10) kind!: CollectionKind;
  /** Rises with each change of anything that one of its files shows. */
  @IntegerColumn() number!: number;
  /** Who has read less than this has to read everything anew: what went before is forgotten. */
  @IntegerColumn() since!: number;
  /**
   * Numbers mean something only together with it. After a backup was put back they come again and mean something else: the
   * host gives another epoch then (`dav begin-anew`); by itself nothing notices.
   */
  @WordColumn(32) epoch!: string;
}
