import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';
import { PageInput } from '../common/paging.input.js';
import { validInput } from '../common/validation/valid-input.js';
import { OutboxService } from '../mail/outbox.service.js';
import { DeliveryReader } from './readers/delivery.reader.js';
import { deliveryView } from './views/delivery.view.js';
import { settingsPage } from './views/settings.view.js';

/** Mails on one page. */
const MAIL_ROWS = 20;

/** What went out, when, and what the server said. */
@Controller('settings/delivery')
export class DeliveryPages {
  constructor(
    private readonly pages: Pages,
    private readonly outbox: OutboxService,
    private readonly reader: DeliveryReader,
  ) {}

  @Get()
  async show(
    @CurrentAccount() account: Account,
    @Query('before') before: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const paging = await validInput(PageInput, { limit: MAIL_ROWS, ...(before ? { cursor: before } : {}) });
    const mails = await this.outbox.log(account.id, paging);
    const trouble = await this.reader.trouble(account);
    const view = deliveryView(voice, { account, mails, trouble, isFirst: !before });
    await this.pages.show(reply, settingsPage(voice, this.pages, 'delivery', view));
  }
}
