import { Entity, ForeignKey, Index } from 'typeorm';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../../common/database/columns.js';
import { Account } from '../account.entity.js';
import type { RequestState } from '../domain/repeated-request.js';

/** A request with an Idempotency-Key, and what it was answered. Kept for a day. */
@Entity('idempotent_requests')
@Index('idempotent_requests_key', ['accountId', 'requestKey'], { unique: true })
@Index('idempotent_requests_created', ['createdAt'])
export class IdempotentRequest {
  @IdColumn('idempotent_requests_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'idempotent_requests_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(200) requestKey!: string;
  @WordColumn(64) requestHash!: string;
  @WordColumn(8) state!: RequestState;
  /** Of the one that runs, or ran: whoever takes over writes its own, and the other can store nothing any more. */
  @ReferenceColumn() runId!: string;
  @InstantColumn() leaseUntil!: string;
  @IntegerColumn({ nullable: true }) status!: number | null;
  @TextColumn({ nullable: true }) location!: string | null;
  @WordColumn(200, { nullable: true }) etag!: string | null;
  @WordColumn(200, { nullable: true }) contentType!: string | null;
  @TextColumn({ nullable: true }) body!: string | null;
  @InstantColumn() createdAt!: string;
}
