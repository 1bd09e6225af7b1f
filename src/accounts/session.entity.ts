import { Entity, ForeignKey, Index } from 'typeorm';
import { AccountColumn, IdColumn, InstantColumn, WordColumn } from '../common/database/columns.js';
import { Account } from './account.entity.js';

/** A signed-in browser. Only the hash of its cookie is stored. */
@Entity('sessions')
@Index('sessions_token', ['tokenHash'], { unique: true })
@Index('sessions_account', ['accountId', 'createdAt'])
export class Session {
  @IdColumn('sessions_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'sessions_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(64) tokenHash!: string;
  @InstantColumn() createdAt!: string;
  @InstantColumn() lastSeenAt!: string;
  @InstantColumn() expiresAt!: string;
}
