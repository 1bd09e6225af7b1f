import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateCustomField, UpdateCustomField } from '../contacts/custom-fields/custom-fields.input.js';
import { CustomFieldsService } from '../contacts/custom-fields/custom-fields.service.js';
import { customFieldsView, type FieldForm } from './views/custom-fields.view.js';
import { settingsPage } from './views/settings.view.js';

/** Fields that the user invents: adding, changing and removing them. */
@Controller('settings/fields')
export class CustomFieldsPages {
  constructor(
    private readonly pages: Pages,
    private readonly customFields: CustomFieldsService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account));
  }

  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.customFields.create(account.id, await validInput(CreateCustomField, fieldInput(fields))),
      done: () => this.pages.redirect(reply, '/settings/fields', { code: 'saved' }),
      again: (problem) => this.page(reply, account, { id: null, fields, problem }),
    });
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.customFields.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () =>
        this.customFields.update(account.id, id, await validInput(UpdateCustomField, fieldInput(fields))),
      done: () => this.pages.redirect(reply, '/settings/fields', { code: 'saved' }),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.customFields.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/fields', { code: 'field-removed' });
  }

  private async page(reply: FastifyReply, account: Account, sent?: FieldForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    const view = customFieldsView(voice, await this.customFields.list(account.id), sent ?? null);
    return settingsPage(voice, this.pages, 'fields', view);
  }
}

/** The words of a choice stand one on a line; other kinds have none, whatever was left in the box. */
function fieldInput(fields: Fields): object {
  const kind = textOf(fields, 'kind');
  const words = (textOf(fields, 'choices') ?? '').split(/\r?\n/).map((word) => word.trim());
  const choices = [...new Set(words.filter((word) => word !== ''))];
  return { name: textOf(fields, 'name') ?? '', kind, ...(kind === 'choice' ? { choices } : {}) };
}
