import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateBusyCalendar, UpdateBusyCalendar } from '../busy-calendars/busy-calendars.input.js';
import { BusyCalendarsService } from '../busy-calendars/busy-calendars.service.js';
import { LookService } from '../busy-calendars/looking/look.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, isTicked, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { type BusyForm, busyCalendarsView } from './views/busy-calendars.view.js';
import { settingsPage } from './views/settings.view.js';

const HERE = '/settings/busy-calendars';

/** Settings: calendars elsewhere that say when the user has no time. */
@Controller('settings/busy-calendars')
export class BusyCalendarsPages {
  constructor(
    private readonly pages: Pages,
    private readonly calendars: BusyCalendarsService,
    private readonly looks: LookService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.calendars.create(account.id, await validInput(CreateBusyCalendar, newInput(fields))),
      done: () => this.pages.redirect(reply, HERE, { code: 'busy-added' }),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post(':id')
  async change(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        await this.calendars.find(account.id, id); // somebody else's is none, whatever the form holds
        return this.calendars.update(account.id, id, await validInput(UpdateBusyCalendar, changeInput(fields)));
      },
      done: () => this.pages.redirect(reply, HERE, { code: 'busy-saved' }),
      again: (problem) => this.page(reply, account, { fields, problem, of: id }),
    });
  }

  @Post(':id/look')
  async look(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: () => this.looks.lookNow(account.id, id),
      done: () => this.pages.redirect(reply, HERE, { code: 'busy-looked' }),
      again: (problem) => this.page(reply, account, { problem }),
    });
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.calendars.remove(account.id, id);
    await this.pages.redirect(reply, HERE, { code: 'busy-removed' });
  }

  private async page(reply: FastifyReply, account: Account, form: BusyForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    const calendars = (await this.calendars.list(account.id)).map((calendar) => ({
      calendar,
      host: this.calendars.hostOf(calendar),
    }));
    const page = settingsPage(voice, this.pages, 'calendar', busyCalendarsView(voice, calendars, form));
    return { ...page, name: 'settings-busy', title: voice.say('settings.busy') };
  }
}

function newInput(fields: Fields): object {
  return { url: textOf(fields, 'url') ?? '', label: textOf(fields, 'label') ?? '' };
}

/** An empty address means that it stays as it is. */
function changeInput(fields: Fields): object {
  const url = textOf(fields, 'url');
  return { ...(url === null ? {} : { url }), label: textOf(fields, 'label') ?? '', counts: isTicked(fields, 'counts') };
}
