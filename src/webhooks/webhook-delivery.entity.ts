import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { WebhookEventName } from './domain/words.js';
import { Webhook } from './webhook.entity.js';

/** One message to an address, written in the same transaction as what it tells of. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_webhook', ['webhookId', 'accountId', 'createdAt', 'id'])
@Index('webhook_deliveries_account', ['accountId', 'createdAt', 'id'])
@Index('webhook_deliveries_next', ['nextTryAt', 'id'])
@Index('webhook_deliveries_created', ['createdAt', 'id'])
export class WebhookDelivery {
  @IdColumn('webhook_deliveries_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'webhook_deliveries_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Webhook, { name: 'webhook_deliveries_webhook_fk', onDelete: 'CASCADE' })
  webhookId!: string;
  @WordColumn(40) event!: WebhookEventName;
  /** The bytes that are signed and sent, the same at every try: ids and times, nothing of what is known about a person. */
  @TextColumn() payload!: string;
  @WordColumn(8) state!: 'waiting' | 'sent' | 'stopped';
  @IntegerColumn() tries!: number;
  /** Rises with every claim: whoever holds an older one has lost it. */
  @IntegerColumn() claims!: number;
  /** While it is being tried: until when nobody else does. Null: nothing more is tried. */
  @InstantColumn({ nullable: true }) nextTryAt!: string | null;
  @IntegerColumn({ nullable: true }) status!: number | null;
  @WordColumn(20, { nullable: true }) problem!: string | null;
  /** The beginning of what the other side said; shown to the user, never logged. */
  @TextColumn({ nullable: true }) answer!: string | null;
  @InstantColumn({ nullable: true }) triedAt!: string | null;
  @InstantColumn() createdAt!: string;
}
