import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { TokensService } from '../accounts/tokens.service.js';
import { Config } from '../common/config.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { appPasswordInput } from './app-password.fields.js';
import { type PhoneForm, phoneView } from './views/phone.view.js';
import { settingsPage } from './views/settings.view.js';

/** App passwords of phones and mail programs. One is shown once, in the answer that makes it. */
@Controller('settings/phone')
export class PhonePages {
  constructor(
    private readonly pages: Pages,
    private readonly tokens: TokensService,
    private readonly config: Config,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () =>
        this.tokens.create(account.id, await appPasswordInput(fields, await this.tokens.list(account.id))),
      done: async ({ secret }) => this.pages.show(reply, await this.page(reply, account, { secret })),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.tokens.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/phone', { code: 'phone-removed' });
  }

  private async page(reply: FastifyReply, account: Account, form: PhoneForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    const { baseUrl } = this.config;
    const view = phoneView(voice, { account, baseUrl }, await this.tokens.list(account.id), form);
    return settingsPage(voice, this.pages, 'phone', view);
  }
}
