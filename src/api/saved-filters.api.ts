import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { CreateSavedFilter, UpdateSavedFilter } from '../contacts/saved-filters/saved-filters.input.js';
import { SavedFiltersService } from '../contacts/saved-filters/saved-filters.service.js';
import {
  SavedFilterListResponse,
  SavedFilterResponse,
  savedFilterResponse,
} from './responses/saved-filter.response.js';

@Controller('api/v1/saved-filters')
export class SavedFiltersApi {
  constructor(
    private readonly filters: SavedFiltersService,
    private readonly revisions: Revisions,
  ) {}

  /** All of them, by name: there are at most 50. */
  @Get()
  async list(@CurrentAccount() account: Account): Promise<SavedFilterListResponse> {
    return { items: (await this.filters.list(account.id)).map(savedFilterResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateSavedFilter,
    @Reply() reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    const filter = await this.filters.create(account.id, input);
    return this.revisions.created(reply, `/saved-filters/${filter.id}`, savedFilterResponse(filter));
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  /** `query` is replaced as a whole. */
  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateSavedFilter,
    @Reply() reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.filters.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.filters.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<SavedFilterResponse> {
    return { id, read: async () => savedFilterResponse(await this.filters.find(account.id, id)) };
  }
}
