import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { CreateRelation } from '../contacts/relations/relations.input.js';
import { RelationsService } from '../contacts/relations/relations.service.js';
import { PersonPage } from './person.page.js';
import { PersonPicker } from './readers/person-picker.reader.js';

/** Who belongs together with whom: said and taken back on the page of either. */
@Controller('people/:id/relations')
export class RelationsPages {
  constructor(
    private readonly pages: Pages,
    private readonly person: PersonPage,
    private readonly picker: PersonPicker,
    private readonly contacts: ContactsService,
    private readonly relations: RelationsService,
  ) {}

  @Post()
  async add(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contacts.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => {
        const otherId = await this.picker.pick(account, fields, { field: 'other', pointer: '/otherId' });
        const input = await validInput(CreateRelation, { kind: textOf(fields, 'kind'), otherId });
        return this.relations.add(account.id, id, input);
      },
      done: () => this.pages.redirect(reply, `/people/${id}`, { code: 'related' }),
      again: (problem) => this.person.page(reply, account, { id, forms: { relation: { fields, problem } } }),
    });
  }

  @Post(':relationId/remove')
  async remove(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Param('relationId') relationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.relations.remove(account.id, id, relationId);
    await this.pages.redirect(reply, `/people/${id}`, { code: 'unrelated' });
  }
}
