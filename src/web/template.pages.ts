import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, numberOf, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import type { OwnTemplate } from '../outreach/own-templates/own-template.entity.js';
import { RestoreVersion, UpdateTemplate } from '../outreach/own-templates/own-templates.input.js';
import { OwnTemplatesService } from '../outreach/own-templates/own-templates.service.js';
import { TemplateHistory } from '../outreach/own-templates/template-history.service.js';
import { TemplateReader } from './readers/template.reader.js';
import { exampleInput, isText, lookedAt, templateInput } from './template.fields.js';
import { templatePage } from './views/template.view.js';

/** One template: its text, what it makes, and what it was before. */
@Controller('templates/:id')
export class TemplatePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: TemplateReader,
    private readonly templates: OwnTemplatesService,
    private readonly history: TemplateHistory,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.read(account, id, exampleInput(query));
    await this.pages.show(reply, templatePage(this.pages.voice(reply), { facts, fields: query }));
  }

  @Post()
  async save(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.templates.find(account.id, id);
    const path = `/templates/${id}${isText(fields) ? '?as=text' : ''}`;
    const again = async (problem: FormProblem): Promise<Page> => {
      const facts = await this.reader.read(account, id, await lookedAt(fields));
      return templatePage(this.pages.voice(reply), { facts, fields, sent: true, problem });
    };
    await this.pages.submit(reply, {
      act: () => this.saved(account, id, fields),
      done: () => this.pages.redirect(reply, path, { code: 'template-saved' }),
      again,
      elsewhere: again,
    });
  }

  /** As it stands in the form; nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async preview(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.read(account, id, await lookedAt(fields));
    await this.pages.show(reply, templatePage(this.pages.voice(reply), { facts, fields, sent: true }));
  }

  @Post('restore')
  async restore(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.templates.find(account.id, id);
    const { version } = await validInput(RestoreVersion, { version: numberOf(fields, 'version') });
    await this.history.restore(account.id, id, version);
    await this.pages.redirect(reply, `/templates/${id}`, { code: 'template-restored' });
  }

  @Post('delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.templates.remove(account.id, id);
    await this.pages.redirect(reply, '/templates', { code: 'template-removed' });
  }

  private async saved(account: Account, id: string, fields: Fields): Promise<OwnTemplate> {
    const input = await validInput(UpdateTemplate, templateInput(fields));
    return this.revisions.unchanged(textOf(fields, 'revision') ?? 'none', {
      id,
      read: () => this.templates.find(account.id, id),
      write: () => this.templates.update(account.id, id, input),
    });
  }
}
