import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { CreateTag, UpdateTag } from '../contacts/contacts.input.js';
import { TagCadenceService } from '../contacts/tag-cadence.service.js';
import { TagsService } from '../contacts/tags.service.js';
import { TagListResponse, TagResponse, tagResponse } from './responses/tag.response.js';

@Controller('api/v1/tags')
export class TagsApi {
  constructor(
    private readonly tags: TagsService,
    private readonly cadences: TagCadenceService,
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
    return created(reply, `/tags/${tag.id}`, tagResponse(tag));
  }

  @Patch(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateTag,
  ): Promise<TagResponse> {
    return tagResponse(await this.cadences.update(account.id, id, input));
  }

  /** Its people stay. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.cadences.remove(account.id, id);
  }
}
