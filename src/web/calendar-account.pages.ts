import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { UpdateCalendarAccount } from '../calendar-accounts/calendar-accounts.input.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf, textsOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { Id } from '../common/http/route-arguments.js';
import { validInput } from '../common/validation/valid-input.js';
import { Conflicts } from '../own-calendar/conflicts.service.js';
import { ChooseCalendars, RemoveCalendarAccount, SettleEvent } from '../own-calendar/own-calendar.input.js';
import { OwnCalendarService } from '../own-calendar/own-calendar.service.js';
import { CalendarAccountReader } from './readers/calendar-account.reader.js';

const HERE = '/settings/calendar-accounts';

/** Settings: one calendar account, what it is for, and what has to be decided about it. */
@Controller('settings/calendar-accounts/:id')
export class CalendarAccountPages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: CalendarAccountsService,
    private readonly own: OwnCalendarService,
    private readonly conflicts: Conflicts,
    private readonly one: CalendarAccountReader,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.one.page(reply, { account, id }, {}));
  }

  @Post()
  async change(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () =>
        this.accounts.update(account.id, id, await validInput(UpdateCalendarAccount, changeInput(fields))),
      done: () => this.pages.redirect(reply, `${HERE}/${id}`, { code: 'calendar-account-saved' }),
      again: (problem) => this.one.page(reply, { account, id }, { fields, problem }),
    });
  }

  @Post('check')
  async check(@CurrentAccount() account: Account, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: () => this.own.check(account.id, id),
      done: async (check) => this.pages.show(reply, await this.one.page(reply, { account, id }, { check })),
      again: (problem) => this.one.page(reply, { account, id }, { problem }),
    });
  }

  @Post('calendars')
  async choose(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.own.choose(account, id, await validInput(ChooseCalendars, choiceInput(fields))),
      done: () => this.pages.redirect(reply, `${HERE}/${id}`, { code: 'calendar-account-chosen' }),
      again: (problem) => this.one.page(reply, { account, id }, { problem }),
    });
  }

  @Post('conflicts/:eventId')
  async settle(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Id('eventId') eventId: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { version } = await validInput(SettleEvent, { version: textOf(fields, 'version') ?? '' });
        await this.conflicts.settle(account, { id, eventId }, version);
      },
      done: () => this.pages.redirect(reply, `${HERE}/${id}`, { code: 'calendar-account-settled' }),
      again: (problem) => this.one.page(reply, { account, id }, { problem }),
    });
  }

  @Post('remove')
  async remove(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { events } = await validInput(RemoveCalendarAccount, eventsInput(fields));
        await this.own.remove(account.id, id, events);
      },
      done: () => this.pages.redirect(reply, HERE, { code: 'calendar-account-removed' }),
      again: (problem) => this.one.page(reply, { account, id }, { problem }),
    });
  }
}

/** An empty password means the kept one. */
function changeInput(fields: Fields): object {
  const password = fields['password'];
  return {
    label: textOf(fields, 'label') ?? '',
    address: textOf(fields, 'address') ?? '',
    userName: textOf(fields, 'userName') ?? '',
    ...(password === undefined || password === '' ? {} : { password }), // blanks around it belong to it
  };
}

function choiceInput(fields: Fields): object {
  return { busy: textsOf(fields, 'busy'), pushTo: textOf(fields, 'pushTo'), ...eventsInput(fields) };
}

function eventsInput(fields: Fields): object {
  return { events: textOf(fields, 'events') ?? undefined };
}
