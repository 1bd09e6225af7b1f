import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import { HeldSlot } from './held-slot.entity.js';

/** In a year, at half an hour each: more can't be held. */
const MOST_HELD = 20_000;

@Injectable()
export class SlotsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** True if a time still ahead overlaps one that is held for somebody else, who is not in the trash. */
  async heldForAnother(accountId: string, slot: HeldSlot, now: string): Promise<boolean> {
    const found = await rows(
      this.unitOfWork.reader,
      `select 1 as found from held_slots
        where account_id = ? and released_at is null and contact_id <> ?
          and start_at < ? and end_at > ? and end_at > ?
          and exists (select 1 from contacts where contacts.id = held_slots.contact_id and contacts.deleted_at is null) limit 1`,
      [accountId, slot.contactId, slot.endAt, slot.startAt, now],
    );
    return found.length > 0;
  }

  /** Times still ahead that these attempts hold, by start. */
  heldOf(accountId: string, attemptIds: readonly string[], now: string): Promise<HeldSlot[]> {
    if (attemptIds.length === 0) return Promise.resolve([]);
    const where = { accountId, attemptId: In([...attemptIds]), releasedAt: IsNull(), endAt: MoreThan(now) };
    return this.unitOfWork.reader.find(HeldSlot, { where, order: { startAt: 'ASC', id: 'ASC' } });
  }

  /** Times that are held and touch the span, but for those of somebody in the trash. */
  heldBetween(accountId: string, { startAt, endAt }: Pick<HeldSlot, 'startAt' | 'endAt'>): Promise<HeldSlot[]> {
    return wholeRows(
      this.unitOfWork.reader,
      HeldSlot,
      `account_id = ? and start_at < ? and end_at > ? and released_at is null
        and exists (select 1 from contacts where contacts.id = held_slots.contact_id and contacts.deleted_at is null)
        order by start_at, id limit ${MOST_HELD}`,
      [accountId, endAt, startAt],
    );
  }

  /** Times still ahead that the attempt names, held or not. */
  namedBy(accountId: string, attemptId: string, now: string): Promise<HeldSlot[]> {
    return this.unitOfWork.reader.findBy(HeldSlot, { accountId, attemptId, endAt: MoreThan(now) });
  }

  async insert(slots: readonly HeldSlot[]): Promise<void> {
    await this.unitOfWork.writer.insert(HeldSlot, [...slots]);
  }

  async holdAgain(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.update(HeldSlot, { accountId, id }, { releasedAt: null });
  }

  async release(accountId: string, attemptId: string, now: string): Promise<void> {
    await this.unitOfWork.writer.update(HeldSlot, { accountId, attemptId, releasedAt: IsNull() }, { releasedAt: now });
  }

  async removeOf(accountId: string, attemptId: string): Promise<void> {
    await this.unitOfWork.writer.delete(HeldSlot, { accountId, attemptId });
  }
}
