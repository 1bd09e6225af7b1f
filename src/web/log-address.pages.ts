import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { LogAddress } from '../answers/log-address.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';

/** The address that notes mails; the page of the mail settings shows it. */
@Controller('settings/mail/log-address')
export class LogAddressPages {
  constructor(
    private readonly pages: Pages,
    private readonly address: LogAddress,
  ) {}

  @Post()
  async renew(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.address.renew(account.id);
    await this.pages.redirect(reply, '/settings/mail', { code: 'log-address-made' });
  }

  @Post('remove')
  async remove(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.address.remove(account.id);
    await this.pages.redirect(reply, '/settings/mail', { code: 'log-address-removed' });
  }
}
