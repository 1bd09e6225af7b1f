import { Injectable } from '@nestjs/common';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import type { RemovedMeeting } from '../meetings/meeting-before.js';
import { type KeptInvitations, keptWithout } from './kept-invitations.js';
import { InvitationsStore } from './invitations.store.js';

/** What invitations leave behind of those they went to. */
@Injectable()
export class InvitationTraces {
  constructor(
    private readonly store: InvitationsStore,
    private readonly contacts: ContactsService,
    private readonly outbox: OutboxService,
    private readonly changes: ChangesService,
  ) {}

  /** For good; inside a unit of work, while they are still there. */
  async forget(accountId: string, contactIds: readonly string[]): Promise<void> {
    const points = [...(await this.contacts.pointsOf(accountId, contactIds)).values()].flat();
    const emails = points.filter(({ kind }) => kind === 'email').map(({ value }) => value.trim().toLowerCase());
    const addresses = new Set([...(await this.store.addressesOf(accountId, contactIds)), ...emails]);
    await this.outbox.removeTo(accountId, ['invitation', 'cancellation'], [...addresses]);
    await this.changes.reword(accountId, 'meeting-removed', (detail) => {
      const removed = detail as RemovedMeeting; // written by ChangeMeetingService
      const kept = removed.kept?.['invitations'] as KeptInvitations | undefined; // and by InvitationsKeeper
      return kept ? { ...removed, kept: { ...removed.kept, invitations: keptWithout(kept, contactIds) } } : removed;
    });
  }
}
