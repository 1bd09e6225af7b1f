import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    const filter = await this.filters.create(account.id, input);
    return this.revisions.created(reply, `/saved-filters/${filter.id}`, savedFilterResponse(filter));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  /** `query` is replaced as a whole. */
  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateSavedFilter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.filters.update(account.id, id, input),
    });
  }

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
      write: () => this.filters.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<SavedFilterResponse> {
    return savedFilterResponse(await this.filters.find(account.id, id));
  }
}
