import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
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
    @Reply() reply: FastifyReply,
  ): Promise<TagResponse> {
    const tag = await this.tags.create(account.id, input);
    return this.revisions.created(reply, `/tags/${tag.id}`, tagResponse(tag));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<TagResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateTag,
    @Reply() reply: FastifyReply,
  ): Promise<TagResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.cadences.update(account.id, id, input));
  }

  /** Its people stay. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.cadences.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<TagResponse> {
    return { id, read: async () => tagResponse(await this.tags.find(account.id, id)) };
  }
}
