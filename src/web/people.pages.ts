import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { PeopleListPage } from './people-list.page.js';

/** The list of people, and deleting one. */
@Controller()
export class PeoplePages {
  constructor(
    private readonly pages: Pages,
    private readonly people: PeopleListPage,
    private readonly contacts: ContactsService,
  ) {}

  @Get('people')
  async list(@CurrentAccount() account: Account, @Query() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.people.page(reply, account, { fields }));
  }
}
