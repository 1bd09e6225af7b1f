import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateTemplate } from '../outreach/own-templates/own-templates.input.js';
import { OwnTemplatesService } from '../outreach/own-templates/own-templates.service.js';
import { TemplateReader } from './readers/template.reader.js';
import { lookedAt, templateInput } from './template.fields.js';
import { templatePage } from './views/template.view.js';
import { templatesPage } from './views/templates.view.js';

/** All templates, a new one, and a copy of one. */
@Controller('templates')
export class TemplatesPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: TemplateReader,
    private readonly templates: OwnTemplatesService,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, templatesPage(this.pages.voice(reply), await this.reader.list(account)));
  }

  @Get('new')
  async showNew(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const facts = await this.reader.read(account, null, {});
    await this.pages.show(reply, templatePage(this.pages.voice(reply), { facts, fields: query }));
  }

  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.templates.create(account, await validInput(CreateTemplate, templateInput(fields))),
      done: ({ id }) => this.pages.redirect(reply, `/templates/${id}`, { code: 'template-made' }),
      again: async (problem) => {
        const facts = await this.reader.read(account, null, await lookedAt(fields));
        return templatePage(this.pages.voice(reply), { facts, fields, sent: true, problem });
      },
    });
  }

  @Post('copy')
  async copy(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const copyOf = textOf(fields, 'copyOf') ?? '';
    await this.pages.submit(reply, {
      act: async () => this.templates.create(account, await validInput(CreateTemplate, { copyOf })),
      done: ({ id }) => this.pages.redirect(reply, `/templates/${id}`, { code: 'template-made' }),
      again: async (problem) => templatesPage(this.pages.voice(reply), await this.reader.list(account), problem),
    });
  }

  /** Of a new one, as it stands in the form. */
  @Post('preview')
  @HttpCode(200)
  async preview(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const facts = await this.reader.read(account, null, await lookedAt(fields));
    await this.pages.show(reply, templatePage(this.pages.voice(reply), { facts, fields, sent: true }));
  }
}
