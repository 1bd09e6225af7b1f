import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, DayColumn, IdColumn, InstantColumn, WordColumn } from '../common/database/columns.js';
import type { PartialDate } from './domain/partial-date.js';
import type { StationKind } from './domain/words.js';

/** A study, internship, job, project, club ...: where contacts come from. */
@Entity('stations')
@Index('stations_account', ['accountId', 'createdAt', 'id'])
export class Station {
  @IdColumn('stations_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'stations_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(20) kind!: StationKind;
  @WordColumn(200) organisation!: string;
  @WordColumn(200, { nullable: true }) city!: string | null;
  @DayColumn({ name: 'started_on', nullable: true }) from!: PartialDate | null;
  @DayColumn({ name: 'ended_on', nullable: true }) to!: PartialDate | null;
  @WordColumn(200, { nullable: true }) myRole!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
