import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    const field = await this.fields.create(account.id, input);
    return this.revisions.created(reply, `/custom-fields/${field.id}`, customFieldResponse(field));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateCustomField,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomFieldResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.fields.update(account.id, id, input),
    });
  }

  /** With its values, from everybody; the people stay. */
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
      write: () => this.fields.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<CustomFieldResponse> {
    return customFieldResponse(await this.fields.find(account.id, id));
  }
}
