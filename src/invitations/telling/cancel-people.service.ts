import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { InvitedPeople } from './invited-people.service.js';
import { isTellable, TellPeople } from './tell-people.service.js';

/** Tells those who hold an invitation to what is off for them; the others are left alone. */
@Injectable()
export class CancelPeople {
  constructor(
    private readonly people: InvitedPeople,
    private readonly telling: TellPeople,
  ) {}

  /** Inside a unit of work; nobody is told where there is no mail account that sends. */
  async tell(account: Account, meeting: MeetingWithPeople): Promise<string[]> {
    const { own, people } = await this.people.of(account, meeting);
    const off = people.filter(isTellable).filter(({ news }) => news === 'cancel');
    return own ? this.telling.tell({ account, own, meeting }, off) : [];
  }
}
