import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
import { CreateTag, UpdateTag } from '../contacts/contacts.input.js';
import { TagCadenceService } from '../contacts/tags/tag-cadence.service.js';
import { TagsService } from '../contacts/tags/tags.service.js';
import { TagListResponse, TagResponse, tagResponse } from './responses/tag.response.js';

@Controller('api/v1/tags')
export class TagsApi {
  constructor(
    private readonly tags: TagsService,
    private readonly cadences: TagCadenceService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<TagListResponse> {
    return { items: (await this.tags.list(account.id)).map(tagResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateTag,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TagResponse> {
    const tag = await this.tags.create(account.id, input);
    return this.revisions.created(reply, `/tags/${tag.id}`, tagResponse(tag));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TagResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateTag,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TagResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.cadences.update(account.id, id, input),
    });
  }

  /** Its people stay. */
  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.cadences.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<TagResponse> {
    return tagResponse(await this.tags.find(account.id, id));
  }
}
