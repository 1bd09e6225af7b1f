import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateToken } from '../accounts/accounts.input.js';
import { TokensService } from '../accounts/tokens.service.js';
import { CreateFeed } from '../calendar/feeds.input.js';
import { FeedsService } from '../calendar/feeds.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { type AccessForm, feedsView, tokensView } from './views/access.view.js';
import { settingsPage } from './views/settings.view.js';

/** Doors for other programs: calendar addresses and access tokens. Secrets are shown once, in the answer that makes them. */
@Controller('settings')
export class AccessPages {
  constructor(
    private readonly pages: Pages,
    private readonly feeds: FeedsService,
    private readonly tokens: TokensService,
  ) {}

  @Get('calendar')
  async showFeeds(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.feedsPage(reply, account, {}));
  }

  @Post('calendar')
  async addFeed(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () =>
        this.feeds.create(account.id, await validInput(CreateFeed, { label: textOf(fields, 'label') ?? '' })),
      done: async ({ url }) => this.pages.show(reply, await this.feedsPage(reply, account, { secret: url })),
      again: (problem) => this.feedsPage(reply, account, { fields, problem }),
    });
  }

  @Post('calendar/:id/remove')
  async removeFeed(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.feeds.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/calendar', { code: 'feed-removed' });
  }

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

  private async feedsPage(reply: FastifyReply, account: Account, form: AccessForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    return settingsPage(voice, this.pages, 'calendar', feedsView(voice, await this.feeds.list(account.id), form));
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
