import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { tagged } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { RestoreVersion } from '../outreach/own-templates/own-templates.input.js';
import { TemplateHistory } from '../outreach/own-templates/template-history.service.js';
import {
  TemplateResponse,
  templateResponse,
  templateVersion,
  TemplateVersionListResponse,
} from './responses/template.response.js';

/** What a template of one's own was before. */
@Controller('api/v1/templates/:id')
export class TemplateVersionsApi {
  constructor(private readonly history: TemplateHistory) {}

  /** The newest first; the last 50 are kept. */
  @Get('versions')
  async versions(@CurrentAccount() account: Account, @Id() id: string): Promise<TemplateVersionListResponse> {
    return { items: (await this.history.versions(account.id, id)).map(templateVersion), nextCursor: null };
  }

  /** An older text holds again, as a version of its own. */
  @Post('restore')
  @HttpCode(200)
  async restore(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() { version }: RestoreVersion,
    @Reply() reply: FastifyReply,
  ): Promise<TemplateResponse> {
    return tagged(reply, templateResponse(await this.history.restore(account.id, id, version)));
  }
}
