import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';
import { MailboxStates } from '../mail/mailbox/mailbox-states.service.js';

/** "Look now": what stood in the way was put right, or one does not want to wait. */
@Controller('settings/mail/look')
export class MailboxPages {
  constructor(
    private readonly pages: Pages,
    private readonly states: MailboxStates,
  ) {}

  @Post()
  async look(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.states.retry(account.id);
    await this.pages.redirect(reply, '/settings/mail#mailbox', { code: 'mailbox-look' });
  }
}
