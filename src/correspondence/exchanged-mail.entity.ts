import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Contact } from '../contacts/contact.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import type { Direction } from '../interactions/domain/words.js';
import { Attempt } from '../outreach/attempt.entity.js';

/**
 * message: an ordinary mail · answer: to an attempt · absence: written by a machine · bounce: came back · taken-back: the
 * user does not want it noted; only its Message-ID is kept, so that it is not noted again.
 */
export type ExchangedKind = 'message' | 'answer' | 'absence' | 'bounce' | 'taken-back';

/** A mail exchanged with somebody that was read in a mailbox. Its Message-ID counts once per person. */
@Entity('exchanged_mails')
@Index('exchanged_mails_message', ['accountId', 'messageId', 'contactId'], { unique: true })
@Index('exchanged_mails_contact', ['contactId', 'accountId', 'occurredOn'])
@Index('exchanged_mails_attempt', ['attemptId', 'accountId'])
@Index('exchanged_mails_interaction', ['interactionId', 'accountId'])
export class ExchangedMail {
  @IdColumn('exchanged_mails_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'exchanged_mails_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  /** As it stands in the mail; longer ones than any mail program makes are kept as their hash. */
  @WordColumn(255) messageId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'exchanged_mails_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Attempt, { name: 'exchanged_mails_attempt_fk', onDelete: 'SET NULL' })
  attemptId!: string | null;
  /** What it left among the talks; an absence notice and a bounce leave nothing. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Interaction, { name: 'exchanged_mails_interaction_fk', onDelete: 'SET NULL' })
  interactionId!: string | null;
  @WordColumn(10) direction!: Direction;
  @WordColumn(10) kind!: ExchangedKind;
  @DayColumn() occurredOn!: LocalDate;
  @WordColumn(500, { nullable: true }) subject!: string | null;
  /** What was written; only where the user wants it kept. */
  @TextColumn({ nullable: true }) words!: string | null;
  /** The act that takes it back. */
  @ReferenceColumn({ nullable: true }) actId!: string | null;
  @InstantColumn() createdAt!: string;
}
