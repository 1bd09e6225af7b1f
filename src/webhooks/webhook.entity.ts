import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { WebhookEventName } from './domain/words.js';

/** An address that is told of what happens. */
@Entity('webhooks')
@Index('webhooks_account', ['accountId', 'createdAt', 'id'])
export class Webhook {
  @IdColumn('webhooks_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'webhooks_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(100) label!: string;
  /** It may hold a secret itself: encrypted for this account and column. */
  @TextColumn() addressSealed!: string;
  /** Signs what is sent; shown once. */
  @TextColumn() secretSealed!: string;
  @JsonColumn() events!: readonly WebhookEventName[];
  @FlagColumn() active!: boolean;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
