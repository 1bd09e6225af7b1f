import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Reply } from '../common/http/route-arguments.js';
import { Texts } from '../common/text.js';
import {
  CreateTemplate,
  ListTemplates,
  PreviewTemplate,
  UpdateTemplate,
} from '../outreach/own-templates/own-templates.input.js';
import { OwnTemplatesService } from '../outreach/own-templates/own-templates.service.js';
import { TemplateList } from '../outreach/own-templates/template-list.service.js';
import { TemplatePreview } from '../outreach/own-templates/template-preview.service.js';
import {
  listedTemplate,
  TemplateListResponse,
  templatePreview,
  TemplatePreviewResponse,
  TemplateResponse,
  templateResponse,
} from './responses/template.response.js';

/** Draft templates: one's own, and those that come with the program, which are only read and copied. */
@Controller('api/v1/templates')
export class TemplatesApi {
  constructor(
    private readonly templates: OwnTemplatesService,
    private readonly all: TemplateList,
    private readonly preview: TemplatePreview,
    private readonly revisions: Revisions,
    private readonly texts: Texts,
  ) {}

  /** All of them, without their text: one's own first, at most 200, then those that come with the program. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: ListTemplates): Promise<TemplateListResponse> {
    return { items: (await this.all.all(account, query)).map(listedTemplate), nextCursor: null };
  }

  /** A new one, or a copy: `{ "copyOf": "builtin:de-sie:coffee" }`. */
  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateTemplate,
    @Reply() reply: FastifyReply,
  ): Promise<TemplateResponse> {
    const template = await this.templates.create(account, input);
    return this.revisions.created(reply, `/templates/${template.id}`, templateResponse(template));
  }

  /** What a text would make, with everything that is wrong with it. Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async look(@CurrentAccount() account: Account, @Body() input: PreviewTemplate): Promise<TemplatePreviewResponse> {
    return templatePreview(await this.preview.of(account, input), account.locale, this.texts);
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Reply() reply: FastifyReply,
  ): Promise<TemplateResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  /** Another `source` is another version. */
  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() input: UpdateTemplate,
    @Reply() reply: FastifyReply,
  ): Promise<TemplateResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.templates.update(account.id, id, input));
  }

  /** Letters written with it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id') id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.templates.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<TemplateResponse> {
    return { id, read: async () => templateResponse(await this.all.find(account, id)) };
  }
}
