import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../../common/database/columns.js';
import type { ConnectionProblem, Security } from './domain/connection-problem.js';

/** The user's own mail account: sends their letters and shows their answers, each only if they want it. */
@Entity('own_mail')
@Index('own_mail_account', ['accountId'], { unique: true })
@Index('own_mail_reads', ['reads', 'id'])
export class OwnMail {
  @IdColumn('own_mail_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'own_mail_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(320) address!: string;
  @WordColumn(200, { nullable: true }) name!: string | null;
  @WordColumn(255) smtpHost!: string;
  @IntegerColumn() smtpPort!: number;
  @WordColumn(10) smtpSecurity!: Security;
  @WordColumn(255, { nullable: true }) imapHost!: string | null;
  @IntegerColumn({ nullable: true }) imapPort!: number | null;
  @WordColumn(10, { nullable: true }) imapSecurity!: Security | null;
  @WordColumn(320) userName!: string;
  /** Encrypted for this account and column: src/common/secret-box.ts. Never leaves the service. */
  @TextColumn() passwordSealed!: string;
  /** Where sent letters are kept; null: the folder that the server calls so (RFC 6154). */
  @WordColumn(255, { nullable: true }) sentFolder!: string | null;
  @FlagColumn() sends!: boolean;
  @FlagColumn() keepsSent!: boolean;
  @FlagColumn() reads!: boolean;
  /** Also keep what was written, not only that it was. */
  @FlagColumn() keepsText!: boolean;
  /** When every step worked last. */
  @InstantColumn({ nullable: true }) checkedAt!: string | null;
  @WordColumn(20, { nullable: true }) problem!: ConnectionProblem | null;
  /** What the server said; shown to the user, never logged. */
  @TextColumn({ nullable: true }) problemAnswer!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
