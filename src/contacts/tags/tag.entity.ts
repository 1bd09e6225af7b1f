import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../../common/database/columns.js';
import { CadenceColumn } from '../cadences/cadence.column.js';
import { Contact } from '../contact.entity.js';
import type { Cadence } from '../domain/words.js';

@Entity('tags')
@Index('tags_name', ['accountId', 'nameKey'], { unique: true })
export class Tag {
  @IdColumn('tags_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'tags_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(100) name!: string;
  @WordColumn(100) nameKey!: string;
  /** Cadence of everybody with this tag who has none of their own; the shortest of several tags holds. */
  @CadenceColumn() cadence!: Cadence | null;
  @InstantColumn() createdAt!: string;
}

@Entity('contact_tags')
@Index('contact_tags_contact', ['contactId', 'accountId', 'tagId'], { unique: true })
@Index('contact_tags_account', ['accountId', 'contactId'])
@Index('contact_tags_tag', ['tagId', 'accountId'])
export class ContactTag {
  @IdColumn('contact_tags_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'contact_tags_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'contact_tags_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @ReferenceColumn() @ForeignKey(() => Tag, { name: 'contact_tags_tag_fk', onDelete: 'CASCADE' }) tagId!: string;
}
