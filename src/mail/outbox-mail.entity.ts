import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { OutboxState } from './domain/retry.js';
import type { UsersOwnKind } from './domain/users-own.js';
import type { DeliveryResult } from './mailer.js';

/** Those of the user's own go to other people, all others to the account's own address. */
export type MailKind = 'digest' | 'test' | 'question' | 'receipt' | UsersOwnKind;

/** A mail on its way: the bytes are fixed when it is put here, so that a repeated copy is the same mail. */
@Entity('mail_outbox')
@Index('mail_outbox_message', ['messageId'], { unique: true })
@Index('mail_outbox_due', ['state', 'nextTryAt', 'id'])
@Index('mail_outbox_account', ['accountId', 'createdAt'])
@Index('mail_outbox_list', ['accountId', 'id'])
@Index('mail_outbox_kind', ['accountId', 'kind', 'state'])
@Index('mail_outbox_worded', ['createdAt'], { where: "message <> ''" })
@Index('mail_outbox_old', ['createdAt'])
export class OutboxMail {
  @IdColumn('mail_outbox_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'mail_outbox_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(20) kind!: MailKind;
  @WordColumn(255) messageId!: string;
  @WordColumn(320) envelopeFrom!: string;
  @WordColumn(320) envelopeTo!: string;
  /** The whole message as it goes over the wire (RFC 5322); '' once it is no longer kept. */
  @TextColumn() message!: string;
  @WordColumn(20) state!: OutboxState;
  /** Since the user last asked for it. Counted before connecting: a mail that kills the process is counted too. */
  @IntegerColumn() attempts!: number;
  /** How often a sender has taken it; only rises, so that one of before never settles what it no longer has. Null: never. */
  @IntegerColumn({ nullable: true }) claims!: number | null;
  /** How often the server's answer got lost after the message may have arrived. */
  @IntegerColumn() lostAnswers!: number;
  @InstantColumn() nextTryAt!: string;
  @InstantColumn({ nullable: true }) leaseUntil!: string | null;
  @InstantColumn() giveUpAt!: string;
  /** What came of the last try. */
  @WordColumn(10, { nullable: true }) lastResult!: DeliveryResult['kind'] | null;
  @InstantColumn({ nullable: true }) triedAt!: string | null;
  /** What the mail server said last. */
  @TextColumn({ nullable: true }) answer!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn({ nullable: true }) sentAt!: string | null;
}
