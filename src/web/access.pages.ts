import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateToken } from '../accounts/accounts.input.js';
import { TokensService } from '../accounts/tokens.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { type AccessForm, tokensView } from './views/access.view.js';
import { settingsPage } from './views/settings.view.js';

/** Doors for other programs: access tokens. Secrets are shown once, in the answer that makes them. */
@Controller('settings')
export class AccessPages {
  constructor(
    private readonly pages: Pages,
    private readonly tokens: TokensService,
  ) {}

  @Get('tokens')
  async showTokens(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.tokensPage(reply, account, {}));
  }

  @Post('tokens')
  async addToken(
    @CurrentAccount() account: Account,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.tokens.create(account.id, await validInput(CreateToken, tokenInput(fields))),
      done: async ({ secret }) => this.pages.show(reply, await this.tokensPage(reply, account, { secret })),
      again: (problem) => this.tokensPage(reply, account, { fields, problem }),
    });
  }

  @Post('tokens/:id/remove')
  async removeToken(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.tokens.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/tokens', { code: 'token-removed' });
  }

  private async tokensPage(reply: FastifyReply, account: Account, form: AccessForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    return settingsPage(voice, this.pages, 'tokens', tokensView(voice, await this.tokens.list(account.id), form));
  }
}

function tokenInput(fields: Fields): object {
  const scopes = textsOf(fields, 'scopes');
  return { label: textOf(fields, 'label') ?? '', scopes, expiresOn: textOf(fields, 'expiresOn') };
}
