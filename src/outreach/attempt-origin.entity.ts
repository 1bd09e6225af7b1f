import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, ReferenceColumn } from '../common/database/columns.js';
import { Offer } from '../offers/offer.entity.js';
import { Trip } from '../trips/trip.entity.js';
import { Attempt } from './attempt.entity.js';
import { OwnTemplate } from './own-templates/own-template.entity.js';

/** What a message was written with: an offer, on a trip, from a template of one's own. Most have none of it, and no row. */
@Entity('attempt_origins')
@Index('attempt_origins_attempt', ['attemptId', 'accountId'], { unique: true })
@Index('attempt_origins_account', ['accountId', 'attemptId'])
@Index('attempt_origins_offer', ['offerId', 'accountId'])
@Index('attempt_origins_trip', ['tripId', 'accountId'])
@Index('attempt_origins_template', ['templateId', 'accountId'])
export class AttemptOrigin {
  @IdColumn('attempt_origins_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'attempt_origins_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Attempt, { name: 'attempt_origins_attempt_fk', onDelete: 'CASCADE' })
  attemptId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Offer, { name: 'attempt_origins_offer_fk', onDelete: 'SET NULL' })
  offerId!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Trip, { name: 'attempt_origins_trip_fk', onDelete: 'SET NULL' })
  tripId!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => OwnTemplate, { name: 'attempt_origins_template_fk', onDelete: 'SET NULL' })
  templateId!: string | null;
}
