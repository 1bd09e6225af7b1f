import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Contact } from '../contacts/contact.entity.js';

/** `shown` on a page or by the API, `named` in a mail; the rest is what the user said. */
export type SuggestionEventKind = 'shown' | 'named' | 'later' | 'skip' | 'swap' | 'more' | 'rung';

/** What happened on the ladder: it is a pure function of the facts, the week and these. */
@Entity('suggestion_events')
@Index('suggestion_events_week', ['accountId', 'weekOn', 'kind', 'contactId'])
@Index('suggestion_events_kind', ['accountId', 'kind', 'on'])
@Index('suggestion_events_contact', ['contactId', 'accountId', 'createdAt'])
export class SuggestionEvent {
  @IdColumn('suggestion_events_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'suggestion_events_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  /** null: it concerns the whole week (`more`, `rung`). */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'suggestion_events_contact_fk', onDelete: 'CASCADE' })
  contactId!: string | null;
  /** The Monday of the week. */
  @DayColumn() weekOn!: LocalDate;
  @WordColumn(10) kind!: SuggestionEventKind;
  /** `later`, `skip`: until when; `rung`: which one, null for none; `shown`, `named`: "bonus" for the courage bonus. */
  @WordColumn(10, { nullable: true }) value!: string | null;
  @DayColumn({ name: 'occurred_on' }) on!: LocalDate;
  @InstantColumn() createdAt!: string;
}
