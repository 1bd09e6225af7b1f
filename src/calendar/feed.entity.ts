import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, JsonColumn, WordColumn } from '../common/database/columns.js';
import type { FeedShows } from './domain/feed-shows.js';

/** A secret address from which one calendar program reads meetings and reminders. Only the hash of the secret is stored. */
@Entity('feeds')
@Index('feeds_token', ['tokenHash'], { unique: true })
@Index('feeds_account', ['accountId', 'createdAt'])
export class Feed {
  @IdColumn('feeds_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'feeds_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(100) label!: string;
  @WordColumn(64) tokenHash!: string;
  /** What it shows and how; null: as a new one does. */
  @JsonColumn({ nullable: true }) shows!: FeedShows | null;
  /** When a program last asked, within NOTED_EVERY_MS (feeds.service.ts). */
  @InstantColumn({ nullable: true }) lastUsedAt!: string | null;
  @InstantColumn() createdAt!: string;
}
