import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { Mover } from '../contacts/merging/mover.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationsStore } from './invitations.store.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { MeetingNotFound } from '../meetings/meetings.errors.js';

interface MovedInvitations {
  readonly moved: readonly string[];
  /** To meetings that both were invited to: one invitation is enough. */
  readonly dropped: readonly Invitation[];
}

/** What calendars were asked about them. */
@Injectable()
export class InvitationsMover extends Mover<MovedInvitations> {
  readonly name = 'invitations';
  readonly pointers = ['invitations.contact_id'];

  constructor(
    private readonly store: InvitationsStore,
    private readonly meetings: MeetingsService,
  ) {
    super();
  }

  async moveTo(accountId: string, { from, to }: Move): Promise<MovedInvitations> {
    const taken = new Set((await this.store.ofContact(accountId, to)).map(({ meetingId }) => meetingId));
    const dropped = (await this.store.ofContact(accountId, from)).filter(({ meetingId }) => taken.has(meetingId));
    await this.store.remove(
      accountId,
      dropped.map(({ id }) => id),
    );
    return { moved: await this.store.moveAll(accountId, { from, to }), dropped };
  }

  /** To meetings that are gone meanwhile, nobody is invited. */
  async moveBack(accountId: string, { moved, dropped }: MovedInvitations, move: Move): Promise<void> {
    await this.store.moveThese(accountId, { ...move, ids: moved });
    for (const invitation of dropped) {
      if (await this.isThere(accountId, invitation.meetingId)) await this.store.insert([invitation]);
    }
  }

  private async isThere(accountId: string, meetingId: string): Promise<boolean> {
    try {
      await this.meetings.find(accountId, meetingId);
      return true;
    } catch (error) {
      if (error instanceof MeetingNotFound) return false;
      throw error;
    }
  }
}
