import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { CreateRelation } from '../contacts/relations/relations.input.js';
import { RelationsService } from '../contacts/relations/relations.service.js';
import { RelationListResponse, RelationResponse, relationResponse } from './responses/relation.response.js';

@Controller('api/v1/contacts/:id/relations')
export class RelationsApi {
  constructor(private readonly relations: RelationsService) {}

  /** Who introduced them, whom they belong together with, and whom they introduced. */
  @Get()
  async list(@CurrentAccount() account: Account, @Id() id: string): Promise<RelationListResponse> {
    return { items: (await this.relations.list(account.id, id)).map(relationResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: CreateRelation,
    @Reply() reply: FastifyReply,
  ): Promise<RelationResponse> {
    const relation = await this.relations.add(account.id, id, input);
    return created(reply, `/contacts/${id}/relations/${relation.id}`, relationResponse(relation));
  }

  /** From either side; the people stay. */
  @Delete(':relationId')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Id('relationId') relationId: string): Promise<void> {
    return this.relations.remove(account.id, id, relationId);
  }
}
