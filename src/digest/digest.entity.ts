import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';

/** composing: one instance has it · queued: in the outbox · nothing: nothing to say, no mail · dead: given up after three tries. */
export type DigestState = 'composing' | 'queued' | 'nothing' | 'dead';

/** The one daily mail of an account and local day: the unique key is the promise that there is never a second one. */
@Entity('digests')
@Index('digests_day', ['accountId', 'localDay'], { unique: true })
export class Digest {
  @IdColumn('digests_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'digests_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @DayColumn() localDay!: LocalDate;
  @WordColumn(20) state!: DigestState;
  /** Counted before composing: a row that kills the process is counted too. */
  @IntegerColumn() attempts!: number;
  @InstantColumn() leaseUntil!: string;
  @InstantColumn() createdAt!: string;
}
