import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import type { Feed } from '../calendar/feed.entity.js';
import { CreateFeed, UpdateFeed } from '../calendar/feeds.input.js';
import { FeedsService } from '../calendar/feeds.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { type FeedForm, feedsView, feedView } from './views/feeds.view.js';
import { settingsPage } from './views/settings.view.js';

/** Calendar addresses: making, changing and ending them. An address is shown once, in the answer that makes it. */
@Controller('settings/calendar')
export class FeedSettingsPages {
  constructor(
    private readonly pages: Pages,
    private readonly feeds: FeedsService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.feeds.create(account.id, await validInput(CreateFeed, feedInput(fields))),
      done: async ({ url }) => this.pages.show(reply, await this.page(reply, account, { address: url })),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Get(':id')
  async showOne(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, this.onePage(reply, await this.feeds.find(account.id, id), {}));
  }

  @Post(':id')
  async change(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const feed = await this.feeds.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => this.feeds.update(account.id, id, await validInput(UpdateFeed, feedInput(fields))),
      done: () => this.pages.redirect(reply, '/settings/calendar', { code: 'saved' }),
      again: (problem) => this.onePage(reply, feed, { fields, problem }),
    });
  }

  @Post(':id/renew')
  async renew(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { url } = await this.feeds.renew(account.id, id);
    await this.pages.show(reply, await this.page(reply, account, { address: url }));
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.feeds.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/calendar', { code: 'feed-removed' });
  }

  private async page(reply: FastifyReply, account: Account, form: FeedForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    return settingsPage(voice, this.pages, 'calendar', feedsView(voice, await this.feeds.list(account.id), form));
  }

  private onePage(reply: FastifyReply, feed: Feed, form: FeedForm): Page {
    const voice = this.pages.voice(reply);
    const page = settingsPage(voice, this.pages, 'calendar', feedView(voice, feed, form));
    return { ...page, name: 'settings-feed', title: feed.label };
  }
}

function feedInput(fields: Fields): object {
  const shows = {
    kinds: textsOf(fields, 'kinds'),
    initials: textOf(fields, 'names') === 'initials',
    alarmMinutes: numberOf(fields, 'alarmMinutes'),
  };
  return { label: textOf(fields, 'label') ?? '', shows };
}
