import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Channel, Form, Language } from '../contacts/domain/words.js';
import type { EarlierState } from './domain/undo.js';
import type { AttemptState, NoReason, Outcome, Purpose, Situation } from './domain/words.js';

/** One message or call of mine. Sent attempts are the counted success. */
@Entity('attempts')
@Index('attempts_created', ['accountId', 'createdAt', 'id'])
@Index('attempts_state', ['accountId', 'state', 'createdAt', 'id'])
@Index('attempts_contact', ['contactId', 'accountId', 'createdAt', 'id'])
@Index('attempts_sent', ['accountId', 'sentOn', 'contactId'])
@Index('attempts_marked', ['accountId', 'markedOn', 'contactId'])
@Index('attempts_sent_to', ['contactId', 'accountId', 'sentOn', 'id'])
@Index('attempts_outcome', ['contactId', 'accountId', 'outcomeOn', 'id'])
@Index('attempts_parent', ['parentId', 'accountId'])
@Index('attempts_answered', ['accountId', 'answerNotedAt', 'id'])
@Index('attempts_told', ['accountId', 'outcomeAt'])
@Index('attempts_silent', ['silentOn', 'id'])
export class Attempt {
  @IdColumn('attempts_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'attempts_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'attempts_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  /** The request that a follow-up continues, or the attempt that this one comes back to. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Attempt, { name: 'attempts_parent_fk', onDelete: 'CASCADE' })
  parentId!: string | null;
  @WordColumn(10, { nullable: true }) purpose!: Purpose | null;
  @WordColumn(24) situation!: Situation;
  @WordColumn(10) channel!: Channel;
  @WordColumn(5) language!: Language;
  @WordColumn(3) form!: Form;
  /** True if nobody has said yet how this person is addressed: the form is a proposal. */
  @FlagColumn() formAssumed!: boolean;
  @WordColumn(200, { nullable: true }) city!: string | null;
  /** In a few words of the user's, what it is about: "Volontariate", "zur neuen Stelle". */
  @WordColumn(200, { nullable: true }) about!: string | null;
  /** The opening line that it begins with, so that nobody gets the same one twice. */
  @WordColumn(40, { nullable: true }) opening!: string | null;
  /** How often its page was opened while it was a draft: who comes back without sending hesitates. */
  @IntegerColumn({ nullable: true }) timesOpened!: number | null;
  @TextColumn() subject!: string;
  @TextColumn() body!: string;
  /** The same in a few words, for a messenger. */
  @TextColumn() short!: string;
  /** What to say on the phone. */
  @TextColumn({ nullable: true }) script!: string | null;
  @WordColumn(10) state!: AttemptState;
  @InstantColumn({ nullable: true }) sentAt!: string | null;
  /** The account's day of `sentAt`. */
  @DayColumn({ nullable: true }) sentOn!: LocalDate | null;
  /** The account's day on which it was marked as sent: an act of that week, whenever it went out. */
  @DayColumn({ nullable: true }) markedOn!: LocalDate | null;
  /** The day of the message or of its last follow-up: the clock of silence starts here. */
  @DayColumn({ nullable: true }) lastMessageOn!: LocalDate | null;
  @IntegerColumn() followUpsSent!: number;
  @WordColumn(14, { nullable: true }) outcome!: Outcome | null;
  @WordColumn(12, { nullable: true }) reason!: NoReason | null;
  @DayColumn({ nullable: true }) outcomeOn!: LocalDate | null;
  /** When the outcome was written down. */
  @InstantColumn({ nullable: true }) outcomeAt!: string | null;
  /** The day of an answer that was read in a mailbox; it says nothing about what came of it. */
  @DayColumn({ nullable: true }) answerOn!: LocalDate | null;
  /** When that answer was noted. */
  @InstantColumn({ nullable: true }) answerNotedAt!: string | null;
  /** The day on which silence closes it; null unless it waits for an answer. */
  @DayColumn({ nullable: true }) silentOn!: LocalDate | null;
  @DayColumn({ nullable: true }) comebackOn!: LocalDate | null;
  /** The first day on which it no longer keeps the person out of the suggestions. */
  @DayColumn({ nullable: true }) blocksUntilOn!: LocalDate | null;
  /** "Will they answer?", 0-100 %. */
  @IntegerColumn({ nullable: true }) expectation!: number | null;
  /** 1 (easy) to 5 (hard), before and after a talk. */
  @IntegerColumn({ nullable: true }) howHardExpected!: number | null;
  @IntegerColumn({ nullable: true }) howHardWas!: number | null;
  /** What it was before its last moves, the latest last: undo takes them back one by one. */
  @JsonColumn() earlier!: EarlierState[];
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
