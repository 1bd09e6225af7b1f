import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Move, moveRows, moveTheseRows } from '../common/database/moved-rows.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { Invitation } from './invitation.entity.js';

/** More people than one meeting takes. */
const MOST_OF_MEETING = 200;

@Injectable()
export class InvitationsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Whether anybody was ever invited under this address (small letters). */
  async knows(accountId: string, address: string): Promise<boolean> {
    const where = 'account_id = ? and lower(address) = ?';
    return (await wholeRow(this.unitOfWork.reader, Invitation, where, [accountId, address])) !== null;
  }

  /** Whom an answer under this address (small letters) is from. */
  invitedTo(accountId: string, meetingId: string, address: string): Promise<Invitation | null> {
    const where = 'meeting_id = ? and account_id = ? and lower(address) = ? order by created_at, id';
    return wholeRow(this.unitOfWork.reader, Invitation, where, [meetingId, accountId, address]);
  }

  find(accountId: string, meetingId: string, contactId: string): Promise<Invitation | null> {
    const where = 'meeting_id = ? and account_id = ? and contact_id = ?';
    return wholeRow(this.unitOfWork.reader, Invitation, where, [meetingId, accountId, contactId]);
  }

  /** All of one meeting, those of people in the trash included. */
  ofMeeting(accountId: string, meetingId: string): Promise<Invitation[]> {
    const where = `meeting_id = ? and account_id = ? order by created_at, id limit ${MOST_OF_MEETING}`;
    return wholeRows(this.unitOfWork.reader, Invitation, where, [meetingId, accountId]);
  }

  ofContact(accountId: string, contactId: string): Promise<Invitation[]> {
    return wholeRows(this.unitOfWork.reader, Invitation, 'contact_id = ? and account_id = ?', [contactId, accountId]);
  }

  async addressesOf(accountId: string, contactIds: readonly string[]): Promise<string[]> {
    if (contactIds.length === 0) return [];
    const found = await this.unitOfWork.reader.findBy(Invitation, { accountId, contactId: In([...contactIds]) });
    return [...new Set(found.map(({ address }) => address.toLowerCase()))];
  }

  async insert(invitations: readonly Invitation[]): Promise<void> {
    if (invitations.length > 0) await this.unitOfWork.writer.insert(Invitation, [...invitations]);
  }

  async update({ id, accountId, ...invitation }: Invitation): Promise<void> {
    await this.unitOfWork.writer.update(Invitation, { id, accountId }, invitation);
  }

  /** What became of the mail under this Message-ID, if it is still the last one about its meeting. */
  async settle(
    { accountId, messageId }: Pick<Invitation, 'accountId' | 'messageId'>,
    became: Pick<Invitation, 'state' | 'updatedAt'> & Partial<Pick<Invitation, 'sentAt'>>,
  ): Promise<void> {
    await this.unitOfWork.writer.update(Invitation, { accountId, messageId }, became);
  }

  async replied({ accountId, id }: Invitation, repliedAt: string, updatedAt: string): Promise<void> {
    await this.unitOfWork.writer.update(Invitation, { accountId, id }, { repliedAt, updatedAt });
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.unitOfWork.writer.delete(Invitation, { accountId, id: In([...ids]) });
  }

  moveAll(accountId: string, move: Move): Promise<string[]> {
    return moveRows(this.unitOfWork.writer, 'invitations', accountId, move);
  }

  moveThese(accountId: string, move: Move & { readonly ids: readonly string[] }): Promise<void> {
    return moveTheseRows(this.unitOfWork.writer, 'invitations', accountId, move);
  }
}
