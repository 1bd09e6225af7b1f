import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { CreateContact, ListContacts, UpdateContact } from '../contacts/contacts.input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { SaveContactService } from '../contacts/save-contact.service.js';
import { ContactListResponse, ContactResponse, contactResponse } from './responses/contact.response.js';

@Controller('api/v1/contacts')
export class ContactsApi {
  constructor(
    private readonly contacts: ContactsService,
    private readonly details: ContactDetailsService,
    private readonly saving: SaveContactService,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: ListContacts): Promise<ContactListResponse> {
    const { items, nextCursor, today } = await this.details.list(account, query);
    return { items: items.map(({ contact, ...parts }) => contactResponse(contact, parts, today)), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateContact,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactResponse> {
    const { id } = await this.saving.create(account.id, input);
    return created(reply, `/contacts/${id}`, await this.shown(account, id));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ContactResponse> {
    return this.shown(account, id);
  }

  @Patch(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateContact,
  ): Promise<ContactResponse> {
    await this.saving.update(account.id, id, input);
    return this.shown(account, id);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.contacts.remove(account.id, id);
  }

  private async shown(account: Account, id: string): Promise<ContactResponse> {
    const { contact, today, ...parts } = await this.details.find(account, id);
    return contactResponse(contact, parts, today);
  }
}
