import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { LetterRoute } from '../../mail/letter-route.js';
import type { DeliveryResult } from '../../mail/mailer.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { LetterCarrier } from '../../outreach/sending/letter-carrier.service.js';
import type { Invitation } from '../invitation.entity.js';
import { InvitationsQuery } from '../invitations.query.js';
import { InvitationsStore } from '../invitations.store.js';
import { SentInvitations } from './sent-invitations.service.js';

/** The way of invitations through the outbox, as letters go: to the user's own server, at most once. */
@Injectable()
export class InvitationDelivery implements LetterRoute, OnModuleInit {
  constructor(
    private readonly carrier: LetterCarrier,
    private readonly query: InvitationsQuery,
    private readonly store: InvitationsStore,
    private readonly copies: SentInvitations,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.copies.carryBy(this);
  }

  /** That it is off goes out even if the meeting is no more; an invitation only while it is the last word. */
  deliver(mail: OutboxMail): Promise<DeliveryResult> {
    return this.carrier.deliver(mail, async () => {
      return mail.kind === 'cancellation' || (await this.query.isWanted(mail.accountId, mail.messageId));
    });
  }

  async settled({ accountId, messageId, state, sentAt }: OutboxMail): Promise<void> {
    const updatedAt = this.clock.now().toISOString();
    const became =
      state === 'sent' ? { state: stateOf(state), sentAt, updatedAt } : { state: stateOf(state), updatedAt };
    await this.store.settle({ accountId, messageId }, became);
  }

  afterwards(mail: OutboxMail): Promise<void> {
    return mail.state === 'sent' ? this.copies.keep(mail) : Promise.resolve();
  }
}

function stateOf(state: OutboxMail['state']): Invitation['state'] {
  if (state === 'sent') return 'sent';
  if (state === 'ambiguous') return 'unclear';
  return state === 'dead' ? 'turned-away' : 'waiting';
}
