import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { Verb } from './domain/line-verbs.js';
import { MailLine } from './mail-line.entity.js';

/**
 * act: a link that does one thing · reply: commands by answering that mail · log: mails that are noted · stop: ends the
 * daily mail and nothing else · bounce: the return path of one mail.
 */
export type KeyKind = 'act' | 'reply' | 'log' | 'stop' | 'bounce';

/** What a token in a mail opens, and what came of it. Only the token's hash is kept. */
@Entity('mail_keys')
@Index('mail_keys_token', ['tokenHash'], { unique: true })
@Index('mail_keys_line', ['lineId', 'accountId'])
@Index('mail_keys_account', ['accountId', 'kind', 'createdAt'])
@Index('mail_keys_expires', ['expiresAt', 'id'])
export class MailKey {
  @IdColumn('mail_keys_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'mail_keys_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(64) tokenHash!: string;
  @WordColumn(10) kind!: KeyKind;
  @WordColumn(16, { nullable: true }) verb!: Verb | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => MailLine, { name: 'mail_keys_line_fk', onDelete: 'CASCADE' })
  lineId!: string | null;
  /** The mail it stands in. */
  @WordColumn(255, { nullable: true }) messageId!: string | null;
  /** What it did, to be taken back: the act of src/contacts/changes/. */
  @ReferenceColumn({ nullable: true }) actId!: string | null;
  /** The token itself, encrypted, where the user may want to see it again. */
  @TextColumn({ nullable: true }) sealed!: string | null;
  @InstantColumn({ nullable: true }) expiresAt!: string | null;
  @InstantColumn({ nullable: true }) usedAt!: string | null;
  @InstantColumn() createdAt!: string;
}
