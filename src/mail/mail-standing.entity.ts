import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';

/** How an account's own address takes its mails. No row: nothing has ever come back. */
@Entity('mail_standing')
@Index('mail_standing_account', ['accountId'], { unique: true })
export class MailStanding {
  @IdColumn('mail_standing_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'mail_standing_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  /** Days on which the server refused the address for good, since the last mail that was accepted. */
  @IntegerColumn() refusals!: number;
  @DayColumn({ nullable: true }) refusedOn!: LocalDate | null;
  /** Mails that came back for good (RFC 3463: 5.x.x) since the last one that the user acted on. */
  @IntegerColumn() bounces!: number;
  /** Set while no mail is made, because the address does not take any. The user ends it. */
  @InstantColumn({ nullable: true }) stoppedAt!: string | null;
  /** What the server said, shown to the user. */
  @TextColumn({ nullable: true }) stoppedWhy!: string | null;
  /** The account's day on which it was asked last whether to write less. */
  @DayColumn({ nullable: true }) askedOn!: LocalDate | null;
}
