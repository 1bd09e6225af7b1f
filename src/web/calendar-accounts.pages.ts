import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateCalendarAccount } from '../calendar-accounts/calendar-accounts.input.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { CalendarConnection } from '../calendar-accounts/calendar-connection.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CalendarAccountReader } from './readers/calendar-account.reader.js';
import { type CalendarAccountForm, calendarAccountsView } from './views/calendar-account.view.js';
import { settingsPage } from './views/settings.view.js';

/** Settings: the user's own CalDAV accounts, and one more. */
@Controller('settings/calendar-accounts')
export class CalendarAccountsPages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: CalendarAccountsService,
    private readonly connection: CalendarConnection,
    private readonly one: CalendarAccountReader,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  /** Tries it at once, and shows which calendars are there. */
  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { id } = await this.accounts.create(
          account.id,
          await validInput(CreateCalendarAccount, newInput(fields)),
        );
        return { id, check: await this.connection.check(account.id, id) };
      },
      done: async ({ id, check }) => this.pages.show(reply, await this.one.page(reply, { account, id }, { check })),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  private async page(reply: FastifyReply, account: Account, form: CalendarAccountForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    const view = calendarAccountsView(voice, await this.accounts.list(account.id), form);
    const page = settingsPage(voice, this.pages, 'calendar', view);
    return { ...page, name: 'settings-calendar-accounts', title: voice.say('settings.calendar-accounts') };
  }
}

function newInput(fields: Fields): object {
  const password = fields['password']; // blanks around it belong to it
  return {
    label: textOf(fields, 'label') ?? '',
    address: textOf(fields, 'address') ?? '',
    userName: textOf(fields, 'userName') ?? '',
    password: typeof password === 'string' ? password : '',
  };
}
