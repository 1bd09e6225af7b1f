import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
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
    @Res({ passthrough: true }) reply: FastifyReply,
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
  async find(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  /** Another `source` is another version. */
  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() input: UpdateTemplate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.templates.update(account.id, id, input),
    });
  }

  /** Letters written with it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.templates.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<TemplateResponse> {
    return templateResponse(await this.all.find(account, id));
  }
}
