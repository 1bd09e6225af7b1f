import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import { InvitationsStore } from './invitations.store.js';

/** What invitations leave behind of those they went to. */
@Injectable()
export class InvitationTraces {
  constructor(
    private readonly store: InvitationsStore,
    private readonly contacts: ContactsService,
    private readonly outbox: OutboxService,
  ) {}

  /** For good; inside a unit of work, while they are still there. */
  async forget(accountId: string, contactIds: readonly string[]): Promise<void> {
    const points = [...(await this.contacts.pointsOf(accountId, contactIds)).values()].flat();
    const emails = points.filter(({ kind }) => kind === 'email').map(({ value }) => value.trim().toLowerCase());
    const addresses = new Set([...(await this.store.addressesOf(accountId, contactIds)), ...emails]);
    await this.outbox.removeTo(accountId, ['invitation', 'cancellation'], [...addresses]);
  }
}
