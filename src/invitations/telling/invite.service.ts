import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { NoLetterAddress, SendingNotSetUp } from '../../outreach/sending/sending.errors.js';
import { NothingToTell, NotToInvite } from '../invitations.errors.js';
import type { InvitePeople } from '../invitations.input.js';
import { InvitationRun } from './invitation-run.service.js';
import { InvitedPeople, type InvitedRound } from './invited-people.service.js';
import { isTellable, type Tellable, TellPeople } from './tell-people.service.js';

/** The button on the page of a meeting: whoever does not know yet how it stands is told. */
@Injectable()
export class InviteService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly meetings: MeetingsService,
    private readonly people: InvitedPeople,
    private readonly telling: TellPeople,
    private readonly run: InvitationRun,
  ) {}

  /**
   * An invitation to those who have none, the change to those who don't know it, and to those who were invited to what is
   * off, that it is. The mails and what was told are stored together; comes back when the server has answered, or after a
   * moment. Pressed twice, it sends once. Throws MeetingNotFound, SendingNotSetUp, NotToInvite, NoLetterAddress,
   * NothingToTell, LettersFull.
   */
  async tell(account: Account, meetingId: string, { contactIds }: InvitePeople = {}): Promise<void> {
    await this.run.posting(account, async () => {
      await this.accounts.lock(account.id);
      const meeting = await this.meetings.find(account.id, meetingId);
      const round = await this.people.of(account, meeting);
      if (!round.own) throw new SendingNotSetUp();
      const told = tellable(round, meeting, contactIds);
      return this.telling.tell({ account, own: round.own, meeting }, told);
    });
  }
}

function tellable({ people }: InvitedRound, meeting: MeetingWithPeople, contactIds?: readonly string[]): Tellable[] {
  const meant = people.filter(({ contact }) => contactIds?.includes(contact.id) ?? true);
  const waiting = meant.filter(({ news }) => news !== null);
  const told = waiting.filter(isTellable);
  if (told.length > 0) return told;
  if (waiting.length > 0) throw new NoLetterAddress();
  throw meeting.state === 'agreed' && people.some(({ invitation }) => invitation)
    ? new NothingToTell()
    : new NotToInvite();
}
