import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';

/** I am in a city from-to. */
@Entity('trips')
@Index('trips_starts', ['accountId', 'startsOn', 'id'])
export class Trip {
  @IdColumn('trips_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'trips_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(200) city!: string;
  /** ISO 3166-1 alpha-2. */
  @WordColumn(2, { nullable: true }) country!: string | null;
  /** Its number in the table of cities that comes with the program; null for one that is not in it. */
  @IntegerColumn({ nullable: true }) place!: number | null;
  @DayColumn() startsOn!: LocalDate;
  @DayColumn() endsOn!: LocalDate;
  @IntegerColumn() radiusKm!: number;
  @TextColumn({ nullable: true }) note!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
