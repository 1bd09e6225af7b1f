import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateReminder, SnoozeReminder } from '../reminders/reminders.input.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { laterDay } from './later.fields.js';
import { PersonPage } from './person.page.js';
import { reminderInput } from './reminder.fields.js';
import { newReminderPage } from './views/reminder.view.js';

/** Things to do on a day: noted, done, put off. */
@Controller()
export class RemindersPages {
  constructor(
    private readonly pages: Pages,
    private readonly person: PersonPage,
    private readonly reminders: RemindersService,
  ) {}

  /** A note for a day, `on`, that is about nobody in particular. */
  @Get('reminders/new')
  async showNew(@Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, newReminderPage(this.pages.voice(reply), { on: textOf(query, 'on') }));
  }

  @Post('reminders')
  async promise(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const id = textOf(fields, 'contactId');
    if (id === null) return this.note(account, fields, reply);
    await this.pages.submit(reply, {
      act: async () => this.reminders.create(account, await validInput(CreateReminder, reminderInput(fields))),
      done: () => this.pages.redirect(reply, `/people/${id}`, { code: 'promised' }),
      again: (problem) => this.person.page(reply, account, { id, forms: { promise: { fields, problem } } }),
    });
  }

  /** One tap on the page of somebody whose birthday is known. */
  @Post('people/:id/birthday-reminder')
  async birthday(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { leadDays } = reminderInput(fields) as { leadDays?: number }; // checked below
    const asked = {
      kind: 'birthday',
      contactId: id,
      dueOn: this.pages.voice(reply).today,
      recurrence: { rule: 'FREQ=YEARLY' },
      ...(leadDays === undefined ? {} : { leadDays }),
    };
    await this.pages.submit(reply, {
      act: async () => this.reminders.create(account, await validInput(CreateReminder, asked)),
      done: () => this.pages.redirect(reply, `/people/${id}`, { code: 'promised' }),
      again: (problem) => this.person.page(reply, account, { id, forms: { birthday: { fields, problem } } }),
    });
  }

  @Post('reminders/:id/done')
  async done(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { recurrence } = await this.reminders.done(account.id, id);
    await this.pages.redirect(reply, this.backOf(fields), { code: recurrence ? 'done-again' : 'done' });
  }

  @Post('reminders/:id/snooze')
  async snooze(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reminders.find(account.id, id);
    const voice = this.pages.voice(reply);
    const { until } = await validInput(SnoozeReminder, { until: laterDay(fields, voice.today) });
    await this.reminders.snooze(account, id, until);
    const params = { day: voice.shortDay(until) };
    await this.pages.redirect(reply, this.backOf(fields), { code: 'snoozed', params });
  }

  /** Without a person its words are all there is. */
  private async note(account: Account, fields: Fields, reply: FastifyReply): Promise<void> {
    const asked = { ...reminderInput(fields), kind: 'own', text: textOf(fields, 'text') ?? '' };
    await this.pages.submit(reply, {
      act: async () => this.reminders.create(account, await validInput(CreateReminder, asked)),
      done: ({ dueOn }) => this.pages.redirect(reply, `/calendar?d=${dueOn}`, { code: 'promised' }),
      again: (problem) => newReminderPage(this.pages.voice(reply), { on: null, fields, problem }),
    });
  }

  private backOf(fields: Fields): string {
    return this.pages.ownPath(textOf(fields, 'back')) ?? '/today';
  }
}
