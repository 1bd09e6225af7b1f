import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { revisionOf, Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import { UpdateReminder } from '../reminders/reminders.input.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { reminderInput } from './reminder.fields.js';
import { reminderPage } from './views/reminder.view.js';

/** One reminder: changing it, and letting go of it. */
@Controller('reminders')
export class ReminderPages {
  constructor(
    private readonly pages: Pages,
    private readonly reminders: RemindersService,
    private readonly contacts: ContactsService,
    private readonly revisions: Revisions,
  ) {}

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, await this.reminders.find(account.id, id), {}));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reminder = await this.reminders.find(account.id, id);
    await this.pages.submit(reply, {
      act: () => this.save(account, id, fields),
      done: ({ contactId }) => this.pages.redirect(reply, backOf(contactId), { code: 'reminder-saved' }),
      again: (problem) => this.page(reply, reminder, { fields, problem }),
      elsewhere: (problem) => {
        const known = { ...fields, revision: revisionOf(reminder) };
        return this.page(reply, reminder, { fields: known, problem });
      },
    });
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { contactId } = await this.reminders.find(account.id, id);
    await this.reminders.remove(account.id, id);
    await this.pages.redirect(reply, backOf(contactId), { code: 'reminder-removed' });
  }

  private async save(account: Account, id: string, fields: Fields): Promise<Reminder> {
    const input = await validInput(UpdateReminder, reminderInput(fields));
    return this.revisions.unchanged(textOf(fields, 'revision'), {
      id,
      read: () => this.reminders.find(account.id, id),
      write: () => this.reminders.update(account.id, id, input),
    });
  }

  private async page(
    reply: FastifyReply,
    reminder: Reminder,
    sent: { readonly fields?: Fields; readonly problem?: FormProblem },
  ): Promise<Page> {
    const { accountId, contactId } = reminder;
    const person = contactId === null ? null : await this.contacts.find(accountId, contactId);
    return reminderPage(this.pages.voice(reply), { reminder, person, revision: revisionOf(reminder), ...sent });
  }
}

function backOf(contactId: string | null): string {
  return contactId === null ? '/today' : `/people/${contactId}`;
}
