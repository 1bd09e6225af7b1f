import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import type { CalendarReply } from '../domain/reply-verdict.js';
import { InvitationsStore } from '../invitations.store.js';
import { readReply } from '../reading/read-reply.js';
import { NoteReply } from './note-reply.service.js';

/** What is asked of a mail: an IncomingMail has it. */
export type ReplyMail = Pick<IncomingMail, 'messageId' | 'from' | 'senderCheck' | 'isBounce' | 'calendarPart'>;

/** Ids are UUIDs: anything else is the UID of somebody else's event. */
const OWN_UID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Answers of other people's calendars to invitations (RFC 6047). */
@Injectable()
export class InvitationReplies {
  constructor(
    private readonly store: InvitationsStore,
    private readonly notes: NoteReply,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in what somebody's calendar says to an invitation, once, however often the mail comes. True: the mail belongs to
   * an invitation, whatever it led to. Only the address that was invited answers, and only in its own mail; a mail that its
   * server calls forged answers for nobody. Call it outside of any unit of work, while the mailbox is open. Throws what the
   * mailbox and the database throw; never because of what a mail holds.
   */
  async take(account: Account, mail: ReplyMail): Promise<boolean> {
    const from = mail.from?.address.trim().toLowerCase() ?? '';
    if (from === '' || mail.isBounce || mail.senderCheck === 'failed') return false;
    if (!(await this.store.knows(account.id, from))) return false; // nothing of most mails is fetched
    const part = await mail.calendarPart();
    if (!part) return false;
    const reply = readReply(part.text, { method: part.method, zone: account.timeZone, now: this.clock.now() });
    if (!reply || !OWN_UID.test(reply.uid)) return false;
    return this.unitOfWork.run(() => this.note(account, reply, { from, messageId: mail.messageId }));
  }

  private async note(
    account: Account,
    reply: CalendarReply,
    { from, messageId }: { readonly from: string; readonly messageId: string },
  ): Promise<boolean> {
    await this.accounts.lock(account.id); // two answers at the same moment come one after the other
    const invitation = await this.store.invitedTo(account.id, reply.uid, from);
    if (invitation?.method !== 'request') return invitation !== null;
    // what somebody's server calls their mails is a trace of them: its hash tells them apart as well
    const key = createHash('sha256').update(messageId).digest('base64url');
    return this.notes.note(account, invitation, reply, key);
  }
}
