import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate, Weekday } from '../common/local-date.js';
import type { Locale } from '../common/text.js';
import type { LocalTime } from '../common/zoned-time.js';
import type { LayerCadences } from './domain/layer-cadences.js';
import type { SlotRules } from './domain/slot-rules.js';
import type { WorkingHours } from './domain/working-hours.js';

/** One user. All data belongs to exactly one account. */
@Entity('accounts')
@Index('accounts_email', ['email'], { unique: true })
@Index('accounts_next_digest', ['nextDigestAt'])
export class Account {
  @IdColumn('accounts_pk') id!: string;
  /** Lower-cased: people type it either way. */
  @WordColumn(320) email!: string;
  @WordColumn(200) name!: string;
  @WordColumn(200) passwordHash!: string;
  @WordColumn(5) locale!: Locale;
  @WordColumn(64) timeZone!: string;
  /** ISO 3166-1 alpha-2, for public holidays. */
  @WordColumn(2) country!: string;
  @WordColumn(10, { nullable: true }) region!: string | null;
  @WordColumn(200, { nullable: true }) city!: string | null;
  /** People per week, 1-10. */
  @IntegerColumn() pace!: number;
  @WordColumn(5) mailTime!: LocalTime;
  @JsonColumn() mailDays!: Weekday[];
  /** Names may stand in the subject of the daily mail. */
  @FlagColumn() mailNames!: boolean;
  @WordColumn(20) industry!: 'digital' | 'not-digital';
  @JsonColumn() quietDates!: LocalDate[];
  @DayColumn({ nullable: true }) pauseUntil!: LocalDate | null;
  /** Days between two contacts for each layer, where they differ from the usual ones. */
  @JsonColumn({ nullable: true }) cadences!: LayerCadences | null;
  /** When I have time for others; null: the usual hours. */
  @JsonColumn({ nullable: true }) workingHours!: WorkingHours | null;
  /** What is kept free around meetings; null: the usual. */
  @JsonColumn({ nullable: true }) slotRules!: SlotRules | null;
  /** When the attitude check was last gone through. */
  @DayColumn({ nullable: true }) attitudeOn!: LocalDate | null;
  @InstantColumn({ nullable: true }) nextDigestAt!: string | null;
  @FlagColumn() demo!: boolean;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
