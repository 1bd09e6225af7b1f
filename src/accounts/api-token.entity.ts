import { Entity, ForeignKey, Index } from 'typeorm';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Account } from './account.entity.js';
import type { TokenScope } from './domain/words.js';

/** A key for scripts and calendar programs. The secret is shown once; only its hash is stored. */
@Entity('api_tokens')
@Index('api_tokens_token', ['tokenHash'], { unique: true })
@Index('api_tokens_account', ['accountId', 'createdAt'])
export class ApiToken {
  @IdColumn('api_tokens_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'api_tokens_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(100) label!: string;
  @WordColumn(64) tokenHash!: string;
  @JsonColumn() scopes!: TokenScope[];
  @DayColumn({ nullable: true }) expiresOn!: LocalDate | null;
  @DayColumn({ nullable: true }) lastUsedOn!: LocalDate | null;
  @InstantColumn() createdAt!: string;
}
