import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';
import { NetworkService } from '../insights/network.service.js';
import { networkPage } from './views/network.view.js';

/** "My network today": one page to print. */
@Controller('network')
export class NetworkPages {
  constructor(
    private readonly pages: Pages,
    private readonly networks: NetworkService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, networkPage(this.pages.voice(reply), account, await this.networks.of(account)));
  }
}
