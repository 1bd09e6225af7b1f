import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { CreateCustomField, UpdateCustomField } from '../contacts/custom-fields/custom-fields.input.js';
import { CustomFieldsService } from '../contacts/custom-fields/custom-fields.service.js';
import {
  CustomFieldListResponse,
  CustomFieldResponse,
  customFieldResponse,
} from './responses/custom-field.response.js';

@Controller('api/v1/custom-fields')
export class CustomFieldsApi {
  constructor(
    private readonly fields: CustomFieldsService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<CustomFieldListResponse> {
    return { items: (await this.fields.list(account.id)).map(customFieldResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateCustomField,
    @Reply() reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    const field = await this.fields.create(account.id, input);
    return this.revisions.created(reply, `/custom-fields/${field.id}`, customFieldResponse(field));
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateCustomField,
    @Reply() reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.fields.update(account.id, id, input));
  }

  /** With its values, from everybody; the people stay. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.fields.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<CustomFieldResponse> {
    return { id, read: async () => customFieldResponse(await this.fields.find(account.id, id)) };
  }
}
