import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import type { CollectionKind } from './domain/collection-kind.js';

/**
 * A person, a meeting or a reminder as a file that others know. Its row is made, numbered and marked as gone by triggers
 * (migrations/collection-triggers.ts); only name, uid and body are ours to write.
 */
@Entity('collection_files')
@Index('collection_files_number', ['accountId', 'kind', 'number', 'id'])
@Index('collection_files_name', ['accountId', 'kind', 'name'], { unique: true })
@Index('collection_files_uid', ['accountId', 'kind', 'uid'])
@Index('collection_files_gone', ['goneOn', 'id'], { where: 'gone' })
export class CollectionFile {
  /** The id of the person, the meeting or the reminder. */
  @IdColumn('collection_files_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'collection_files_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(10) kind!: CollectionKind;
  /** The last part of its address: `ID.vcf`, or what the program that made it chose. */
  @WordColumn(255) name!: string;
  /** What the program that made it calls it (UID); null: the id. */
  @WordColumn(255, { nullable: true }) uid!: string | null;
  /** The collection's number when it last changed. */
  @IntegerColumn() number!: number;
  /** The file as a program put it, octet for octet; null: nobody has. */
  @TextColumn({ nullable: true }) body!: string | null;
  /** Deleted for good; kept, so that whoever asks what changed hears of it. Who is in the trash is not gone. */
  @FlagColumn() gone!: boolean;
  /** The day on which that was first noticed; forgotten 180 days later. */
  @DayColumn({ nullable: true }) goneOn!: LocalDate | null;
}
