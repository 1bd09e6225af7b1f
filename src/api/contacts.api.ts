import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { CreateContact, ListContacts, UpdateContact } from '../contacts/contacts.input.js';
import { SaveContactService } from '../contacts/save-contact.service.js';
import { TrashService } from '../people/trash/trash.service.js';
import { PeopleListService } from '../reactivation/people-list.service.js';
import { ContactListResponse, ContactResponse, contactResponse } from './responses/contact.response.js';

@Controller('api/v1/contacts')
export class ContactsApi {
  constructor(
    private readonly trash: TrashService,
    private readonly people: PeopleListService,
    private readonly details: ContactDetailsService,
    private readonly saving: SaveContactService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: ListContacts): Promise<ContactListResponse> {
    const { items, nextCursor, today } = await this.details.page(account, await this.people.list(account, query));
    return { items: items.map(({ contact, ...parts }) => contactResponse(contact, parts, today)), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateContact,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactResponse> {
    const { id } = await this.saving.create(account.id, input);
    return this.revisions.created(reply, `/contacts/${id}`, await this.shown(account, id));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateContact,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.saving.update(account.id, id, input),
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
      write: () => this.trash.throwAway(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<ContactResponse> {
    const { contact, today, ...parts } = await this.details.find(account, id);
    return contactResponse(contact, parts, today);
  }
}
