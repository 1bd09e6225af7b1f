import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { ProposedTime } from './proposed-time.entity.js';

/** Each of the people has one that is open. */
const MOST_OF_MEETING = 50;
/** With those that were decided about. */
const MOST_KEPT = 200;

@Injectable()
export class ProposedTimesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Nobody has decided about them; without those of people in the trash. */
  open(accountId: string, meetingId: string): Promise<ProposedTime[]> {
    const where = `meeting_id = ? and account_id = ? and state = 'open' and exists (select 1 from contacts
      where contacts.id = proposed_times.contact_id and contacts.deleted_at is null)
      order by created_at, id limit ${MOST_OF_MEETING}`;
    return wholeRows(this.unitOfWork.reader, ProposedTime, where, [meetingId, accountId]);
  }

  /** All of one meeting, decided or not, those of people in the trash included; the last ones. */
  ofMeeting(accountId: string, meetingId: string): Promise<ProposedTime[]> {
    const where = `meeting_id = ? and account_id = ? order by created_at desc, id desc limit ${MOST_KEPT}`;
    return wholeRows(this.unitOfWork.reader, ProposedTime, where, [meetingId, accountId]);
  }

  find(accountId: string, meetingId: string, id: string): Promise<ProposedTime | null> {
    const where = 'id = ? and meeting_id = ? and account_id = ?';
    return wholeRow(this.unitOfWork.reader, ProposedTime, where, [id, meetingId, accountId]);
  }

  async insert(time: ProposedTime): Promise<void> {
    await this.unitOfWork.writer.insert(ProposedTime, time);
  }

  /** Whoever proposes anew means the new one. */
  async dropOpen({ accountId, meetingId, contactId }: Omit<ProposedTime, 'id'>): Promise<void> {
    await this.unitOfWork.writer.delete(ProposedTime, { accountId, meetingId, contactId, state: 'open' });
  }

  async setState(
    { accountId, id }: Pick<ProposedTime, 'accountId' | 'id'>,
    state: ProposedTime['state'],
  ): Promise<void> {
    await this.unitOfWork.writer.update(ProposedTime, { accountId, id }, { state });
  }
}
