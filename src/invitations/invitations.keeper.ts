import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { type MeetingKeeper, MeetingKeepers } from '../meetings/meeting-keepers.js';
import type { MeetingWithPeople } from '../meetings/meeting-with-people.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { KeptInvitations } from './kept-invitations.js';
import { InvitationsStore } from './invitations.store.js';
import { ProposedTimesStore } from './proposed-times.store.js';
import { toldOf } from './told.js';

/** Who was invited to a meeting, and what they proposed, come back with it: whoever accepted it is told when it is off. */
@Injectable()
export class InvitationsKeeper implements MeetingKeeper<KeptInvitations>, OnModuleInit {
  readonly name = 'invitations';

  constructor(
    private readonly invitations: InvitationsStore,
    private readonly times: ProposedTimesStore,
    private readonly contacts: ContactsService,
    private readonly keepers: MeetingKeepers,
  ) {}

  onModuleInit(): void {
    this.keepers.add(this);
  }

  async keep(accountId: string, meetingId: string): Promise<KeptInvitations> {
    return {
      invitations: await this.invitations.ofMeeting(accountId, meetingId),
      times: await this.times.ofMeeting(accountId, meetingId),
    };
  }

  /** Of those who are still here. */
  async putBack({ accountId }: MeetingWithPeople, { invitations, times }: KeptInvitations): Promise<void> {
    const ids = [...invitations, ...times].map(({ contactId }) => contactId);
    const living = await this.contacts.findMany(accountId, [...new Set(ids)]);
    const present = <Row extends { readonly contactId: string }>(rows: readonly Row[]): Row[] =>
      rows.filter(({ contactId }) => living.has(contactId)).map((row) => ({ ...row, accountId }));
    await this.invitations.insert(present(invitations));
    for (const time of present(times)) await this.times.insert(time);
  }

  async toldOtherwise(meeting: Meeting): Promise<readonly string[]> {
    const told = toldOf(meeting);
    const invitations = await this.invitations.ofMeeting(meeting.accountId, meeting.id);
    return invitations.flatMap((one) => (one.method === 'cancel' || one.told !== told ? one.contactId : []));
  }
}
