import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateContact, ListContacts, UpdateContact } from '../contacts/contacts.input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { SaveContactService } from '../contacts/save-contact.service.js';
import { contactInput } from './contact.fields.js';
import { PeopleReader } from './readers/people.reader.js';
import { findView, peopleQuery, peopleView } from './views/people.view.js';
import { deletePage, editPage } from './views/person-edit.view.js';

/** The list of people, and writing down, changing and deleting one. */
@Controller()
export class PeoplePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: PeopleReader,
    private readonly contacts: ContactsService,
    private readonly saving: SaveContactService,
  ) {}

  @Get('people')
  async list(@CurrentAccount() account: Account, @Query() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.list(account, await validInput(ListContacts, peopleQuery(fields)));
    const view = peopleView(voice, this.pages, { facts, fields });
    await this.pages.show(reply, {
      name: 'people',
      title: voice.say('people.title'),
      place: 'people',
      view,
      parts: { people: 'people-list' },
    });
  }

  /** "I have talked to Ayla": straight to her, or the choice among all who fit. */
  @Get('log')
  async find(
    @CurrentAccount() account: Account,
    @Query('who') who: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const term = textOf({ who }, 'who') ?? '';
    const { items } = await this.contacts.list(account, await validInput(ListContacts, { q: term, limit: 20 }));
    const [only] = items;
    if (only && items.length === 1) return this.pages.redirect(reply, `/people/${only.id}#log`);
    const view = findView(voice, term, items);
    await this.pages.show(reply, { name: 'find', title: voice.say('find.title'), place: 'people', view });
  }

  @Get('people/new')
  async showNew(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const fields = textOf(query, 'name') ? { givenName: textOf(query, 'name') } : null;
    await this.pages.show(reply, await this.editPage(reply, account, { id: null, fields, problem: null }));
  }

  @Post('people')
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const { today } = this.pages.voice(reply);
    await this.pages.submit(reply, {
      act: async () =>
        this.saving.create(account.id, await validInput(CreateContact, contactInput(fields, today, null))),
      done: ({ id }) => this.pages.redirect(reply, `/people/${id}`, { code: 'person-added' }),
      again: (problem) => this.editPage(reply, account, { id: null, fields, problem }),
    });
  }

  @Get('people/:id/edit')
  async showEdit(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.editPage(reply, account, { id, fields: null, problem: null }));
  }

  @Post('people/:id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { today } = this.pages.voice(reply);
    const before = await this.reader.find(account, id);
    await this.pages.submit(reply, {
      act: async () =>
        this.saving.update(account.id, id, await validInput(UpdateContact, contactInput(fields, today, before))),
      done: () => this.pages.redirect(reply, `/people/${id}`, { code: 'saved' }),
      again: (problem) => this.editPage(reply, account, { id, fields, problem }),
    });
  }

  @Get('people/:id/delete')
  async showDelete(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, deletePage(this.pages.voice(reply), await this.contacts.find(account.id, id)));
  }

  @Post('people/:id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.contacts.remove(account.id, id);
    await this.pages.redirect(reply, '/people', { code: 'person-deleted' });
  }

  private async editPage(
    reply: FastifyReply,
    account: Account,
    asked: { id: string | null; fields: Fields | null; problem: FormProblem | null },
  ): Promise<Page> {
    const person = asked.id === null ? null : await this.reader.find(account, asked.id);
    const stations = await this.reader.stations(account);
    return editPage(this.pages.voice(reply), { person, stations, fields: asked.fields, problem: asked.problem });
  }
}
