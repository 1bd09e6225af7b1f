import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { InvitationTraces } from './invitation-traces.service.js';
import { InvitationsKeeper } from './invitations.keeper.js';
import { InvitationsMover } from './invitations.mover.js';
import { InvitationsQuery } from './invitations.query.js';
import { InvitationsSchedule } from './invitations.schedule.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationsStore } from './invitations.store.js';
import { ProposedTimesMover } from './proposed-times.mover.js';
import { ProposedTimesService } from './proposed-times.service.js';
import { ProposedTimesStore } from './proposed-times.store.js';
import { ForgetReplies } from './replies/forget-replies.service.js';
import { InvitationReplies } from './replies/invitation-replies.service.js';
import { InvitationRepliesStore } from './replies/invitation-replies.store.js';
import { NoteReply } from './replies/note-reply.service.js';
import { InvitationDelivery } from './telling/invitation-delivery.service.js';
import { CancelPeople } from './telling/cancel-people.service.js';
import { InvitationRun } from './telling/invitation-run.service.js';
import { InviteService } from './telling/invite.service.js';
import { InvitedMeetings } from './telling/invited-meetings.service.js';
import { InvitedPeople } from './telling/invited-people.service.js';
import { SentInvitations } from './telling/sent-invitations.service.js';
import { TellPeople } from './telling/tell-people.service.js';
import { ToldNotes } from './telling/told-notes.service.js';
import { InvitationLetters } from './writing/invitation-letters.service.js';
import { InvitationWording } from './writing/invitation-words.service.js';

/** Agreed meetings for other people's calendars, and what those answer. */
@Module({
  imports: [AccountsModule, ContactsModule, MailModule, MeetingsModule, OutreachModule, StationsModule],
  providers: [
    CancelPeople,
    ForgetReplies,
    InvitationDelivery,
    InvitationLetters,
    InvitationReplies,
    InvitationRepliesStore,
    InvitationRun,
    InvitationsKeeper,
    InvitationsMover,
    InvitationsQuery,
    InvitationsSchedule,
    InvitationsService,
    InvitationsStore,
    InvitationTraces,
    InvitationWording,
    InvitedMeetings,
    InvitedPeople,
    InviteService,
    NoteReply,
    ProposedTimesMover,
    ProposedTimesService,
    ProposedTimesStore,
    SentInvitations,
    TellPeople,
    ToldNotes,
  ],
  exports: [
    InvitationReplies,
    InvitationsMover,
    InvitationsSchedule,
    InvitationsService,
    InvitationTraces,
    InvitedMeetings,
    InviteService,
    ProposedTimesMover,
    ProposedTimesService,
  ],
})
export class InvitationsModule {}
