import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LogAddress } from '../../answers/log-address.service.js';
import { type MailboxState, MailboxStates } from '../../mail/mailbox/mailbox-states.service.js';
import { type LogAddressView, logAddressView } from '../views/log-address.view.js';

/** How mails come in: the user's own mailbox, and the address that notes what is sent to it. */
@Injectable()
export class IncomingReader {
  constructor(
    private readonly states: MailboxStates,
    private readonly logAddress: LogAddress,
  ) {}

  async read({ id }: Account): Promise<{ mailbox: MailboxState | null; logAddress: LogAddressView | null }> {
    const [mailbox, logAddress] = await Promise.all([this.states.of(id), logAddressView(this.logAddress, id)]);
    return { mailbox, logAddress };
  }
}
