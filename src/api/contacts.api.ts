import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { CreateContact, ListContacts, UpdateContact } from '../contacts/contacts.input.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
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
    @Reply() reply: FastifyReply,
  ): Promise<ContactResponse> {
    const { id } = await this.saving.create(account.id, input);
    return this.revisions.created(reply, `/contacts/${id}`, await this.shown(account, id));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<ContactResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateContact,
    @Reply() reply: FastifyReply,
  ): Promise<ContactResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.saving.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.trash.throwAway(account.id, id));
  }

  private one(account: Account, id: string): Revised<ContactResponse> {
    return { id, read: () => this.shown(account, id) };
  }

  private async shown(account: Account, id: string): Promise<ContactResponse> {
    const { contact, today, ...parts } = await this.details.find(account, id);
    return contactResponse(contact, parts, today);
  }
}
