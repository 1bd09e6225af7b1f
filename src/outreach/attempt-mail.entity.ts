import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../common/database/columns.js';
import { OutboxMail } from '../mail/outbox-mail.entity.js';
import { Attempt } from './attempt.entity.js';

/** A letter that the service sent for the user: its Message-ID keeps the thread together and leads answers back. */
@Entity('attempt_mails')
@Index('attempt_mails_attempt', ['attemptId', 'accountId', 'createdAt'])
@Index('attempt_mails_outbox', ['outboxId', 'accountId'])
@Index('attempt_mails_message', ['accountId', 'messageId'], { unique: true })
export class AttemptMail {
  @IdColumn('attempt_mails_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'attempt_mails_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Attempt, { name: 'attempt_mails_attempt_fk', onDelete: 'CASCADE' })
  attemptId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => OutboxMail, { name: 'attempt_mails_outbox_fk', onDelete: 'SET NULL' })
  outboxId!: string | null;
  @WordColumn(255) messageId!: string;
  /** When a copy was put into the folder of sent mails. */
  @InstantColumn({ nullable: true }) keptAt!: string | null;
  @InstantColumn() createdAt!: string;
}
