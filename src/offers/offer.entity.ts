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
import { Tag } from '../contacts/tags/tag.entity.js';
import { Station } from '../stations/station.entity.js';
import type { OfferKind } from './domain/words.js';

/** Something I can bring, in words that fit into a sentence: "frische Zahlen aus meiner Masterarbeit". */
@Entity('offers')
@Index('offers_created', ['accountId', 'createdAt', 'id'])
@Index('offers_station', ['stationId', 'accountId'])
export class Offer {
  @IdColumn('offers_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'offers_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @WordColumn(10) kind!: OfferKind;
  @WordColumn(200) title!: string;
  @WordColumn(200) titleKey!: string;
  @WordColumn(2000, { nullable: true }) url!: string | null;
  @TextColumn({ nullable: true }) note!: string | null;
  /** Whoever shares it knows what it is about. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Station, { name: 'offers_station_fk', onDelete: 'SET NULL' })
  stationId!: string | null;
  /** The last day on which it is news; null: it stays good. */
  @DayColumn({ nullable: true }) freshUntil!: LocalDate | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

@Entity('offer_tags')
@Index('offer_tags_offer', ['offerId', 'accountId', 'tagId'], { unique: true })
@Index('offer_tags_account', ['accountId', 'offerId'])
@Index('offer_tags_tag', ['tagId', 'accountId'])
export class OfferTag {
  @IdColumn('offer_tags_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'offer_tags_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn() @ForeignKey(() => Offer, { name: 'offer_tags_offer_fk', onDelete: 'CASCADE' }) offerId!: string;
  @ReferenceColumn() @ForeignKey(() => Tag, { name: 'offer_tags_tag_fk', onDelete: 'CASCADE' }) tagId!: string;
}
