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
import { Station } from '../stations/station.entity.js';
import { CadenceColumn } from './cadences/cadence.column.js';
import type { PastRole, PostalAddress } from './domain/address-book.js';
import type { CustomValues } from './domain/custom-values.js';
import type { ToldFields } from './domain/told-fields.js';
import type { Cadence, Form, Gender, Language, Layer, Rung } from './domain/words.js';

/** A person. Only a name, or half a name, is mandatory. */
@Entity('contacts')
/* The sorts of the list; who is in the trash is told by the index itself. */
@Index('contacts_name', ['accountId', 'nameKey', 'id', 'deletedAt'])
@Index('contacts_created', ['accountId', 'createdAt', 'id', 'deletedAt'])
@Index('contacts_last', ['accountId', 'lastInteractionOn', 'id', 'deletedAt'])
/* Made by hand on PostgreSQL; SQLite has tables for it (migrations/20261201101000-create-search.ts). */
@Index('contacts_search', { synchronize: false })
@Index('contacts_spelling', { synchronize: false })
@Index('contacts_city', ['accountId', 'cityKey', 'id'])
@Index('contacts_quiet', ['accountId', 'quietOn', 'id'])
@Index('contacts_rank', ['accountId', 'easeGroup', 'silentSinceOn', 'id', 'blockedUntilOn'])
@Index('contacts_comeback', ['accountId', 'comebackOn'])
@Index('contacts_station', ['stationId', 'accountId', 'id'])
@Index('contacts_import', ['accountId', 'importId'])
@Index('contacts_introducer', ['introducedById', 'accountId'])
@Index('contacts_deleted', ['accountId', 'deletedAt', 'id'])
@Index('contacts_changed', ['accountId', 'updatedAt'])
@Index('contacts_birthday', ['accountId', 'birthday', 'id'], { where: 'birthday is not null' })
@Index('contacts_purge', ['deletedAt', 'id'], { where: 'deleted_at is not null' })
export class Contact implements ToldFields {
  @IdColumn('contacts_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'contacts_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(200, { nullable: true }) givenName!: string | null;
  @WordColumn(200, { nullable: true }) familyName!: string | null;
  @WordColumn(200, { nullable: true }) nickname!: string | null;
  /** Titles as they stand before the name: "Prof. Dr." */
  @WordColumn(100, { nullable: true }) honorific!: string | null;
  @WordColumn(1, { nullable: true }) gender!: Gender | null;
  @WordColumn(3, { nullable: true }) form!: Form | null;
  @WordColumn(5, { nullable: true }) language!: Language | null;
  @WordColumn(200, { nullable: true }) organisation!: string | null;
  @WordColumn(200, { nullable: true }) role!: string | null;
  @WordColumn(200, { nullable: true }) city!: string | null;
  @WordColumn(100, { nullable: true }) country!: string | null;
  /** Where their clock stands (IANA); null: not told. */
  @WordColumn(64, { nullable: true }) timeZone!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Station, { name: 'contacts_station_fk', onDelete: 'SET NULL' })
  stationId!: string | null;
  @WordColumn(5) layer!: Layer;
  /** True once the user set the layer: then a felt rung no longer moves it. */
  @FlagColumn() layerChosen!: boolean;
  /** Own cadence; null inherits from tags, else from the layer. */
  @CadenceColumn() cadence!: Cadence | null;
  /** What holds after inheriting, in days; null is "none". */
  @IntegerColumn({ nullable: true }) effectiveCadenceDays!: number | null;
  @WordColumn(7, { nullable: true }) feltRung!: Rung | null;
  @DayColumn({ nullable: true }) roughlyLastOn!: LocalDate | null;
  /** LinkedIn's "Connected On": an assumed last contact. */
  @DayColumn({ nullable: true }) connectedOn!: LocalDate | null;
  /** 1-5, null: not told yet. */
  @IntegerColumn({ nullable: true }) gotOnWell!: number | null;
  @FlagColumn({ nullable: true }) higherStatus!: boolean | null;
  @FlagColumn({ nullable: true }) tension!: boolean | null;
  @FlagColumn({ nullable: true }) metInPerson!: boolean | null;
  @TextColumn({ nullable: true }) likes!: string | null;
  /** `1996-02-29`, or `--05-17` without a year. */
  @DayColumn({ nullable: true }) birthday!: string | null;
  @JsonColumn({ nullable: true }) addresses!: readonly PostalAddress[] | null;
  /** Where they worked before, the latest first. */
  @JsonColumn({ nullable: true }) history!: readonly PastRole[] | null;
  /** By id of the custom field. */
  @JsonColumn({ nullable: true }) custom!: CustomValues | null;
  @TextColumn({ nullable: true }) notes!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'contacts_introduced_by_fk', onDelete: 'SET NULL' })
  introducedById!: string | null;
  @FlagColumn() neverSuggest!: boolean;
  /** They asked not to be written to; final until the user changes it. */
  @FlagColumn() pleaseDont!: boolean;
  /** In the trash since; gone for good 30 days later. */
  @InstantColumn({ nullable: true }) deletedAt!: string | null;
  @WordColumn(20) source!: string;
  @ReferenceColumn({ nullable: true }) importId!: string | null;
  @WordColumn(400, { collation: 'C' }) nameKey!: string;
  /** Every word the person is found by, once; the search index follows it by itself (docs/performance.md). */
  @TextColumn() searchKey!: string;
  @WordColumn(200, { nullable: true }) cityKey!: string | null;
  @DayColumn({ nullable: true }) lastInteractionOn!: LocalDate | null;
  /** The day of the last message of mine. */
  @DayColumn({ nullable: true }) lastInMindOn!: LocalDate | null;
  @DayColumn({ nullable: true }) comebackOn!: LocalDate | null;
  @DayColumn({ nullable: true }) laterUntilOn!: LocalDate | null;
  /** Until when an open request blocks new suggestions. */
  @DayColumn({ nullable: true }) waitsUntilOn!: LocalDate | null;
  @FlagColumn() lastNo!: boolean;
  @IntegerColumn() refusalsInARow!: number;
  /* The four below are derived on every save: domain/rank-columns.ts. */
  @WordColumn(64) easeGroup!: string;
  @DayColumn({ nullable: true }) silentSinceOn!: LocalDate | null;
  @DayColumn({ nullable: true }) quietOn!: LocalDate | null;
  @DayColumn({ nullable: true }) blockedUntilOn!: LocalDate | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
